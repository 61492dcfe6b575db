/** Dead letters and what was decided about them, as they go over the wire and onto the screen. */
import * as z from 'zod';
import { wordedRule } from '../../../shared/domain/rules/book/wording.ts';
import type { Acted, RedriveOverview } from '../../../shared/workflow/redrive/redrive.ts';
import type { Io } from '../commands/options.ts';
import { ruleLines, ruleSchema } from '../remote/client.ts';

const letter = z.object({
  queue: z.string(),
  messageId: z.string(),
  groupId: z.string(),
  sentAt: z.string(),
  about: z.string(),
  digest: z.string(),
  /** What would be sent; absent where nothing can be. */
  sends: z.exactOptional(z.string()),
  differences: z.array(z.object({ field: z.string(), was: z.string(), sends: z.string() })),
  fate: z.object({ zh: z.string(), en: z.string() }),
});
const planned = z.object({ queue: z.string(), messageId: z.string(), transportId: z.exactOptional(z.string()) });
const proposal = z.object({
  proposal: z.number(),
  act: z.enum(['send', 'strike']),
  at: z.string(),
  by: z.string(),
  reason: z.string(),
  letters: z.array(planned),
  confirmedBy: z.exactOptional(z.string()),
});
export const overviewSchema = z.object({
  letters: z.array(letter),
  parked: z.array(z.object({ accountNumber: z.string(), taskId: z.string() })),
  proposals: z.array(proposal),
});
export const actedSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('proposed'), proposal }),
  z.object({ kind: z.literal('refused'), fired: z.array(ruleSchema) }),
  z.object({ kind: z.literal('withdrawn'), proposal: z.number() }),
  z.object({
    kind: z.literal('done'),
    outcomes: z.array(
      z.object({ queue: z.string(), messageId: z.string(), became: z.enum(['sent', 'struck', 'gone', 'changed', 'hidden']) }),
    ),
  }),
]);

/** What the door of a sandbox takes. */
export const askedAct = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('propose'),
    act: z.enum(['send', 'strike']),
    letters: z.array(z.string().min(1).max(100)).min(1).max(100),
    by: z.string().max(100),
    reason: z.string().max(1000),
  }),
  z.strictObject({ kind: z.literal('confirm'), proposal: z.int().min(1), by: z.string().max(100) }),
  z.strictObject({
    kind: z.literal('withdraw'),
    proposal: z.int().min(1),
    by: z.string().max(100),
    reason: z.string().max(1000),
  }),
]);

export type PlainOverview = z.output<typeof overviewSchema>;
export type PlainActed = z.output<typeof actedSchema>;

/** With the sentences of a refusal. */
export const plainActed = (acted: Acted): PlainActed =>
  acted.kind === 'refused' ? { kind: 'refused', fired: acted.fired.map(wordedRule) } : acted;

/** Without the bodies: they name people. */
export const plainOverview = ({ letters, ...rest }: RedriveOverview): PlainOverview => ({
  ...rest,
  letters: letters.map(({ body: _, attributes: __, ...about }) => about),
});

const cut = (text: string): string => (text.length > 120 ? `${text.slice(0, 120)}…` : text);

export function sayOverview(overview: PlainOverview, json: boolean, io: Io): number {
  const { letters, parked, proposals } = overview;
  const lines = [
    `${letters.length} 封死信 dead letters`,
    ...letters.flatMap(({ queue, messageId, sentAt, about, sends, differences, fate }) => [
      `  ${messageId}  ${queue}  ${sentAt.slice(0, 16).replace('T', ' ')}  ${about}`,
      `    ${fate.zh} ${fate.en}`,
      ...(sends !== undefined && differences.length === 0 ? ['    原文不变 goes out byte for byte as it lies there'] : []),
      ...differences.flatMap((each) => [`    - ${each.field}: ${cut(each.was)}`, `    + ${each.field}: ${cut(each.sends)}`]),
    ]),
    `${parked.length} 件搁置消息 parked messages`,
    ...parked.map(({ accountNumber, taskId }) => `  ${accountNumber}: presale answer '${taskId}' --decision accept|reject --reason …`),
    ...proposals.flatMap(({ proposal: number, act, by, reason, letters: of, confirmedBy }) => [
      `第 ${number} 号提议 proposal ${number}: ${act === 'send' ? '重发 send' : '作废 strike'} ${of.length} (${by}: ${reason})`,
      confirmedBy === undefined
        ? `  待第二人确认 waits for a second person: presale redrive --confirm ${number}`
        : `  ${confirmedBy} 已确认，未办完 confirmed, not finished: presale redrive --confirm ${number}`,
      `  撤回 or take it back: presale redrive --withdraw ${number} --reason …`,
    ]),
  ];
  io.stdout.write(json ? `${JSON.stringify(overview)}\n` : `${lines.join('\n')}\n`);
  return 0;
}

const becameNames = {
  sent: '已重发 sent',
  struck: '已作废 struck',
  gone: '已不在死信队列 gone already',
  hidden: '另有查看正占用，或暂时看不到，一分钟后再次确认 is held by another look or not to be seen; confirm again in a minute',
  changed: '内容与提议时不同，未动 is not what was looked at; left alone, propose anew',
} as const;

export function sayActed(acted: PlainActed, json: boolean, io: Io): number {
  const isLeft = (became: keyof typeof becameNames): boolean => became === 'changed' || became === 'hidden';
  const isDone =
    acted.kind === 'proposed' ||
    acted.kind === 'withdrawn' ||
    (acted.kind === 'done' && !acted.outcomes.some(({ became }) => isLeft(became)));
  if (json) io.stdout.write(`${JSON.stringify(acted)}\n`);
  else io.stdout.write(`${linesOf(acted).join('\n')}\n`);
  return isDone ? 0 : 1;
}

function linesOf(acted: PlainActed): string[] {
  switch (acted.kind) {
    case 'proposed': {
      const { proposal: number, letters } = acted.proposal;
      return [
        `第 ${number} 号提议已记录，尚未执行 proposal ${number} is written down, nothing has moved yet:`,
        ...letters.map(
          ({ queue, messageId, transportId }) => `  ${queue} ${messageId}${transportId === undefined ? '' : ` → ${transportId}`}`,
        ),
        `须由另一人确认 another person confirms it (A-01): presale redrive --confirm ${number}`,
      ];
    }
    case 'withdrawn':
      return [
        `第 ${acted.proposal} 号提议已撤回，未办的死信留在原处 proposal ${acted.proposal} is withdrawn; what was not done stays where it lies`,
      ];
    case 'refused':
      return ['不能生效 refused', ...acted.fired.flatMap(ruleLines)];
    case 'done':
      return acted.outcomes.length === 0
        ? ['没有待办的死信 nothing was left to do']
        : acted.outcomes.map(({ queue, messageId, became }) => `  ${queue} ${messageId}: ${becameNames[became]}`);
  }
}
