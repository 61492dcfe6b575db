/**
 * What holds the parts of an export together besides the manifest, which is no more than the system's own word: pages are those of the subject, documents are
 * named by what is proven, messages are those that the pages took in.
 */
import { accountStream } from '../../../shared/domain/account/core.ts';
import { sha256Hex } from '../../../shared/domain/aggregate/journal.ts';
import { dossierStream } from '../../../shared/domain/dossier/core.ts';
import type { Files } from './collect.ts';
import type { Manifest } from './format.ts';

type Fail = (item: string, what: string) => void;

/** A page as far as it was read. */
export interface ReadPage {
  path: string;
  stream: string;
  events: readonly unknown[];
}

/** The stream whose pages an export of the subject holds; the log's has none. */
function streamOf({ kind, number }: Manifest['subject']): string | undefined {
  if (kind === 'log') return undefined;
  return kind === 'case' ? dossierStream(number) : accountStream(number);
}

/** Under the name of one case nobody shows the pages of another, nor none. */
export function checkSubject({ subject }: Manifest, pages: readonly ReadPage[], fail: Fail): void {
  const own = streamOf(subject);
  for (const { path, stream } of pages)
    if (stream !== own) fail(path, `is a page of ${stream}, and the manifest is about the ${subject.kind} ${subject.number}`);
  if (own !== undefined && pages.length === 0) fail('pages', `there is none of the ${subject.kind} ${subject.number}`);
}

const digestsIn = (text: string): string[] => text.toLowerCase().match(/\b[0-9a-f]{64}\b/g) ?? [];
const textOf = (files: Files, path: string): string => Buffer.from(files.get(path) ?? []).toString('utf8');
const under = (files: Files, folder: string): string[] => [...files.keys()].filter((path) => path.startsWith(folder));

/** Of a case the items name the documents; of an account its pages and the messages, which these name in turn. */
export function checkDocumentsNamed(files: Files, { subject }: Manifest, items: readonly { sha256: string }[], fail: Fail): void {
  const named =
    subject.kind === 'case'
      ? new Set(items.map(({ sha256 }) => sha256.toLowerCase()))
      : new Set([...under(files, 'pages/'), ...under(files, 'messages/')].flatMap((path) => digestsIn(textOf(files, path))));
  for (const path of under(files, 'documents/')) {
    const sha256 = /^documents\/([0-9a-f]{64})(?:\.[a-z]+)?$/.exec(path)?.[1];
    if (sha256 === undefined || !named.has(sha256)) fail(path, 'is a document that nothing here names');
  }
}

/** Of an account: every message that a page recorded is here, and no other. Of a case the account's pages are not here; there the manifest says it. */
export function checkMessagesRecorded(
  files: Files,
  { subject }: Manifest,
  pages: readonly ReadPage[],
  bodies: ReadonlyMap<string, string>,
  fail: Fail,
): void {
  if (subject.kind !== 'account') return;
  const taken = new Set(pages.flatMap(({ path }) => digestsIn(textOf(files, path))));
  const here = new Set<string>();
  for (const [path, body] of bodies) {
    const digest = sha256Hex(Buffer.from(body, 'utf8'));
    here.add(digest);
    if (!taken.has(digest)) fail(path, 'is a message that no page here took in');
  }
  for (const { path, events } of pages)
    for (const digest of events.flatMap(recordedDigest))
      if (!here.has(digest)) fail(path, `took in a message that is missing here (SHA-256 ${digest})`);
}

function recordedDigest(event: unknown): string[] {
  if (typeof event !== 'object' || event === null || !('type' in event) || event.type !== 'MessageRecorded') return [];
  return 'digest' in event && typeof event.digest === 'string' ? [event.digest] : [];
}
