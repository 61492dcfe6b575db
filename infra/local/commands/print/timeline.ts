/**
 * What happened, in the order in which partners read it: each message with its answer and the sentences of the rules that fired, and what was told to
 * whom because of it. Chinese first. A sentence that was just printed is not printed again for the next reader of it.
 */

import * as z from 'zod';
import { yuan } from '../../../../shared/domain/values/money/figures.ts';
import { inboundTitle, outboundTitle } from '../../../reference/messages/catalogue.ts';
import type { Letter } from '../../play/letters.ts';
import type { ReceivedEvent } from '../../play/mailboxes.ts';
import { wrapped } from './columns.ts';

const explanation = z.object({ what: z.string(), found: z.string(), expected: z.string(), basis: z.string(), do: z.string() });
const wordedRule = z.object({
  id: z.string(),
  outcome: z.string(),
  field: z.string().optional(),
  detail: z.object({ zh: explanation, en: explanation }),
});
type WordedRule = z.infer<typeof wordedRule>;
const receipt = z.object({ messageId: z.string(), outcome: z.string(), rules: z.array(wordedRule), waitsUntil: z.string().optional() });
const withRules = z.looseObject({ rules: z.array(wordedRule).optional() });

export interface TimelineEntry {
  at: string;
  /** The partner that sent or was told. */
  partner: string;
  /** Short type. */
  type: string;
  /** Of a message that came: its id, and what was answered. */
  messageId?: string;
  outcome?: string;
  waitsUntil?: string;
  rules: WordedRule[];
  /** What was told; the receipt of a message that came. */
  data: unknown;
}

const shortType = (type: string): string => type.replace(/^presale\./, '').replace(/\.v\d+$/, '');

/** In the order of the replies. A partner that nobody registered has no queue, and nothing is answered to it. */
export function timelineOf(letters: readonly Letter[], replies: readonly ReceivedEvent[]): TimelineEntry[] {
  const types = new Map(letters.map(({ from, messageId, type }) => [`${from} ${messageId}`, shortType(type)]));
  return replies.map(({ to, type, time, data }) => {
    const short = shortType(type);
    if (short !== 'release.receipt') return { at: time, partner: to, type: short, rules: withRules.parse(data).rules ?? [], data };
    const { messageId, outcome, rules, waitsUntil } = receipt.parse(data);
    return {
      at: time,
      partner: to,
      type: types.get(`${to} ${messageId}`) ?? '',
      messageId,
      outcome,
      ...(waitsUntil === undefined ? {} : { waitsUntil }),
      rules,
      data,
    };
  });
}

const outcomes: Readonly<Record<string, string>> = { ACCEPTED: '接受', DUPLICATE: '重复', HELD: '暂缓', REJECTED: '拒绝' };
const marks: Readonly<Record<string, string>> = { ACCEPT: '接受', HOLD: '暂缓', REJECT: '拒绝' };
const kinds: Readonly<Record<string, string>> = { bank: '银行', housing: '住建部门', court: '法院', operator: '运营方' };
const nameOf = (partner: string): string => `${kinds[partner.split(':')[0] ?? ''] ?? ''} ${partner}`.trim();
/** `2026-03-10T14:30:00+08:00` → `2026-03-10 14:30`. */
const moment = (instant: string): string => instant.slice(0, 16).replace('T', ' ');

function sentences({ id, outcome, field, detail: { zh, en } }: WordedRule): string[] {
  const head = `${id} ${marks[outcome] ?? ''} ${outcome}${field === undefined ? '' : `  ${field}`}`;
  const chinese = [zh.found && `发现：${zh.found}`, zh.expected && `应为：${zh.expected}`, zh.basis && `依据：${zh.basis}`].filter(Boolean);
  const english = [en.found && `found: ${en.found}`, en.expected && `expected: ${en.expected}`, en.basis && `basis: ${en.basis}`].filter(
    Boolean,
  );
  return [
    `    ${head}`,
    ...wrapped(`${zh.what}。${chinese.join('；')}。${zh.do}。`, '        '),
    ...wrapped(`${en.what}. ${english.join('; ')}. ${en.do}.`, '        '),
  ];
}

const told = z.looseObject({
  noticeNumber: z.string().optional(),
  version: z.number().optional(),
  caseNumber: z.string().optional(),
  freeze: z.looseObject({ caseNumber: z.string().optional(), rank: z.number().optional() }).optional(),
  bankSerial: z.string().optional(),
  line: z.number().optional(),
  amountFen: z.number().optional(),
  totalFen: z.number().optional(),
  allowedFen: z.number().optional(),
  lines: z.array(z.looseObject({ remainingFen: z.number().optional(), amountFen: z.number().optional() })).optional(),
  status: z.string().optional(),
  outcome: z.string().optional(),
  change: z.string().optional(),
  kind: z.string().optional(),
  how: z.string().optional(),
  rule: z.string().optional(),
  documentNumber: z.string().optional(),
  reason: z.union([z.string(), z.object({ zh: z.string(), en: z.string() })]).optional(),
  dueAt: z.string().optional(),
});

/** What a reader looks for first in what was told: of what, how much, how it stands, by when. */
function gist(data: unknown): string {
  const says = told.parse(data);
  const remainingFen = says.lines?.reduce((sum, { remainingFen: left, amountFen }) => sum + (left ?? amountFen ?? 0), 0);
  const figure = says.amountFen ?? remainingFen ?? says.totalFen;
  const { reason } = says;
  return [
    says.noticeNumber && `${says.noticeNumber}${says.version === undefined ? '' : ` v${says.version}`}`,
    says.caseNumber ?? says.freeze?.caseNumber,
    says.bankSerial,
    says.line !== undefined && `#${says.line}`,
    figure !== undefined && yuan(figure),
    says.allowedFen !== undefined && `可执行 allowed ${yuan(says.allowedFen)}`,
    says.status ?? says.outcome ?? says.change,
    says.kind,
    says.how,
    says.rule,
    says.documentNumber,
    reason !== undefined && (typeof reason === 'string' ? reason : `${reason.zh} ${reason.en}`),
    says.dueAt && `至 ${moment(says.dueAt)}`,
  ]
    .filter((part) => typeof part === 'string' && part !== '')
    .join('  ');
}

function headOf({ partner, type, messageId, outcome, waitsUntil, data }: TimelineEntry): string[] {
  if (messageId === undefined) return wrapped(`→ ${nameOf(partner)}  ${outboundTitle(type)} ${type}  ${gist(data)}`, '  ', '      ');
  const wait = waitsUntil === undefined ? '' : `  等至 ${moment(waitsUntil)}`;
  return wrapped(
    `${nameOf(partner)}  ${inboundTitle(type)} ${type} (${messageId})  ${outcomes[outcome ?? ''] ?? ''} ${outcome ?? ''}${wait}`,
    '  ',
    '      ',
  );
}

/** The lines of the timeline; a new instant opens a paragraph. */
export function printTimeline(entries: readonly TimelineEntry[]): string[] {
  let instant = '';
  const printed = new Set<string>();
  return entries.flatMap((entry) => {
    const opens = moment(entry.at) !== instant;
    if (opens) printed.clear();
    instant = moment(entry.at);
    const blocks = entry.rules.map((rule) => sentences(rule));
    const fresh = blocks.filter((block) => !printed.has(block.join('\n')));
    for (const block of fresh) printed.add(block.join('\n'));
    return [...(opens ? ['', instant] : []), ...headOf(entry), ...fresh.flat()];
  });
}
