/**
 * One pass over JSON text for what `JSON.parse` hides: how deep it nests, names given twice (it keeps the last one, another reader may keep the
 * first), how many values there are, and how money is spelt (`300.0` and `3e2` become 300). Syntax is not checked here: broken text only ends the scan early.
 */

/** `values` counts openings and commas, which bounds values and members together. */
export interface ScanLimits {
  depth: number;
  values: number;
}

/** A member of the outermost object and where its value stands in the text. */
export interface Member {
  name: string;
  start: number;
  end: number;
}

export interface Scan {
  tooDeep: boolean;
  tooManyValues: boolean;
  /** Dotted paths of members whose name occurs before in the same object, or is `__proto__`, which no message has. */
  repeated: string[];
  /** Dotted paths of `…Fen` members that are spelt with a fraction or an exponent. */
  decimalMoney: string[];
  members: Member[];
}

interface Frame {
  names: Set<string> | undefined;
  name: string;
  index: number;
  nameNext: boolean;
  valueStart: number;
}

const maxListed = 20;
const maxMembers = 64;
const code = {
  quote: 34,
  comma: 44,
  minus: 45,
  zero: 48,
  nine: 57,
  colon: 58,
  open: 91,
  backslash: 92,
  close: 93,
  openObject: 123,
  closeObject: 125,
};

/** Offset of the quote that ends the string which begins at `start`, or -1. */
function stringEnd(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(at - 1 - backslashes) === code.backslash) backslashes += 1;
    if (backslashes % 2 === 0) return at;
  }
  return -1;
}

/** The name that a string literal spells: `"a"` and `"\u0061"` are the same name. */
function decodeName(literal: string): string {
  if (!literal.includes('\\')) return literal.slice(1, -1);
  try {
    return String(JSON.parse(literal));
  } catch {
    return literal.slice(1, -1); // broken escapes: JSON.parse of the whole text reports them
  }
}

function numberEnd(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && '0123456789.eE+-'.includes(text.charAt(at))) at += 1;
  return at;
}

const pathOf = (frames: readonly Frame[]): string =>
  frames.map((frame) => (frame.names === undefined ? String(frame.index) : frame.name)).join('.');

/** Ends the member of the outermost object whose value stops before `end`. */
function closeMember(scan: Scan, frames: readonly Frame[], end: number): void {
  const frame = frames.length === 1 ? frames[0] : undefined;
  if (frame?.names === undefined || frame.valueStart < 0) return;
  if (scan.members.length < maxMembers) scan.members.push({ name: frame.name, start: frame.valueStart, end });
  frame.valueStart = -1;
}

function takeName(scan: Scan, frames: readonly Frame[], frame: Frame, name: string): void {
  frame.name = name;
  if ((frame.names?.has(name) || name === '__proto__') && scan.repeated.length < maxListed) scan.repeated.push(pathOf(frames));
  frame.names?.add(name);
}

export function scanJson(text: string, limits: ScanLimits): Scan {
  const scan: Scan = { tooDeep: false, tooManyValues: false, repeated: [], decimalMoney: [], members: [] };
  const frames: Frame[] = [];
  let values = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    const frame = frames.at(-1);
    if (char === code.quote) {
      const end = stringEnd(text, at);
      if (end === -1) return scan;
      if (frame?.nameNext === true) takeName(scan, frames, frame, decodeName(text.slice(at, end + 1)));
      at = end;
    } else if (char === code.openObject || char === code.open) {
      if (frames.length >= limits.depth) return { ...scan, tooDeep: true };
      values += 1;
      const isObject = char === code.openObject;
      frames.push({ names: isObject ? new Set() : undefined, name: '', index: 0, nameNext: isObject, valueStart: -1 });
    } else if (char === code.closeObject || char === code.close) {
      closeMember(scan, frames, at);
      frames.pop();
      if (frames.length === 0) return scan;
    } else if (char === code.comma && frame !== undefined) {
      closeMember(scan, frames, at);
      values += 1;
      frame.index += 1;
      frame.nameNext = frame.names !== undefined;
    } else if (char === code.colon && frame !== undefined) {
      frame.nameNext = false;
      frame.valueStart = at + 1;
    } else if (char === code.minus || (char >= code.zero && char <= code.nine)) {
      const end = numberEnd(text, at);
      if (frame?.name.endsWith('Fen') && /[.eE]/.test(text.slice(at, end)) && scan.decimalMoney.length < maxListed)
        scan.decimalMoney.push(pathOf(frames));
      at = end - 1;
    }
    if (values > limits.values) return { ...scan, tooManyValues: true };
  }
  return scan;
}
