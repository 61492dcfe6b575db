/**
 * XML as OFD parts are written (GB/T 33190): elements, attributes, text. No document type, no entities but the five of the language and character
 * references, nothing is fetched; nesting and work are bounded. Prefixes are dropped, since all elements belong to one namespace.
 */
import { type Budget, fail, spend } from '../faults.ts';

export interface Element {
  name: string;
  attributes: ReadonlyMap<string, string>;
  children: Element[];
  text: string;
}

const depthMax = 64;
const nameLike = '[^\\s<>/=\'"&]{1,128}';
const tag = new RegExp(`<(/?)(${nameLike})((?:\\s+${nameLike}\\s*=\\s*(?:"[^"<]*"|'[^'<]*'))*)\\s*(/?)>`, 'uy');
const attribute = new RegExp(`(${nameLike})\\s*=\\s*(?:"([^"<]*)"|'([^'<]*)')`, 'gu');

/** The root element. Throws a `DocumentError` for a document type (`unsafe-xml`) and for what is not well-formed as far as is read. */
export function readXml(bytes: Uint8Array, budget: Budget): Element {
  const source = new TextDecoder('utf-8').decode(bytes);
  const open: Element[] = [{ name: '', attributes: new Map(), children: [], text: '' }];
  for (let at = 0; at < source.length; ) {
    spend(budget);
    const parent = open.at(-1) ?? fail('malformed');
    const next = source.indexOf('<', at);
    parent.text += plain(source.slice(at, next < 0 ? source.length : next));
    if (next < 0) break;
    at = skipMarkup(source, next, parent);
    if (at > next) continue;
    tag.lastIndex = next;
    const [whole, closing, name = '', attributes = '', empty] = tag.exec(source) ?? fail('malformed');
    at = next + whole.length;
    if (closing !== '') {
      if (open.length < 2 || parent.name !== local(name)) fail('malformed');
      open.pop();
      continue;
    }
    if (open.length > depthMax) fail('too-complex');
    const element = { name: local(name), attributes: attributesOf(attributes, budget), children: [], text: '' };
    parent.children.push(element);
    if (empty === '') open.push(element);
  }
  const root = open[0]?.children[0];
  return open.length !== 1 || root === undefined || open[0]?.children.length !== 1 ? fail('malformed') : root;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Past a comment, a processing instruction or character data; where it was when it is a tag. */
function skipMarkup(source: string, at: number, parent: Element): number {
  if (source.startsWith('<!--', at)) return past(source, '-->', at + 4);
  if (source.startsWith('<?', at)) return past(source, '?>', at + 2);
  if (source.startsWith('<![CDATA[', at)) {
    const end = past(source, ']]>', at + 9);
    parent.text += source.slice(at + 9, end - 3);
    return end;
  }
  // A document type may define entities that grow or reach out; no OFD part has one.
  return source.startsWith('<!', at) ? fail('unsafe-xml') : at;
}

function past(source: string, end: string, from: number): number {
  const found = source.indexOf(end, from);
  return found < 0 ? fail('malformed') : found + end.length;
}

function attributesOf(source: string, budget: Budget): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', double, single] of source.matchAll(attribute)) {
    spend(budget);
    // Of two of one name each reader would take another.
    if (attributes.has(local(name)) && !name.startsWith('xmlns')) fail('malformed');
    attributes.set(local(name), plain(double ?? single ?? ''));
  }
  return attributes;
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function plain(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9A-Fa-f]{1,6}|#\d{1,7}|[A-Za-z]{1,8}|);?/gu, (_, body: string) => {
    if (!body.startsWith('#')) return named[body] ?? fail('unsafe-xml');
    const point = body.startsWith('#x') ? Number.parseInt(body.slice(2), 16) : Number(body.slice(1));
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : fail('malformed');
  });
}

export const child = (element: Element | undefined, name: string): Element | undefined =>
  element?.children.find((candidate) => candidate.name === name);
export const childrenNamed = (element: Element | undefined, name: string): Element[] =>
  element?.children.filter((candidate) => candidate.name === name) ?? [];
