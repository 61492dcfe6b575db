/** How what was seen differs from what was expected, field by field. */
import { createHash } from 'node:crypto';
import * as z from 'zod';
import { parseDetachedJws } from '../../../shared/adapters/signatures/jws.ts';
import { accountGroup, deduplicationIdOf } from '../../../shared/workflow/dispatch.ts';
import type { ReceiptEvent } from '../sandbox/remote.ts';
import type { Fault } from './pack.ts';
import type { Seen } from './watch.ts';

export const worded = z.looseObject({
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
