/** How what was seen differs from what was expected, field by field. */
import { createHash } from 'node:crypto';
import * as z from 'zod';
import { parseDetachedJws } from '../../../shared/adapters/signatures/jws.ts';
import { accountGroup, deduplicationIdOf } from '../../../shared/workflow/dispatch.ts';
import type { ReceiptEvent } from '../sandbox/remote.ts';
import type { Fault } from './pack.ts';
import type { Reply, Seen } from './watch.ts';

const worded = z.looseObject({
  id: z.string(),
  detail: z.object({
    zh: z.looseObject({ found: z.string(), what: z.string() }),
    en: z.looseObject({ found: z.string(), what: z.string() }),
  }),
});

export const clipped = (text: string): string => (text.length > 300 ? `${text.slice(0, 300)}…` : text);

export function outcomeFaults(receipt: ReceiptEvent | undefined, outcomes: readonly string[], names: string | undefined): Fault[] {
  const expected = outcomes.join(' / ');
  if (receipt === undefined) return [{ field: 'release.receipt', expected, seen: { zh: '系统未给出回执', en: 'no receipt' } }];
  const { outcome, rules: fired } = receipt.data;
  const against = fired.filter((rule) => rule.outcome !== 'ACCEPT');
  const sentence = (language: 'zh' | 'en'): string =>
    (against.length === 0 ? fired : against)
      .map((rule) => {
        const read = worded.safeParse(rule);
        const { what, found } = read.success ? read.data.detail[language] : { what: '', found: '' };
        return `${rule.id} ${[what, found].filter((text) => text !== '').join(language === 'zh' ? '：' : ': ')}`;
      })
      .join(language === 'zh' ? '；' : '; ');
  const seen = { zh: `${outcome} ${sentence('zh')}`.trim(), en: `${outcome} ${sentence('en')}`.trim() };
  if (!outcomes.includes(outcome)) return [{ field: 'release.receipt', expected, seen }];
  if (names !== undefined && !fired.some(({ id }) => id === names)) return [{ field: 'release.receipt', expected: names, seen }];
  return [];
}

/** A message lies in the group of its account, under its own id, signed. */
export function envelopeFaults({ id, groupId, deduplicationId, signature }: Seen, accountNumber: string): Fault[] {
  const faults: Fault[] = [];
  const group = accountGroup(accountNumber);
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

/** What the gate refuses: it says nothing about a message's meaning, and whoever sent it must mend it. */
const gateRules = new Set(['M-01', 'M-02', 'M-03', 'M-05', 'M-07', 'M-08']);

/** Receipts in which the gate refused one of these messages. */
export function refusedAtGate(replies: readonly Reply[], messageIds: ReadonlySet<string>): Fault[] {
  const receipts = replies.filter(({ type, data }) => type === 'release.receipt' && messageIds.has(String(data['messageId'])));
  return receipts.flatMap(({ data }) =>
    (z.array(worded).safeParse(data['rules']).data ?? [])
      .filter(({ id }) => gateRules.has(id))
      .map(({ id, detail: { zh, en } }) => ({
        field: `${String(data['messageId'])} ${id}`,
        expected: { zh: zh.what, en: en.what },
        seen: { zh: zh.found, en: en.found },
      })),
  );
}

/** Ids under which other bytes came than before. */
export function idsUsedTwice(seen: readonly Seen[]): Fault[] {
  const bodies = new Map<string, string>();
  return seen.flatMap(({ id, body, type }) => {
    const before = bodies.get(id);
    bodies.set(id, body);
    return before === undefined || before === body ? [] : [{ field: `${type} ${id}`, expected: clipped(before), seen: clipped(body) }];
  });
}
