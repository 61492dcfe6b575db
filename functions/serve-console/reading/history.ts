/** What happened to an account or to one of its notices, as its reader may know it, and under which key each of it was signed. */
import * as z from 'zod';
import { accountStream } from '../../../shared/domain/account/core.ts';
import type { AccountEvent } from '../../../shared/domain/account/events.ts';
import { keyName, underNotice } from '../../../shared/domain/account/parts/part-keys.ts';
import { type AccountState, hasNumber, numbersOf } from '../../../shared/domain/account/state.ts';
import type { PartnerId } from '../../../shared/domain/messages/messages.ts';
import { type Occurrence, occurrencesOf } from '../../../shared/domain/report/views/story.ts';
import type { Page } from '../../../shared/ports/ledger.ts';
import { firstWrittenAt, skewMs } from '../../../shared/workflow/first-written.ts';
import { notFound, problem } from '../door/problem.ts';
import { type Desk, partOf, type Request } from '../door/request.ts';
import { look } from './looks.ts';
import { noticeWith, sightOf } from './sight.ts';
import { type Said, type Signed, signaturesOf } from './signatures.ts';

/** Something that happened, and who signed it, where a message says it and the reader may know whose. */
export type SignedOccurrence = Occurrence & { signed?: Signed };

interface Happened extends Partial<Said> {
  occurrence: Occurrence;
}

/** Journal pages of one answer, and how many are looked through for a court that finds little of its own in them. */
const pagesAtOnce = 40;
const pagesMost = 400;
const beforeSchema = z.coerce.number().int().min(2).optional();

/** What happened, newest first, from a page of the journal backwards. */
export async function history(deps: Desk, context: Request): Promise<Response> {
  const asked = beforeSchema.safeParse(context.req.query('before'));
  if (!asked.success)
    return problem(context, {
      status: 400,
      title: { zh: '历史的起点不正确', en: 'The history does not begin there' },
      do: { zh: 'before 取自上一页', en: 'before comes from the page before' },
    });
  const seen = await look(deps, context, '账户历史');
  if (seen instanceof Response) return seen;
  const { state, page } = seen;
  const { party } = context.get('user');
  const isSeen = occurrenceSeen(state, party);
  const stream = accountStream(state.accountNumber);
  const happened: Happened[] = [];
  const end = Math.min(page, (asked.data ?? page + 1) - 1);
  let to = end;
  while (to >= 1 && happened.length < pagesAtOnce && end - to < pagesMost) {
    const from = Math.max(1, to - pagesAtOnce + 1);
    const found: Happened[] = [];
    for await (const each of deps.ledger.pages<AccountEvent>(stream, { from, to })) found.push(...happenedOn(each, isSeen));
    happened.push(...found.reverse());
    to = from - 1;
  }
  const occurrences = await withSignatures(deps, happened, state, party);
  return context.json({ occurrences, ...(to >= 1 ? { before: to + 1 } : {}) });
}

/** All versions of a notice, what was paid under it, however long ago, and what happened to it. */
export async function notice(deps: Desk, context: Request): Promise<Response> {
  const number = partOf(context, 'notice');
  const { notices, payments } = underNotice(number);
  const seen = await look(deps, context, `通知书 ${number}`, [notices, payments]);
  if (seen instanceof Response) return seen;
  const { state, page } = seen;
  const found = noticeWith(state, number, context.get('user').party);
  if (found.versions.length === 0) return notFound(context);
  const occurrences = await noticeHistory(deps, { state, page, party: context.get('user').party, number });
  const exports = deps.exportCase === undefined ? [] : filedCases(state, context.get('user').party, number);
  return context.json({ accountNumber: state.accountNumber, ...found, ...occurrences, exports });
}

/**
 * A court's own cases in whose dossier the notice lies: each can be taken away with its proofs. Nobody has more: the pages and messages of an account speak of
 * other cases and of applicants, whom neither its bank nor its housing authority sees.
 */
