/** The sequence diagrams of a page: under each heading the ways through it, message by message, as they are drawn. */

export interface Drawn {
  from: string;
  to: string;
  type: string;
  /** Status, change, kind or outcome in brackets behind the type. */
  says?: string;
}
export interface Diagram {
  title: string;
  /** One for each alternative; with an option, the way past it and the way through it. */
  ways: Drawn[][];
}

const arrow = /^([CHSBO])--?>>([CHSBO]): ([a-z-]+(?:\.[a-z-]+)+)(?: \(([A-Za-z-]+)\))?/u;

export function diagramsOf(page: string): Diagram[] {
  const sections = page.split(/^## /mu).slice(1);
  return sections.flatMap((section) => {
    const [, body] = /```mermaid\nsequenceDiagram\n(.*?)```/su.exec(section) ?? [];
    return body === undefined ? [] : [{ title: section.slice(0, section.indexOf('\n')), ways: waysOf(body) }];
  });
}

/** A diagram is a trunk with alternatives beside one another; all options are taken, or none. */
function waysOf(body: string): Drawn[][] {
  const lines = body.split('\n').map((line) => line.trim());
  const alternatives = Math.max(1, lines.filter((line) => /^(?:alt|else) /u.test(line)).length);
  const options = lines.some((line) => line.startsWith('opt ')) ? [false, true] : [true];
  return Array.from({ length: alternatives }, (_, way) => way).flatMap((way) => options.map((taken) => wayOf(lines, way, taken)));
}

function wayOf(lines: readonly string[], way: number, isTaken: boolean): Drawn[] {
  const drawn: Drawn[] = [];
  let inside: 'trunk' | 'alternative' | 'option' = 'trunk';
  let alternative = -1;
  for (const line of lines) {
    if (line.startsWith('opt ')) inside = 'option';
    else if (/^(?:alt|else) /u.test(line)) {
      inside = 'alternative';
      alternative += 1;
    } else if (line === 'end') inside = 'trunk';
    const [, from, to, type, says] = arrow.exec(line) ?? [];
    if (from === undefined || to === undefined || type === undefined) continue;
    const isOn = inside === 'trunk' || (inside === 'option' ? isTaken : alternative === way);
    if (isOn) drawn.push({ from, to, type, ...(says === undefined ? {} : { says }) });
  }
  return drawn;
}
