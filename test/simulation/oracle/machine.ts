/** What must hold of the machine whatever partners did: nothing lost, nothing done twice, nothing out of order, nothing that another case may not see. */

import { sha256Hex } from '../../../shared/domain/aggregate/journal.ts';
import { type DossierEvent, isItemFiled } from '../../../shared/domain/dossier/events.ts';
import { parseCheckpoint } from '../../../shared/domain/log/checkpoint.ts';
import { type LogState, logStream } from '../../../shared/domain/log/core.ts';
import { leafHash, rootOver } from '../../../shared/domain/log/merkle.ts';
import { parseNote } from '../../../shared/domain/log/note.ts';
import { entriesPath, tilePath, tileWidth } from '../../../shared/domain/log/tiles.ts';
import type { Output } from '../../../shared/domain/messages/outputs.ts';
import { documentKey } from '../../../shared/ports/evidence.ts';
import type { Page } from '../../../shared/ports/ledger.ts';
import { checkpointKey, logKey } from '../../../shared/ports/log.ts';
import { outputsOfPages } from '../../../shared/workflow/aggregates.ts';
import { deduplicationIdOf } from '../../../shared/workflow/dispatch.ts';
import type { AccountBook } from '../partners/books.ts';
import type { PostOffice } from '../partners/post-office.ts';
import { isSignedBySystem } from '../world/keys.ts';
import type { World } from '../world/world.ts';

export interface Journal {
  accounts: Page[][];
  cases: Page[][];
  intake: Page[][];
  all: Page[];
}

export async function readJournal({ ledger }: World): Promise<Journal> {
  const read = async (prefix: string): Promise<Page[][]> => {
    const streams: Page[][] = [];
    for await (const stream of ledger.streams(prefix)) {
      const pages: Page[] = [];
      for await (const page of ledger.pages(stream)) pages.push(page);
      streams.push(pages);
    }
    return streams;
  };
  const [accounts, cases, intake, watch] = [await read('account:'), await read('case:'), await read('intake:'), await read('watch:')];
  return { accounts, cases, intake, all: [...accounts, ...cases, ...intake, ...watch].flat() };
}

/** Rows of people's lists are no part of this world: nothing is decided on them, and they are made anew whenever one likes. */
const outputsIn = (all: readonly Page[]): Output[] =>
  outputsOfPages(all.filter(({ stream }) => !stream.startsWith('watch:'))).filter((output): output is Output => output.kind !== 'project');

/** Each output of each page was sent, and what was sent follows from a page. */
export function unsentOutputs({ all }: Journal, { internal }: World): string[] {
  const due = outputsIn(all);
  const queueOf = {
    file: internal.filings,
    acknowledge: internal.filings,
    notify: internal.notifications,
    'tell-partner': internal.replies,
  };
  const missing = due.filter(({ kind, id }) => !queueOf[kind].taken.has(deduplicationIdOf(id)));
  const ids = new Set(due.map(({ id }) => deduplicationIdOf(id)));
  const extra = [...internal.filings.taken, ...internal.notifications.taken].filter((id) => !ids.has(id));
  return [
    ...missing.slice(0, 5).map(({ id, kind }) => `outputs: ${kind} ${id} was committed and never sent`),
    ...extra.slice(0, 5).map((id) => `outputs: ${id} was sent and follows from no page`),
  ];
}

/** Every partner has every message that was for it, once it was committed. */
export function undelivered({ all }: Journal, { byPartner }: PostOffice, isKnown: (partner: string) => boolean): string[] {
  const faults: string[] = [];
  const arrived = new Map([...byPartner].map(([partner, replies]) => [partner, new Set(replies.map(({ id }) => id))]));
  for (const output of outputsIn(all)) {
    if (output.kind !== 'tell-partner' || !isKnown(output.to) || arrived.get(output.to)?.has(output.id)) continue;
    faults.push(`replies: ${output.to} never got ${output.type} ${output.id}`);
  }
  return faults.slice(0, 5);
}