function filedCases(state: AccountState, party: PartnerId, number: string): string[] {
  const name = keyName(number);
  const filed = state.notices.filter(({ noticeNumber }) => keyName(noticeNumber) === name).flatMap(({ filedFor }) => filedFor);
  const own = state.freezes.filter(({ court }) => court === party);
  return [...new Set(filed)].filter((caseNumber) => own.some((freeze) => hasNumber(freeze, caseNumber)));
}

interface NoticeLook {
  state: AccountState;
  /** The newest of the account. */
  page: number;
  party: PartnerId;
  number: string;
}

/** What happened to a notice in all its versions and to the payments under it, oldest first; `cut` where the account has gone on for longer than is looked through. */
async function noticeHistory(
  deps: Desk,
  { state, page, party, number }: NoticeLook,
): Promise<{ occurrences: SignedOccurrence[]; cut: boolean }> {
  const name = keyName(number);
  const received = state.notices
    .filter(({ noticeNumber }) => keyName(noticeNumber) === name)
    .map(({ receivedAt }) => Date.parse(receivedAt));
  const serials = new Set(state.payments.filter(({ noticeNumber }) => keyName(noticeNumber) === name).map(({ bankSerial }) => bankSerial));
  const isSeen = occurrenceSeen(state, party);
  const isOfNotice = (each: Occurrence): boolean =>
    isSeen(each) &&
    (keyName(each.noticeNumber ?? '') === name || serials.has(each.bankSerial ?? '') || serials.has(each.originalBankSerial ?? ''));
  const stream = accountStream(state.accountNumber);
  const from = await firstWrittenAt(deps.ledger, stream, Math.min(...received) - skewMs, page);
  const to = Math.min(page, from + pagesMost - 1);
  const happened: Happened[] = [];
  for await (const each of deps.ledger.pages<AccountEvent>(stream, { from, to })) happened.push(...happenedOn(each, isOfNotice));
  return { occurrences: await withSignatures(deps, happened, state, party), cut: to < page };
}

const happenedOn = (page: Page<AccountEvent>, isWanted: (occurrence: Occurrence) => boolean): Happened[] =>
  occurrencesOf(page).flatMap(({ occurrence, message }) =>
    !isWanted(occurrence) ? [] : [message === undefined ? { occurrence } : { occurrence, message, evidenceKey: page.evidenceKey }],
  );

async function withSignatures(
  deps: Desk,
  happened: readonly Happened[],
  state: AccountState,
  party: PartnerId,
): Promise<SignedOccurrence[]> {
  const mayKnow = signerSeen(state, party);
  const said = happened.flatMap(({ message, evidenceKey }): Said[] =>
    message === undefined || !mayKnow(message.from) ? [] : [{ message, evidenceKey }],
  );
  const signatures = await signaturesOf(deps, said);
  return happened.map(({ occurrence, message }) => {
    const signed = message === undefined || !mayKnow(message.from) ? undefined : signatures.get(message.digest);
    return signed === undefined ? occurrence : { ...occurrence, signed };
  });
}

/** A court sees what concerns its own cases, and notices, which concern all. */
function occurrenceSeen(state: AccountState, party: PartnerId): (occurrence: Occurrence) => boolean {
  if (sightOf(state, party) === 'whole') return () => true;
  const mine = new Set(state.freezes.filter(({ court }) => court === party).flatMap(numbersOf));
  return ({ caseNumber, noticeNumber }) => (caseNumber === undefined ? noticeNumber !== undefined : mine.has(caseNumber));
}

/** Which other courts there are, and who at the desk has answered, is not for a court to know. */
function signerSeen(state: AccountState, party: PartnerId): (from: PartnerId) => boolean {
  if (sightOf(state, party) === 'whole') return () => true;
  return (from) => from === party || from.startsWith('bank:') || from.startsWith('housing:');
}
