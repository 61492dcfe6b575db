/**
 * The bench on which one pack is played: it speaks as the two other parties, asks the partner under test for what no message asks, and looks at what that
 * partner sends, as the sandbox received it.
 */
import { createHash } from 'node:crypto';
import * as z from 'zod';
import { parseDetachedJws } from '../../../shared/adapters/signatures/jws.ts';
import type { PartnerId } from '../../../shared/domain/messages.ts';
import { rules } from '../../../shared/domain/rules/register.ts';
import { accountGroup, deduplicationIdOf } from '../../../shared/workflow/dispatch.ts';
import { instantOf } from '../clock.ts';
import type { PartyKind } from '../partners/cast.ts';
import type { Site } from '../partners/scene.ts';
import { unknownAccount } from '../play/letters.ts';
import type { FeedEntry, Instruction } from '../sandbox/feed.ts';
import { type ReceiptEvent, type Remote, receiptFor, waitFor } from '../sandbox/remote.ts';
import type { Sender } from '../sandbox/sender.ts';
import type { Both, Check, CheckHead, Fault } from './pack.ts';

/** A message of the partner under test about this pack's account. */
export interface Seen {
  n: number;
  id: string;
  type: string;
  data: Record<string, unknown>;
  body: string;
  groupId: string;
  deduplicationId: string;
  signature: string | undefined;
}

export interface Wanted extends CheckHead {
  type: string;
  where?: (data: Seen['data']) => boolean;
  judge?: (data: Seen['data'], seen: Seen) => Fault[];
  /** Outcomes of the receipt that are well; ACCEPTED unless given. */
  outcomes?: readonly string[];
  /** A rule that the receipt must name. */
  names?: string;
}

export interface BenchOptions {
  remote: Remote;
  sender: Sender;
  as: PartyKind;
  partner: PartnerId;
  others: Record<PartyKind, PartnerId>;
  pack: string;
  site: Site;
  courtName: string;
  courtCode: string;
  random: () => number;
  waitMs: number;
  quietMs: number;
  /** Hears of each thing that the partner is asked for. */
  onAsk(instruction: Instruction): void;
}

/** The story cannot go on: what it waits for did not come. */
export class PackEnded extends Error {}

const event = z.looseObject({
  id: z.string(),
  source: z.string(),
  type: z.string(),
  subject: z.string(),
  data: z.record(z.string(), z.unknown()),
});
const told = z.looseObject({ id: z.string(), type: z.string(), data: z.record(z.string(), z.unknown()) });
const worded = z.looseObject({
  id: z.string(),
  detail: z.object({
    zh: z.looseObject({ found: z.string(), what: z.string() }),
    en: z.looseObject({ found: z.string(), what: z.string() }),
  }),
});
const shortType = (type: string): string => type.replace(/^presale\./, '').replace(/\.v\d+$/, '');
/** What the gate refuses: it says nothing about the message's meaning, and whoever sent it must mend it. */
const gateRules = new Set(['M-01', 'M-02', 'M-03', 'M-05', 'M-07', 'M-08']);
const lookEveryMs = 50;

export type Bench = Awaited<ReturnType<typeof openBench>>;

