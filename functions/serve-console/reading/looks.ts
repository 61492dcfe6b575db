/** One account, for a purpose that is kept: what is not the reader's looks as if it did not exist. */

import type { AccountState } from '../../../shared/domain/account/state.ts';
import { ofAccount } from '../../../shared/domain/report/views/rows.ts';
import { evaluate } from '../../../shared/domain/rules/all-rules.ts';
import { worstOutcome } from '../../../shared/domain/rules/engine/finding.ts';
import { accountWith } from '../../../shared/workflow/account/account-now.ts';
import { notFound, problem } from '../door/problem.ts';
import { type Desk, partOf, type Request } from '../door/request.ts';
import { accountSeen, sightOf } from './sight.ts';

/** The reader's purpose, in words; the page asks for it once a sitting. What a browser fetches by itself has no header of ours. */
export function purposeOf(context: Request): string {
  const said = context.req.header('x-purpose');
  try {
    const words = said === undefined ? (context.req.query('purpose') ?? '') : decodeURIComponent(said);
    return words.trim().slice(0, 200);
  } catch {
    return '';
  }
}

export const withoutPurpose = (context: Request): Response =>
  problem(context, {
    status: 403,
    title: { zh: '未写明查询目的（网络查询冻结规定第七条）', en: 'No purpose is given for looking account data up' },
    do: { zh: '请写明查询目的或案号后再查询', en: 'Say what for, or for which case' },
  });

/** what for must be said before anything is shown. */
export const mayNotLook = (by: string, accountNumber: string, purpose: string): boolean =>
  worstOutcome(evaluate('lookup', { by, accountNumber, purpose, caseNumbers: [] })) === 'REJECT';

/** What a party's own lists are looked at for where nobody says more: the page always does. */
const standingPurpose = '办理本单位事项';

/** A party's own list or sum is work that lies before it: it is kept as a look-up, and not refused for want of words (ADR 0032). */
export async function keepLook({ access, clock }: Desk, context: Request, what: string): Promise<void> {
  const { name, party } = context.get('user');
  await access.record({ at: clock.now(), user: name, party, what, purpose: purposeOf(context) || standingPurpose });
}

/** What is read of an account beside all that is open: the freezes that have ended, so that a court still finds its own. */
const endedFreezes = 'freezes:';

interface Looked {
  state: AccountState;
  page: number;
}

/** An account that the reader may see, or the answer that ends the request. */
export async function look(deps: Desk, context: Request, what: string, endedKeys: readonly string[] = []): Promise<Looked | Response> {
  const user = context.get('user');
  const purpose = purposeOf(context);
  const number = partOf(context, 'account');
  if (mayNotLook(user.name, number, purpose)) return withoutPurpose(context);
  const found = await accountWith(deps.ledger, number, [endedFreezes, ...endedKeys]);
  await deps.access.record({ at: deps.clock.now(), user: user.name, party: user.party, what: `${what} ${number}`, purpose });
  return found === undefined || sightOf(found.state, user.party) === 'none' ? notFound(context) : found;
}

/** What is open of it; what has ended is in its lists, a page at a time. */
export async function account(deps: Desk, context: Request): Promise<Response> {
  const seen = await look(deps, context, '账户', ['deductions:']);
  return seen instanceof Response ? seen : context.json(accountSeen(seen.state, context.get('user').party, seen.page));
}

/** An account's money at the end of the days on which it changed, newest first, for who sees the account whole. */
export async function days(deps: Desk, context: Request): Promise<Response> {
  const seen = await look(deps, context, '账户日终');
  if (seen instanceof Response) return seen;
  const cursor = context.req.query('cursor')?.slice(0, 500);
  const filter = ofAccount(seen.state.accountNumber);
  const at = cursor === undefined ? {} : { cursor };
  const { rows, next } = await deps.views.list({ kind: 'day', party: context.get('user').party, filter, limit: daysMax, ...at });
  return context.json({ days: rows.map(({ data }) => data), ...(next === undefined ? {} : { next }) });
}

/** More days than that no chart shows apart. */
const daysMax = 400;
