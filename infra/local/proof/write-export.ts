/** What goes into an export of a case, an account or the log, and the manifest that seals it. */
import { jwkSetOf, signOutbound } from '../../../shared/adapters/signatures/key-set.ts';
import { accountStream } from '../../../shared/domain/account/core.ts';
import type { AccountEvent } from '../../../shared/domain/account/events.ts';
import { sha256Hex } from '../../../shared/domain/aggregate/journal.ts';
import type { SealStanding } from '../../../shared/domain/documents/opened.ts';
import { dossierStream } from '../../../shared/domain/dossier/core.ts';
import type { Instant } from '../../../shared/domain/messages/messages.ts';
import type { FoundSeal } from '../../../shared/domain/office/events.ts';
import type { Bilingual } from '../../../shared/domain/values/bilingual.ts';
import type { Page } from '../../../shared/ports/ledger.ts';
import type { LogSigner } from '../../../shared/ports/log.ts';
import type { Register } from '../../../shared/ports/register.ts';
import type { SystemKeys } from '../../../shared/ports/signer.ts';
import { addAttestations } from './attestations.ts';
import {
  addDocuments,
  addPages,
  checkpointSize,
  type Files,
  filedIn,
  messagesOf,
  pagesOf,
  placeInLog,
  type ReceivedMessage,
  type Source,
  viewLog,
} from './collect.ts';
import { type ExportedKeys, exportFormat, type Manifest, readme } from './format.ts';
import { addTiles } from './log-files.ts';
import { addPapers, type FindDelivery } from './papers.ts';

export type Subject = Manifest['subject'];

export interface ExportParts extends Source {
  register: Register;
  keys: SystemKeys;
  logSigner: LogSigner;
  findDelivery: FindDelivery;
  now: Instant;
}

/** What cannot be exported now: why, and what to do, for whoever asked. */
export class ExportError extends Error {
  readonly why: Bilingual;
  readonly todo: Bilingual;
  constructor(why: Bilingual, todo: Bilingual) {
    super(`${why.en}; ${todo.en}`);
    this.why = why;
    this.todo = todo;
  }
}

const kindNames: Record<Exclude<Subject['kind'], 'log'>, string> = { case: '案件', account: '账户' };

/** All files of the export, manifest and signature included. @throws ExportError */
export async function filesOf(parts: ExportParts, subject: Subject): Promise<Files> {
  const files: Files = new Map([['README.md', Buffer.from(readme)]]);
  const streams = subject.kind === 'log' ? [] : [await pagesOf(parts, streamOf(subject))];
  if (subject.kind !== 'log' && streams[0]?.length === 0)
    throw new ExportError(
      { zh: `没有${kindNames[subject.kind]} ${subject.number} 的记录`, en: `nothing is recorded of the ${subject.kind} ${subject.number}` },
      { zh: '请按登记时的写法填写号码', en: 'give its number as it was registered' },
    );
  const log = await viewLog(parts, new Set(streams.flat().map(placeInLog)));
  if (log === undefined)
    throw new ExportError(
      { zh: '尚有页未封入日志', en: 'not all of it is sealed into the log yet' },
      { zh: '一分钟内会封存，请稍后再导出', en: 'the next sealing, within a minute, makes up for it: export again then' },
    );
  await addPages(files, parts, streams, log);
  await addAttestations(files, parts.evidence, checkpointSize(log.note));
  if (subject.kind === 'log') await addTiles(files, parts, checkpointSize(log.note));
  const messages = await addEvidence(files, parts, subject, streams.flat());
  files.set('keys.json', Buffer.from(`${JSON.stringify(await keysOf(parts, messages, log.note), undefined, 2)}\n`));
  return sealed(files, parts, subject);
}

const streamOf = ({ kind, number }: Subject): string => (kind === 'case' ? dossierStream(number) : accountStream(number));

