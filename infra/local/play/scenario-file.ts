/** Reads a scenario file whole before anything is played: a file with one bad line plays nothing. */
import { readFile, stat } from 'node:fs/promises';
import { parseScenarioLine, type ScenarioLine } from '../../../shared/contracts/play/scenario.ts';

const linesMax = 100_000;
const bytesMax = 64 * 1024 * 1024;
/** More than this many faults of one file help nobody. */
const faultsMax = 20;

/** Whatever keeps a scenario from being played: one sentence a fault, each beginning with the file and, where there is one, the line. */
export class ScenarioFaults extends Error {
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.name = 'ScenarioFaults';
    this.faults = faults;
  }
}

/** The lines that say something, in order. @throws ScenarioFaults naming file, line and field. */
export async function readScenario(path: string): Promise<ScenarioLine[]> {
  const texts = splitLines(await readBytes(path));
  if (texts.length > linesMax)
    throw new ScenarioFaults([`${path}: has ${texts.length} lines, at most ${linesMax} are played; split the file.`]);
  const faults: string[] = [];
  const lines: ScenarioLine[] = [];
  for (const [index, bytes] of texts.entries()) {
    const lineNumber = index + 1;
    const text = decode(bytes);
    if (text === undefined) faults.push(`${path}:${lineNumber}: is not UTF-8 text; save the file as UTF-8.`);
    else {
      const result = parseScenarioLine(text, lineNumber);
      if (!result.ok) faults.push(...result.problems.map(({ en, zh }) => `${path}:${lineNumber}: ${withoutLine(en)} ${zh}`));
      else if (result.line.kind !== 'nothing') lines.push(result.line);
    }
    if (faults.length >= faultsMax) break;
  }
  faults.push(...unknownRedeliveries(path, lines));
  if (faults.length > 0) throw new ScenarioFaults(faults.slice(0, faultsMax));
  return lines;
}

/** The place stands before the sentence already. */
const withoutLine = (sentence: string): string => sentence.replace(/^line \d+, /, '');

async function readBytes(path: string): Promise<Buffer> {
  try {
    const { size } = await stat(path);
    if (size > bytesMax) throw new ScenarioFaults([`${path}: has ${size} bytes, at most ${bytesMax} are played; split the file.`]);
    return await readFile(path);
  } catch (error) {
    if (error instanceof ScenarioFaults || !(error instanceof Error) || !('code' in error)) throw error;
    if (error.code === 'ENOENT') throw new ScenarioFaults([`${path}: there is no such file; give the path of a scenario (JSON Lines).`]);
    if (error.code === 'EISDIR') throw new ScenarioFaults([`${path}: is a folder; give the path of a scenario file (JSON Lines).`]);
    throw new ScenarioFaults([`${path}: cannot be read (${String(error.code)}); check its permissions.`]);
  }
}

/** Lines end with LF or CR LF; in a file that has no LF at all, with CR, as some editors write them. */
function splitLines(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  const lineEnd = bytes.includes(0x0a) ? 0x0a : 0x0d;
  let start = 0;
  for (let end = bytes.indexOf(lineEnd); end !== -1; end = bytes.indexOf(lineEnd, start)) {
    lines.push(bytes.subarray(start, end));
    start = end + 1;
  }
  if (start < bytes.length) lines.push(bytes.subarray(start));
  return lines;
}

function decode(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    // Not UTF-8; the caller names the line.
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function unknownRedeliveries(path: string, lines: readonly ScenarioLine[]): string[] {
  const sent = new Set<string>();
  return lines.flatMap((line) => {
    if (line.kind === 'message') sent.add(line.id);
    if (line.kind !== 'redeliver' || sent.has(line.id)) return [];
    return [
      `${path}:${line.lineNumber}: redeliver: no earlier line has the message id ${JSON.stringify(line.id)}; give the id of a message above (a message without id has "line-<n>").`,
    ];
  });
}
