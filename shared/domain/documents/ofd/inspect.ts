/** An OFD file (GB/T 33190): a zip with `OFD.xml`, which names documents, which name pages, attachments and signatures. Each is opened. */
import { type Budget, DocumentError, fail, newBudget, spend } from '../faults.ts';
import type { Opened, Seal } from '../opened.ts';
import { type Package, pathFrom, readXmlPart } from './package.ts';
import { readOfdSeals } from './signatures.ts';
import { child, childrenNamed, type Element } from './xml.ts';
import { isZip, openZip } from './zip.ts';

const entryPoint = 'OFD.xml';
const pagesMax = 20_000;

/** Whether a zip file has `OFD.xml` at its root; one whose directory is damaged is taken for what it names. */
export function isOfd(bytes: Uint8Array): boolean {
  if (!isZip(bytes)) return false;
  try {
    return openZip(bytes, newBudget()).entries.has(entryPoint);
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).lastIndexOf(entryPoint) >= 0;
  }
}

/** Throws a `DocumentError` for what cannot be opened. */
export function inspectOfd(bytes: Uint8Array, budget: Budget): Opened {
  const zip = openZip(bytes, budget);
  // GM/T 0099 keeps the keys of an encrypted package in `Encryptions.xml`.
  if ([...zip.entries.values()].some(({ name, encrypted }) => encrypted || /(?:^|\/)Encryptions\.xml$/iu.test(name)))
    return { encrypted: true };
  const opened: Package = { zip, budget };
  const root = readXmlPart(opened, entryPoint);
  const bodies = childrenNamed(root, 'DocBody');
  if (root.name !== 'OFD' || bodies.length === 0) fail('malformed');
  // Of two of one name each reader would take another.
  for (const body of bodies) for (const name of ['DocRoot', 'Signatures']) if (childrenNamed(body, name).length > 1) fail('malformed');
  const documents = bodies.map((body) => inspectBody(opened, body));
  const pages = documents.reduce((sum, document) => sum + document.pages, 0);
  if (pages === 0) fail('no-pages');
  return {
    encrypted: false,
    pages,
    attachments: documents.reduce((sum, { attachments }) => sum + attachments, 0),
    seals: sealsOf(opened, bodies),
  };
}

const textOf = (element: Element | undefined): string | undefined => {
  const text = element?.text.trim() ?? '';
  return text === '' ? undefined : text;
};

/**
 * Those that `OFD.xml` names. Where it names none, those that lie in the package all the same: no seal covers `OFD.xml`, and a file that was sealed does not pass
 * for one that was never sealed because a line was taken out of it.
 */
function sealsOf(opened: Package, bodies: readonly Element[]): Seal[] {
  const named = bodies.flatMap((body) => readOfdSeals(opened, textOf(child(body, 'Signatures')), rootOf(body)));
  const [first] = bodies;
  if (named.length > 0 || first === undefined) return named;
  const lists = [...opened.zip.entries.keys()].filter((name) => /(?:^|\/)Signatures\.xml$/iu.test(name));
  return lists.flatMap((name) => readOfdSeals(opened, `/${name}`, rootOf(first)));
}

const rootOf = (body: Element): string => pathFrom(entryPoint, textOf(child(body, 'DocRoot')) ?? fail('malformed'));

function inspectBody(opened: Package, body: Element): { pages: number; attachments: number } {
  const part = rootOf(body);
  const document = readXmlPart(opened, part);
  const pages = childrenNamed(child(document, 'Pages'), 'Page');
  if (pages.length > pagesMax) fail('too-complex');
  for (const page of pages) {
    spend(opened.budget);
    const content = pathFrom(part, page.attributes.get('BaseLoc') ?? fail('malformed'));
    if (!opened.zip.entries.has(content)) fail('missing-part');
  }
  // The first page is opened: a package of empty names is no document.
  const [first] = pages;
  if (first !== undefined) readXmlPart(opened, pathFrom(part, first.attributes.get('BaseLoc') ?? ''));
  const list = textOf(child(document, 'Attachments'));
  const attachments = list === undefined ? 0 : childrenNamed(readXmlPart(opened, pathFrom(part, list)), 'Attachment').length;
  return { pages: pages.length, attachments };
}
