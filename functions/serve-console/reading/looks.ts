/** One account or one case, for a purpose that is kept: what is not the reader's looks as if it did not exist. */
import { acknowledgementsOf } from '../../../shared/domain/dossier/acknowledging.ts';
import { brokenLink } from '../../../shared/domain/dossier/chain.ts';
import { dossierStream } from '../../../shared/domain/dossier/core.ts';
import { type DossierEvent, type ItemFiled, isFiled } from '../../../shared/domain/dossier/events.ts';
import type { Story } from '../../../shared/domain/report/views/story.ts';
import { worstOutcome } from '../../../shared/domain/rules/engine/finding.ts';
import { evaluate } from '../../../shared/domain/rules/register.ts';
import { documentKey } from '../../../shared/ports/evidence.ts';
import { notFound, problem } from '../door/problem.ts';
import type { Desk, Request } from '../door/request.ts';
import { accountSeen, sightOf } from './sight.ts';

/** The reader's purpose, in words; the page asks for it once a sitting. */
function purposeOf(context: Request): string {
  try {
    return decodeURIComponent(context.req.header('x-purpose') ?? '')
      .trim()
      .slice(0, 200);
  } catch {
    return '';
  }
}

const withoutPurpose = (context: Request): Response =>
  problem(context, {
    status: 403,
    title: { zh: '未写明查询目的（网络查询冻结规定第七条）', en: 'No purpose is given for looking account data up' },
    do: { zh: '请写明查询目的或案号后再查询', en: 'Say what for, or for which case' },
  });

/** what for must be said before anything is shown. */
export const mayNotLook = (by: string, accountNumber: string, purpose: string): boolean =>
  worstOutcome(evaluate('lookup', { by, accountNumber, purpose, caseNumbers: [] })) === 'REJECT';

/** An account that the reader may see, or the answer that ends the request. */
async function look(deps: Desk, context: Request, what: string): Promise<Story | Response> {
  const user = context.get('user');
  const purpose = purposeOf(context);
  const number = context.req.param('account') ?? '';
  if (mayNotLook(user.name, number, purpose)) return withoutPurpose(context);
  const story = await deps.storyOf(number);
  await deps.access.record({ at: deps.clock.now(), user: user.name, party: user.party, what: `${what} ${number}`, purpose });
  return story === undefined || sightOf(story.state, user.party) === 'none' ? notFound(context) : story;
}

export async function account(deps: Desk, context: Request): Promise<Response> {
  const seen = await look(deps, context, '账户');
  return seen instanceof Response ? seen : context.json(accountSeen(seen.state, context.get('user').party, seen.page));
}

export async function history(deps: Desk, context: Request): Promise<Response> {
  const seen = await look(deps, context, '账户历史');
  if (seen instanceof Response) return seen;
  const { state, moments, occurrences } = seen;
  const { party } = context.get('user');
  if (sightOf(state, party) === 'whole') return context.json({ moments, occurrences });
  const mine = new Set(
    state.freezes.filter(({ court }) => court === party).flatMap(({ caseNumber, formerCaseNumbers }) => [caseNumber, ...formerCaseNumbers]),
  );
  const isMine = ({ caseNumber, noticeNumber }: Story['occurrences'][number]): boolean =>
    caseNumber === undefined ? noticeNumber !== undefined : mine.has(caseNumber);
  return context.json({ moments: [], occurrences: occurrences.filter(isMine) });
}

/** A court's own dossier; a case that it does not have looks like one that does not exist. */
async function itemsOf(deps: Desk, context: Request): Promise<{ items: ItemFiled[]; events: DossierEvent[] }> {
  const number = context.req.param('case') ?? '';
  const events: DossierEvent[] = [];
  for await (const page of deps.ledger.pages<DossierEvent>(dossierStream(number))) events.push(...page.events);
  const { party } = context.get('user');
  return { items: events.filter(isFiled).filter(({ court }) => court === party), events };
}

export async function dossier(deps: Desk, context: Request): Promise<Response> {
  const user = context.get('user');
  const caseNumber = context.req.param('case') ?? '';
  if (mayNotLook(user.name, '', purposeOf(context))) return withoutPurpose(context);
  await deps.access.record({
    at: deps.clock.now(),
    user: user.name,
    party: user.party,
    what: `案卷 ${caseNumber}`,
    purpose: purposeOf(context),
  });
  const { items, events } = await itemsOf(deps, context);
  if (items.length === 0) return notFound(context);
  const broken = brokenLink(items);
  const shown = new Set(items.map(({ itemId }) => itemId));
  const acknowledgements = acknowledgementsOf(events, deps.clock.now()).filter(({ itemId }) => shown.has(itemId));
  return context.json({ caseNumber, items, acknowledgements, ...(broken === undefined ? {} : { broken }) });
}

export async function document(deps: Desk, context: Request): Promise<Response> {
  const digest = context.req.param('sha256') ?? '';
  const item = (await itemsOf(deps, context)).items.find(({ sha256 }) => sha256 === digest);
  const bytes = item === undefined ? undefined : await deps.evidence.get(documentKey(digest));
  if (item === undefined || bytes === undefined) return notFound(context);
  return context.body(Uint8Array.from(bytes).buffer, 200, { 'content-type': item.mediaType, 'content-disposition': 'inline' });
}
