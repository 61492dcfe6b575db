/** What really goes from whom to whom when a scenario is played, message by message. */
import { createDesk } from '../../fixtures/desk/desk.ts';
import type { Play } from './plays.ts';

export interface Played {
  /** `C`, `H`, `B`, `O` or `S`. */
  from: string;
  to: string;
  type: string;
  /** What the message says of its kind: status, change, outcome. */
  says: string[];
}
/** A message that came, and what the system told until the next came. */
export interface Segment {
  came?: Played;
  told: Played[];
}

const letters: Record<string, string> = { court: 'C', housing: 'H', bank: 'B', operator: 'O' };
const letterOf = (partner: string): string => letters[partner.slice(0, partner.indexOf(':'))] ?? '?';

interface Line {
  from?: string;
  type?: string;
  answer?: { by: string[] };
}

export async function playedSegments({ told, start }: Play): Promise<Segment[]> {
  const lines: string[] = [];
  const desk = createDesk(lines);
  const segments: Segment[] = [{ told: [] }];
  let known = 0;
  for (const [index, text] of told.teller.lines.entries()) {
    lines.push(text);
    const line: Line = JSON.parse(text);
    if (index >= start) for (const came of cameWith(line)) segments.push({ came, told: [] });
    const received = await desk.received();
    const now = received
      .slice(known)
      .map(({ to, output }) => ({ from: 'S', to: letterOf(to), type: output.type, says: saidIn(output.data) }));
    segments.at(-1)?.told.push(...now);
    known = received.length;
  }
  return segments;
}

/** Each person of the desk who answers acts in a message of their own. */
function cameWith({ from, type, answer }: Line): Played[] {
  if (answer !== undefined) return answer.by.map(() => ({ from: 'O', to: 'S', type: 'operator.task.answered', says: [] }));
  return from === undefined || type === undefined ? [] : [{ from: letterOf(from), to: 'S', type, says: [] }];
}

const saidIn = (data: unknown): string[] =>
  Object.entries(data ?? {}).flatMap(([name, value]) =>
    ['status', 'change', 'kind', 'how', 'outcome'].includes(name) ? [String(value)] : [],
  );