/** Each letter of a known sender is answered; what it said is in the journal once. */
export const unanswered = ({ letters }: PostOffice): string[] =>
  letters
    .filter(({ silent, outcome }) => !silent && outcome === undefined)
    .slice(0, 5)
    .map(({ type, id, from }) => `receipts: ${type} ${id} of ${from} was never answered`);

/** The messages of one sender to one account stand in the journal as they were sent. */
export function overtaken({ accounts }: Journal, { letters }: PostOffice): string[] {
  const place = new Map(letters.filter(({ odd }) => !odd).map((letter) => [`${letter.from} ${letter.id}`, letter]));
  return accounts.flatMap((pages) => {
    const newest = new Map<string, number>();
    return pages.flatMap(({ events, stream }) =>
      events.flatMap((event) => {
        const recorded = event as { type: string; from: string; messageId: string };
        if (recorded.type !== 'MessageRecorded') return [];
        const letter = place.get(`${recorded.from} ${recorded.messageId}`);
        if (letter === undefined) return [];
        const before = newest.get(letter.from) ?? -1;
        newest.set(letter.from, Math.max(before, letter.place));
        return letter.place < before ? [`order: ${letter.id} of ${letter.from} stands behind a later one in ${stream.slice(-4)}`] : [];
      }),
    );
  });
}

/** Received bytes are kept under what the page names; filed documents are in the store with the bytes that their digest says. */
export function missingEvidence({ all, cases }: Journal, { vault }: World): string[] {
  const faults: string[] = [];
  for (const { evidenceKey, inbox, stream, sequence } of all) {
    if (evidenceKey === undefined) continue;
    const kept = vault.objects.get(evidenceKey);
    const digests = new Set(
      (kept === undefined ? '' : Buffer.from(kept).toString('utf8'))
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => sha256Hex(JSON.parse(line).body)),
    );
    for (const { digest } of inbox)
      if (!digests.has(digest)) faults.push(`evidence: page ${sequence} of ${stream.slice(0, 12)} has a message whose bytes are not kept`);
  }
  for (const { events } of cases.flat() as Page<DossierEvent>[]) {
    for (const { sha256, itemId } of events.filter(isItemFiled)) {
      const bytes = vault.objects.get(documentKey(sha256));
      if (bytes === undefined || sha256Hex(bytes) !== sha256)
        faults.push(`evidence: ${itemId} is filed and its document is not in the store`);
    }
  }
  return faults.slice(0, 5);
}

/** Every page is a leaf, in one order, under a root that the last checkpoint signs; each checkpoint has the files a reader needs. */
export async function brokenLog({ all }: Journal, { ledger, vault }: World): Promise<string[]> {
  const leaves: { stream: string; sequence: number; hash: string }[] = [];
  for await (const page of ledger.pages<{ type: string; leaves?: typeof leaves }>(logStream))
    for (const event of page.events) if (event.type === 'LeavesPlanned') leaves.push(...(event.leaves ?? []));
  const names = new Set(leaves.map(({ stream, sequence }) => `${stream}/${sequence}`));
  const faults: string[] = [];
  if (names.size !== leaves.length) faults.push('log: a page is a leaf twice');
  for (const { stream, sequence, hash } of all) {
    if (!names.has(`${stream}/${sequence}`)) faults.push(`log: page ${sequence} of ${stream.slice(0, 12)} is no leaf`);
    else if (!leaves.some((leaf) => leaf.stream === stream && leaf.sequence === sequence && leaf.hash === hash))
      faults.push(`log: the leaf of page ${sequence} of ${stream.slice(0, 12)} has another hash`);
  }
  const state = (await ledger.head<LogState>(logStream))?.state;
  if (state === undefined) return [...faults, ...(all.length === 0 ? [] : ['log: nothing was sealed'])].slice(0, 5);
  const note = vault.objects.get(checkpointKey(state.size));
  const checkpoint = note === undefined ? undefined : parseCheckpoint(parseNote(Buffer.from(note).toString('utf8'))?.text ?? '');
  const root = rootOver(leaves.slice(0, state.size).map(({ hash }) => leafHash(Buffer.from(hash, 'hex'))));
  if (checkpoint === undefined) faults.push(`log: no checkpoint of size ${state.size} is kept`);
  else if (!Buffer.from(checkpoint.root).equals(root)) faults.push('log: the checkpoint signs another root than the leaves give');
  return [...faults, ...checkpointsBeforeTiles(vault.objects)].slice(0, 5);
}