export async function openBench(options: BenchOptions) {
  const { remote, sender, as, partner, others, pack, site, courtName, courtCode, random, waitMs, quietMs, onAsk } = options;
  const start = await remote.position();
  const checks: Check[] = [];
  const seen: Seen[] = [];
  const replies: { id: string; type: string; data: Record<string, unknown> }[] = [];
  const used = new Set<number>();
  const names = new Set<string>();
  const tolerated = new Set<string>();
  let place = start;
  let step = 0;

  const note = (entry: FeedEntry): void => {
    if (entry.kind === 'reply' && entry.to === partner) {
      const read = told.safeParse(entry.event);
      if (read.success) replies.push({ id: read.data.id, type: shortType(read.data.type), data: read.data.data });
    }
    if (entry.kind !== 'message') return;
    let body: unknown;
    try {
      body = JSON.parse(entry.body);
    } catch {
      return;
    }
    const read = event.safeParse(body);
    if (!read.success || read.data.source !== `urn:presale:${partner}`) return;
    const { id, type, data, subject } = read.data;
    const about = [data['accountNumber'] ?? subject, ...('accountNumber' in data ? [] : [data['caseNumber'], data['noticeNumber']])];
    if (!about.some((name) => name === site.accountNumber || (typeof name === 'string' && names.has(name)))) return;
    const { n, groupId, deduplicationId, signature } = entry;
    seen.push({ n, id, type: shortType(type), data, body: entry.body, groupId, deduplicationId, signature });
  };
  const look = async (): Promise<void> => {
    for (const entry of await remote.feed(place)) {
      note(entry);
      place = entry.n;
    }
  };
  /** Looks until something is found or the time is up. */
  const until = async <Found>(find: () => Found | undefined, limitMs: number): Promise<Found | undefined> => {
    const end = performance.now() + limitMs;
    for (;;) {
      await look();
      const found = find();
      if (found !== undefined || performance.now() > end) return found;
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
    }
  };

  const record = ({ rule, zh, en }: CheckHead, faults: Fault[], messageId?: string): boolean => {
    const citation = rules.find(({ id }) => id === rule)?.citation;
    checks.push({
      id: `${pack}.${checks.length + 1}`,
      zh,
      en,
      passed: faults.length === 0,
      rule,
      basis: citation ?? { zh: '', en: '' },
      faults,
      ...(messageId === undefined ? {} : { messageId }),
    });
    return faults.length === 0;
  };
  const receiptOf = async (messageId: string, after: number): Promise<ReceiptEvent | undefined> =>
    (await waitFor(remote, after, waitMs, receiptFor(partner, messageId)))?.found;

  /** Waits for a message of the partner, with its receipt; ends the pack when none comes. */
  const expect = async (wanted: Wanted): Promise<Seen> => {
    const { type, where = () => true, judge, outcomes = ['ACCEPTED'], names } = wanted;
    const found = await until(() => seen.find((each) => !used.has(each.n) && each.type === type && where(each.data)), waitMs);
    if (found === undefined) {
      const others = seen.filter(({ n }) => !used.has(n)).map((each) => each.type);
      record(wanted, [
        {
          field: type,
          expected: { zh: `在 ${waitMs / 1000} 秒内发送 ${type}`, en: `${type} within ${waitMs / 1000} s` },
          seen:
            others.length === 0 ? { zh: '未收到', en: 'nothing' } : { zh: `另收到 ${others.join('、')}`, en: `only ${others.join(', ')}` },
        },
      ]);
      throw new PackEnded(`${type} did not come`);
    }
    used.add(found.n);
    const receipt = await receiptOf(found.id, start);
    const passed = record(
      wanted,
      [...outcomeFaults(receipt, outcomes, names), ...envelopeFaults(found, site.accountNumber), ...(judge?.(found.data, found) ?? [])],
      found.id,
    );
    if (!passed && receipt?.data.outcome === 'REJECTED' && !outcomes.includes('REJECTED')) throw new PackEnded(`${type} was rejected`);
    return found;
  };
  /** Nothing of the kind may have come; waits a little for what may still be on its way. */
  const never = async (head: CheckHead, isMeant: (each: Seen) => boolean): Promise<void> => {
    const found = await until(() => seen.find((each) => !used.has(each.n) && isMeant(each)), quietMs);
    const faults: Fault[] =
      found === undefined
        ? []
        : [{ field: found.type, expected: { zh: '不发送任何此类报文', en: 'no such message' }, seen: clipped(found.body) }];
    record(head, faults, found?.id);
    if (found !== undefined) used.add(found.n);
  };

  /** Speaks as another party; the story needs it to be taken. */
  const say = async (kind: PartyKind, type: string, data: object, outcomes: readonly string[] = ['ACCEPTED']): Promise<void> => {
    const receipt = await sender.say({ from: others[kind], type, id: `conform-${crypto.randomUUID()}`, subject: site.accountNumber, data });
    const { outcome, rules: fired } = receipt.data;
    if (!outcomes.includes(outcome))
      throw new Error(
        `the sandbox answered ${outcome} (${fired.map(({ id }) => id).join(', ')}) to ${type}, which the pack itself sent as ${others[kind]}`,
      );
  };
  const ask = async (words: Both, act: NonNullable<Instruction['act']>): Promise<void> => {
    step += 1;
    const instruction: Instruction = { partner, step: `${pack}/${step}`, ...words, act };
    onAsk(instruction);
    await remote.instruct(instruction);
  };
  /** Waits for something that the system tells the partner. */
  const whenTold = async (type: string, where: (data: Record<string, unknown>) => boolean = () => true): Promise<{ id: string }> => {
    const found = await until(
      () => replies.find((each) => each.type === type && isAbout(each.data, site.accountNumber) && where(each.data)),
      waitMs,
    );
    if (found === undefined) throw new Error(`the system did not tell the partner ${type}`);
    return { id: found.id };
  };
  return {
    as,
    partner,
    site,
    courtName,
    courtCode,
    random,
    /** Numbers of the story's cases and notices: a message that names no account is found by them. */
    names,
    /** Ids of messages that were asked to be faulty. */
    tolerated,
    checks,
    expect,
    never,
    say,
    ask,
    whenTold,
    record,
    is: (kind: PartyKind): boolean => as === kind,
    now: (): string => instantOf(Date.now()),
    later: (ms: number): string => instantOf(Date.now() + ms),
    tellAgain: (id: string): Promise<void> => remote.tellAgain(partner, id),
    forge: (body: string, signature?: string): Promise<void> =>
      remote.forge(partner, { body, groupId: site.accountNumber, ...(signature === undefined ? {} : { signature }) }),
    revoke: (keyId: string): Promise<void> => remote.register({ partner, revoke: { keyId, at: instantOf(Date.now()), reason: 'rotated' } }),
    /** All that came of the partner about the account, also what was looked at before. */
    all: async (): Promise<readonly Seen[]> => {
      await look();
      return seen;
    },
    /** What stands for every pack: no id names two messages, and nothing was refused at the gate. */
    close: async (): Promise<void> => {
      await look();
      const bodies = new Map<string, string>();
      const faults: Fault[] = [];
      for (const { id, body, type } of seen) {
        const before = bodies.get(id);
        if (before !== undefined && before !== body)
          faults.push({ field: `${type} ${id}`, expected: clipped(before), seen: clipped(body) });
        bodies.set(id, body);
      }
      record({ rule: 'M-05', zh: '同一编号只用于同一报文', en: 'one id names one message' }, faults);
      const refused: Fault[] = [];
      for (const { data } of replies.filter(({ type }) => type === 'release.receipt')) {
        const messageId = String(data['messageId']);
        const fired = z.array(worded).safeParse(data['rules']).data ?? [];
        for (const { id, detail } of fired)
          if (gateRules.has(id) && bodies.has(messageId) && !tolerated.has(messageId))
            refused.push({
              field: `${messageId} ${id}`,
              expected: { zh: detail.zh.what, en: detail.en.what },
              seen: { zh: detail.zh.found, en: detail.en.found },
            });
      }
      record({ rule: 'M-02', zh: '每份报文均经签名、格式正确', en: 'every message is signed and well-formed' }, refused);
    },
  };
}

