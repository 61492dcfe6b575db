/** The plain case (`test/fixtures/messages/cases/01-progress-payment.jsonl`) as if it happened these days: functions on AWS go by the wall clock. */
import { readFileSync } from 'node:fs';
import { parseScenarioLine, type ScenarioLine } from '../../../shared/contracts/play/scenario.ts';
import { dayMillis, fromMillis, minuteMillis } from '../../../shared/domain/values/calendar/instants.ts';

const file = new URL('../../fixtures/messages/cases/01-progress-payment.jsonl', import.meta.url);

/** When each moment of the file happens, in milliseconds from now. */
const moments: Record<string, number> = {
  '2026-03-02T09:00:00+08:00': -6 * dayMillis, // the account is registered
  '2026-03-03T10:00:00+08:00': -20 * 60 * minuteMillis, // it is frozen, and the housing authority informed, within a working day
  '2026-03-09T10:00:00+08:00': -60 * minuteMillis, // the notice is issued
  '2026-03-10T14:30:00+08:00': -5 * minuteMillis, // the bank pays
  '2026-06-30T17:00:00+08:00': 90 * dayMillis, // the notice expires
  '2027-03-02T10:00:00+08:00': 360 * dayMillis, // the freeze ends
};
/** The day that the face of the voucher names. */
const bookedOn = '2026-03-10';
const bookedAt = '2026-03-10T14:30:00+08:00';

type Line<Kind extends ScenarioLine['kind']> = Extract<ScenarioLine, { kind: Kind }>;
export interface CaseNow {
  partners: Line<'partner'>[];
  profiles: Line<'profile'>[];
  /** In order. */
  messages: Line<'message'>[];
}

/** Partners, profile and messages of the plain case. */
export function plainCase(now: number): CaseNow {
  return linesOf(readFileSync(file, 'utf8'), now, moments);
}

/** Another account of the same developer, with a freeze of another case that ends at `endsAt` (milliseconds) and nothing else. */
export function endingFreeze(now: number, endsAt: number): CaseNow {
  const text = readFileSync(file, 'utf8')
    .replaceAll('1602001019200388888', '1602001019200399999')
    .replaceAll('执保123号', '执保124号')
    .replaceAll('济建预许2025186号', '济建预许2025187号')
    .replaceAll('JN-JG-2025-0186', 'JN-JG-2025-0187');
  const { messages, ...rest } = linesOf(text, now, { ...moments, '2027-03-02T10:00:00+08:00': endsAt - now });
  return { ...rest, messages: messages.slice(0, 2).map((message) => ({ ...message, id: `ending-${message.id}` })) };
}

function linesOf(text: string, now: number, millisFromNow: Record<string, number>): CaseNow {
  const at = (moment: string): string => {
    const offset = millisFromNow[moment];
    if (offset === undefined) throw new Error(`the plain case has a new moment, ${moment}; say in case-now.ts when it happens`);
    return fromMillis(now + offset);
  };
  const timely = text
    .replaceAll(/^\{"until".*$/gm, '')
    .replaceAll(/\d{4}-\d{2}-\d{2}T[\d:]+\+08:00/g, at)
    .replaceAll(bookedOn, at(bookedAt).slice(0, 10));
  const lines = timely.split('\n').map((line, index) => {
    const result = parseScenarioLine(line, index + 1);
    if (!result.ok) throw new Error(result.problems.map(({ en }) => en).join('\n'));
    return result.line;
  });
  const ofKind = <Kind extends ScenarioLine['kind']>(kind: Kind) => lines.filter((line): line is Line<Kind> => line.kind === kind);
  return { partners: ofKind('partner'), profiles: ofKind('profile'), messages: ofKind('message') };
}