async function addEvidence(files: Files, parts: ExportParts, subject: Subject, pages: readonly Page[]): Promise<ReceivedMessage[]> {
  const messages = subject.kind === 'case' ? await messagesOfCase(files, parts, subject.number, pages) : await messagesOf(parts, pages);
  for (const [index, { body, signature }] of messages.entries()) {
    const content = JSON.stringify({ body, ...(signature === undefined ? {} : { signature }) });
    files.set(`messages/${String(index + 1).padStart(6, '0')}.json`, Buffer.from(content));
  }
  const named = messages.flatMap(({ body }) =>
    [...body.matchAll(/"sha256"\s*:\s*"([0-9a-f]{64})"/gi)].map(([, sha256 = '']) => ({ sha256 })),
  );
  await addDocuments(files, parts, subject.kind === 'case' ? filedIn(pages) : named);
  return messages;
}

/**
 * Of a case: its court's own messages about it, and the notices that were filed in it. A bank's messages are left out, for each carries the
 * account's balance, and so are those of other cases: what a case may see is its own (contracts §4.5).
 */
async function messagesOfCase(files: Files, parts: ExportParts, caseNumber: string, pages: readonly Page[]): Promise<ReceivedMessage[]> {
  const items = filedIn(pages);
  const courts = new Set(items.map(({ court }) => court));
  const notices = new Set(items.map(({ noticeNumber }) => noticeNumber));
  const all: ReceivedMessage[] = [];
  const seals = new Map<string, SealStanding>();
  for (const account of new Set(items.map(({ accountNumber }) => accountNumber))) {
    const accountPages = await pagesOf(parts, accountStream(account));
    all.push(...(await messagesOf(parts, accountPages)));
    for (const { sha256, seal } of sealsIn(accountPages)) seals.set(sha256, seal);
  }
  const { evidence, findDelivery, register } = parts;
  const courtName = (await register.partner([...courts].at(-1) ?? ''))?.name ?? '';
  await addPapers(files, { evidence, findDelivery, caseNumber, courtName, items, messages: all, seals });
  return all.filter(({ event }) => {
    const { source, type, data = {} } = event ?? {};
    const isCourts = typeof source === 'string' && courts.has(source.replace('urn:presale:', '')) && data.caseNumber === caseNumber;
    return isCourts || (type === 'presale.housing.notice.issued.v1' && notices.has(String(data.noticeNumber)));
  });
}

const sealsIn = (pages: readonly Page[]): FoundSeal[] =>
  (pages as readonly Page<AccountEvent>[]).flatMap(({ events }) =>
    events.flatMap((event) => (event.type === 'MessageRecorded' ? (event.seals ?? []) : [])),
  );

/** Keys of whoever signed a message here, and of every partner that cosigned. */
async function keysOf(
  { register, keys, logSigner }: ExportParts,
  messages: readonly ReceivedMessage[],
  note: string,
): Promise<ExportedKeys> {
  const senders = new Set(messages.map(({ event }) => String(event?.source ?? '').replace('urn:presale:', '')));
  const partners = (await register.partners()).filter(({ partner }) => senders.has(partner) || note.includes(`\n— ${partner} `));
  const logSm2 = await logSigner.sm2Key();
  return {
    system: jwkSetOf(await keys.published()).keys as ExportedKeys['system'],
    log: await logSigner.verifierKey(),
    ...(logSm2 === undefined ? {} : { logSm2: { ...logSm2 } }),
    partners: partners.map(({ partner, name, keys: registered }) => ({ partner, name, keys: registered })),
  };
}

async function sealed(files: Files, { keys, now }: ExportParts, subject: Subject): Promise<Files> {
  const list = [...files]
    .map(([path, bytes]) => ({ path, bytes: bytes.length, sha256: sha256Hex(bytes) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const manifest: Manifest = { format: exportFormat, subject, exportedAt: now, files: list };
  const bytes = Buffer.from(`${JSON.stringify(manifest, undefined, 1)}\n`);
  return files.set('manifest.json', bytes).set('manifest.jws', Buffer.from(await signOutbound(bytes, await keys.current())));
}
