/**
 * What a dead letter is, what would be sent in its place, and what would come of it. What a partner signed goes out as it is or not at all; what the system
 * told itself is made again from the journal, and what the journal does not know is not sent.
 */

import { readClaimedIdentity } from '../../contracts/body/claimed-identity.ts';
import { accountStream } from '../../domain/account/core.ts';
import { kindOf } from '../../domain/aggregate/aggregate.ts';
import { canonicalJson, sha256Hex } from '../../domain/aggregate/journal.ts';
import type { Output, ProjectOutput } from '../../domain/messages/outputs.ts';
import type { Bilingual } from '../../domain/values/bilingual.ts';
import type { DeadLetter } from '../../ports/dead-letters.ts';
import type { Ledger } from '../../ports/ledger.ts';
import { houses, outputsOfPages } from '../aggregates.ts';
import { messageOf, queueOf } from '../dispatch.ts';

export interface Difference {
  field: string;
  was: string;
  sends: string;
}
export interface DescribedLetter extends DeadLetter {
  /** Type and id, as far as the body says. */
  about: string;
  /** SHA-256 of the body. */
  digest: string;
  /** Body that would be sent; absent where nothing can be. */
  sends?: string;
  /** Empty where the body goes out as it is. */
  differences: Difference[];
  fate: Bilingual;
}

type Deps = { ledger: Pick<Ledger, 'inboxRecord' | 'pages' | 'streams'> };

/** Queues that partners post to: a signature holds for the bytes. */
const fromOutside: ReadonlySet<string> = new Set(['bank', 'housing', 'court', 'operator']);

export async function describeLetter(deps: Deps, letter: DeadLetter): Promise<DescribedLetter> {
  const digest = sha256Hex(letter.body);
  return { ...letter, digest, ...(fromOutside.has(letter.queue) ? await inbound(deps, letter) : await internal(deps, letter, digest)) };
}

type Described = Pick<DescribedLetter, 'about' | 'sends' | 'differences' | 'fate'>;

async function inbound({ ledger }: Deps, { body }: DeadLetter): Promise<Described> {
  const { type = '?', id = '?', source = '?' } = readClaimedIdentity(body);
  const record = await ledger.inboxRecord(`${source}#${id}`);
  const about = `${type} ${id} ${source}`;
  if (record === undefined)
    return {
      about,
      sends: body,
      differences: [],
      fate: { zh: '尚未受理，将按现时受理', en: 'was never taken in; it would be taken in now' },
    };
  const place = `${record.stream}/${record.sequence}`;
  return {
    about,
    sends: body,
    differences: [],
    fate: {
      zh: `已于 ${place} 受理，将重发其回复`,
      en: `was taken in (${place}); what followed would be sent again, and it answered as a repeat`,
    },
  };
}

async function internal(deps: Deps, { queue, body }: DeadLetter, digest: string): Promise<Described> {
  const told = fieldsOf(body);
  const id = typeof told['id'] === 'string' ? told['id'] : undefined;
  const about = `${String(told['kind'] ?? '?')} ${id ?? '?'}`;
  const output = id === undefined ? undefined : await outputOf(deps, id, accountIn(told));
  if (output === undefined || queueOf(output) !== queue)
    return {
      about,
      differences: [],
      fate: {
        zh: '记录簿中没有此项，不能发送，只能作废',
        en: 'the journal knows of no such thing: it cannot be sent, only struck',
      },
    };
  const { body: sends } = messageOf(output);
  const differences = sha256Hex(sends) === digest ? [] : differencesOf(told, fieldsOf(sends));
  return {
    about,
    sends,
    differences,
    fate: { zh: '将按记录簿重新发送，已办成的不会重复', en: 'would be sent as the journal has it; what was done is not done twice' },
  };
}

function fieldsOf(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
  } catch {
    return {};
  }
}

function accountIn({ accountNumber, correlation }: Record<string, unknown>): string | undefined {
  if (typeof accountNumber === 'string') return accountNumber;
  const named: unknown = typeof correlation === 'object' && correlation !== null ? Reflect.get(correlation, 'accountNumber') : undefined;
  return typeof named === 'string' ? named : undefined;
}

/** Longer than any stream's name; a ledger refuses to look for one. */
const streamCharactersMax = 500;
const isStream = (name: string): boolean => name.length <= streamCharactersMax && houses.some(({ kind }) => kind === kindOf(name));

/** By its id: in the stream that an id names, else in its account's. @throws what the ledger throws: what cannot be read is not unknown. */
async function outputOf({ ledger }: Deps, id: string, accountNumber: string | undefined): Promise<Output | ProjectOutput | undefined> {
  const place = /^(.+)\/\d+\/(?:\d+|views)(?:\/\d+)?$/.exec(id)?.[1];
  const first = [...new Set([place, accountNumber === undefined ? undefined : accountStream(accountNumber)])];
  for (const stream of first) {
    // A name of no stream: the letter says something that the journal does not know.
    const found = stream === undefined || !isStream(stream) ? undefined : await outputIn(ledger, stream, id);
    if (found !== undefined) return found;
  }
  return undefined;
}

async function outputIn(ledger: Pick<Ledger, 'pages'>, stream: string, id: string): Promise<Output | ProjectOutput | undefined> {
  for await (const page of ledger.pages(stream)) {
    const found = outputsOfPages([page]).find((output) => output.id === id);
    if (found !== undefined) return found;
  }
  return undefined;
}

function differencesOf(was: Record<string, unknown>, sends: Record<string, unknown>): Difference[] {
  const text = (value: unknown): string => (value === undefined ? '' : canonicalJson(value));
  return [...new Set([...Object.keys(was), ...Object.keys(sends)])]
    .map((field) => ({ field, was: text(was[field]), sends: text(sends[field]) }))
    .filter((each) => each.was !== each.sends);
}