const isAbout = (data: Record<string, unknown>, accountNumber: string): boolean =>
  z.looseObject({ accountNumber: z.literal(accountNumber) }).safeParse(data['correlation']).success;

export const clipped = (text: string): string => (text.length > 300 ? `${text.slice(0, 300)}…` : text);

function outcomeFaults(receipt: ReceiptEvent | undefined, outcomes: readonly string[], names: string | undefined): Fault[] {
  const expected = outcomes.join(' / ');
  if (receipt === undefined) return [{ field: 'release.receipt', expected, seen: { zh: '系统未给出回执', en: 'no receipt' } }];
  const { outcome, rules: fired } = receipt.data;
  const sentence = (language: 'zh' | 'en'): string =>
    fired
      .map((rule) => {
        const read = worded.safeParse(rule);
        return `${rule.id} ${read.success ? read.data.detail[language].found || read.data.detail[language].what : ''}`;
      })
      .join('；');
  const seen = { zh: `${outcome} ${sentence('zh')}`.trim(), en: `${outcome} ${sentence('en')}`.trim() };
  if (!outcomes.includes(outcome)) return [{ field: 'release.receipt', expected, seen }];
  if (names !== undefined && !fired.some(({ id }) => id === names)) return [{ field: 'release.receipt', expected: names, seen }];
  return [];
}

function envelopeFaults({ id, groupId, deduplicationId, signature }: Seen, accountNumber: string): Fault[] {
  const faults: Fault[] = [];
  const group = accountGroup(accountNumber === unknownAccount ? undefined : accountNumber);
  if (groupId !== group) faults.push({ field: 'MessageGroupId', expected: group, seen: groupId });
  const isRepeat = /^[0-9a-f]{8}-[0-9a-f]{4}-/.test(deduplicationId);
  if (deduplicationId !== deduplicationIdOf(id) && !isRepeat)
    faults.push({ field: 'MessageDeduplicationId', expected: deduplicationIdOf(id), seen: deduplicationId });
  if (signature === undefined || parseDetachedJws(signature) === undefined)
    faults.push({ field: 'signature', expected: { zh: '分离式 JWS', en: 'a detached JWS' }, seen: signature ?? { zh: '无', en: 'none' } });
  return faults;
}

/** The fields that differ; a path is `payee.name` or `lines.0.amountFen`. */
export function differences(data: unknown, expected: Record<string, unknown>): Fault[] {
  return Object.entries(expected).flatMap(([path, wanted]) => {
    const found = path
      .split('.')
      .reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined), data);
    return Object.is(found, wanted)
      ? []
      : [
          {
            field: path,
            expected: String(wanted),
            seen: found === undefined ? { zh: '无', en: 'absent' } : clipped(JSON.stringify(found)),
          },
        ];
  });
}

const bytes = z.looseObject({ sha256: z.string(), contentBase64: z.string().optional(), uri: z.string().optional() });

/** A document is there, and its digest is that of its bytes. */
export function documentFaults(field: string, value: unknown): Fault[] {
  const read = bytes.safeParse(value);
  if (!read.success)
    return [{ field, expected: { zh: '文件及其摘要', en: 'a document with its digest' }, seen: { zh: '无', en: 'absent' } }];
  const { sha256, contentBase64, uri } = read.data;
  if (contentBase64 === undefined)
    return uri === undefined ? [{ field, expected: { zh: '文件内容或地址', en: 'bytes or a uri' }, seen: { zh: '无', en: 'absent' } }] : [];
  const digest = createHash('sha256').update(Buffer.from(contentBase64, 'base64')).digest('hex');
  return digest === sha256 ? [] : [{ field: `${field}.sha256`, expected: digest, seen: sha256 }];
}
