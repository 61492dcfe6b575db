/** DER (ITU-T X.690) as far as signatures need it: tags, lengths and contents, with bounded depth and work. */
import { type Budget, fail, spend } from '../faults.ts';

export interface DerNode {
  /** Tag octet: class, constructed bit and number; multi-octet tags are refused. */
  tag: number;
  /** Head and contents, as signed. */
  whole: Uint8Array;
  content: Uint8Array;
}

export const derTag = { integer: 0x02, bitString: 0x03, octetString: 0x04, objectIdentifier: 0x06, sequence: 0x30, set: 0x31 } as const;

/** The node that begins at `at`. */
export function readDer(bytes: Uint8Array, budget: Budget, at = 0): DerNode {
  spend(budget);
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) return fail('malformed');
  const octets = first < 0x80 ? 0 : first & 0x7f;
  // Indefinite lengths are BER, which signatures in documents do not use; four octets reach 4 GiB.
  if (first === 0x80 || octets > 4) fail('malformed');
  const length = octets === 0 ? first : bytes.subarray(at + 2, at + 2 + octets).reduce((sum, octet) => sum * 256 + octet, 0);
  const start = at + 2 + octets;
  if (start + length > bytes.length) fail('malformed');
  return { tag, whole: bytes.subarray(at, start + length), content: bytes.subarray(start, start + length) };
}

/** The nodes inside a constructed one. */
export function childrenOf({ content }: DerNode, budget: Budget): DerNode[] {
  const children: DerNode[] = [];
  for (let at = 0; at < content.length; ) {
    const child = readDer(content, budget, at);
    children.push(child);
    at += child.whole.length;
  }
  return children;
}

/** `1.2.840.113549.1.9.4`. */
export function objectIdentifierOf({ content }: DerNode): string {
  const arcs: number[] = [];
  let arc = 0;
  for (const octet of content.subarray(0, 64)) {
    arc = arc * 128 + (octet & 0x7f);
    if ((octet & 0x80) !== 0) continue;
    if (arcs.length === 0) arcs.push(Math.min(Math.floor(arc / 40), 2), arc - 40 * Math.min(Math.floor(arc / 40), 2));
    else arcs.push(arc);
    arc = 0;
  }
  return arcs.join('.');
}