/** A reader of a checkpoint finds its tiles: they were there first. A map remembers in which order things came into it. */
function checkpointsBeforeTiles(objects: ReadonlyMap<string, Uint8Array>): string[] {
  const order = new Map([...objects.keys()].map((key, place) => [key, place]));
  return [...order].flatMap(([key, place]) => {
    const [, text] = /^log\/checkpoint\/(\d+)$/.exec(key) ?? [];
    if (text === undefined) return [];
    const size = Number(text);
    const index = Math.floor((size - 1) / tileWidth);
    const width = size - index * tileWidth;
    const late = [tilePath(0, index, width), entriesPath(index, width)].filter(
      (path) => (order.get(logKey(path)) ?? Number.POSITIVE_INFINITY) > place,
    );
    return late.map((path) => `log: the checkpoint of ${size} was signed before ${path} was kept`);
  });
}

/** What a partner reads is signed by the system. */
export function unsigned({ replies }: PostOffice): string[] {
  return replies.flatMap(({ to, id, body, signature }) => {
    if (signature === undefined) return [`signature: ${to} got ${id} without one`];
    return isSignedBySystem(body, signature) ? [] : [`signature: that of ${id} to ${to} does not hold`];
  });
}

/** Invariant 11: what a court or an applicant reads names no other case and nobody of another case. */
export function leaks(office: PostOffice, world: World, books: readonly AccountBook[]): string[] {
  const freezes = books.flatMap((book) => book.freezes);
  // Who is paid under a notice stands in the notice, which every freezing court has.
  const payees = new Set(books.flatMap(({ notices }) => notices.flatMap(({ lines }) => lines.map(({ payee }) => payee?.name))));
  const faults: string[] = [];
  for (const { to, type, id, body } of office.replies) {
    if (!to.startsWith('court:') || type === 'release.receipt') continue;
    const seen = freezes.find(
      ({ court, alsoKnownTo, numbers, applicants }) =>
        court !== to && alsoKnownTo !== to && [...numbers, ...applicants].some((name) => body.includes(name) && !payees.has(`${name}公司`)),
    );
    if (seen !== undefined) faults.push(`privacy: ${to} reads of ${seen.caseNumber} in ${type} ${id}`);
  }
  for (const { text, notificationId } of world.gateways.reached.values()) {
    const named = freezes.filter(({ numbers }) => numbers.some((number) => text.includes(number)));
    if (new Set(named.map(({ key }) => key)).size > 1) faults.push(`privacy: the text of ${notificationId} names several cases`);
  }
  return faults.slice(0, 5);
}

/** A person was really told at most once by each way, and what is recorded as reached did reach somebody. */
export function untrueTellings({ accounts }: Journal, { gateways }: World): string[] {
  const reached = new Set([...gateways.reached.values()].map(({ notificationId, channel }) => `${notificationId} ${channel}`));
  const known = new Set<string>();
  const faults: string[] = [];
  for (const event of accounts.flat().flatMap(({ events }) => events) as {
    type: string;
    notificationId?: string;
    status?: string;
    channel?: string;
    notification?: { notificationId: string };
  }[]) {
    if (event.type === 'NotificationRequested' && event.notification !== undefined) known.add(event.notification.notificationId);
    if (event.type !== 'NotificationAttempted' || event.status !== 'SERVED') continue;
    if (!reached.has(`${event.notificationId} ${event.channel}`))
      faults.push(`telling: ${event.notificationId} counts as served and nobody was reached`);
  }
  for (const delivery of gateways.twice) faults.push(`telling: ${delivery} reached somebody twice`);
  for (const { notificationId } of gateways.reached.values())
    if (!known.has(notificationId)) faults.push(`telling: somebody was told of ${notificationId}, which no page asked for`);
  return faults.slice(0, 5);
}
