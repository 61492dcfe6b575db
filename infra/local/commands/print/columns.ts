/** Text in columns on a terminal, where a Chinese character is two cells wide. */

/** Cells that a character takes: 2 in the wide and full-width blocks (Unicode TR11), 0 for marks that combine, else 1. */
function cellsOf(character: string): number {
  if (/\p{Mn}|\p{Cf}/u.test(character)) return 0;
  const code = character.codePointAt(0) ?? 0;
  const isWide =
    (code >= 0x1100 && code <= 0x115f) ||
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    (code >= 0x1f300 && code <= 0x1faff) ||
    (code >= 0x20000 && code <= 0x3fffd);
  return isWide ? 2 : 1;
}

export const widthOf = (text: string): number => [...text].reduce((sum, character) => sum + cellsOf(character), 0);

/** At most `width` cells; what is cut off is shown by `…`. */
export function clip(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let cut = '';
  let used = 1;
  for (const character of text) {
    used += cellsOf(character);
    if (used > width) break;
    cut += character;
  }
  return `${cut}…`;
}

const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)));

/**
 * Rows with their columns under each other, two spaces apart, each row at most `width` cells wide including `indent`. The widest column
 * gives way first.
 */
export function inColumns(rows: readonly (readonly string[])[], { indent = '  ', width = 100 } = {}): string[] {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, column) => Math.max(0, ...rows.map((row) => widthOf(row[column] ?? ''))));
  const room = width - widthOf(indent) - 2 * Math.max(0, count - 1);
  for (let excess = widths.reduce((sum, each) => sum + each, 0) - room; excess > 0; excess -= 1) {
    const widest = widths.indexOf(Math.max(...widths));
    widths[widest] = (widths[widest] ?? 1) - 1;
  }
  return rows.map(
    (row) =>
      indent +
      row
        .map((cell, column) => pad(clip(cell, widths[column] ?? 0), widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
  );
}

/** What may not begin a line. */
const closing = /^[，。；：、）》”？！]/u;

/** A text in lines of at most `width` cells, broken between words and between Chinese characters; `indent` before the first, `hanging` before the rest. */
export function wrapped(text: string, indent: string, hanging = indent, width = 100): string[] {
  const pieces = text.match(/\s+|[^\s\u2e80-\uffef]+|[\u2e80-\uffef]/gu) ?? [];
  const lines: string[] = [];
  let line = indent;
  for (const piece of pieces) {
    const fits = widthOf(line) + widthOf(piece) <= width || closing.test(piece);
    const isFresh = line === indent || line === hanging;
    if (!fits && !isFresh) {
      lines.push(line.trimEnd());
      line = hanging;
    }
    if (piece.trim() !== '' || (line !== indent && line !== hanging)) line += piece;
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()];
}
