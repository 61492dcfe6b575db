/**
 * Seals of an OFD file (GB/T 33190 §18, GB/T 38540): `Signature.xml` lists the protected files with their digests, and the signed value holds the digest of
 * `Signature.xml` itself. Both are computed anew. Whose certificate it is is judged elsewhere, by a trust list; the seal's picture is looked at by nobody.
 */
import { DocumentError, fail, spend } from '../faults.ts';
import type { Seal, SealSignature } from '../opened.ts';
import { signedDigestOf } from '../seals/cms.ts';
import { childrenOf, type DerNode, derTag, readDer } from '../seals/der.ts';
import { digestBy } from '../seals/digests.ts';
import { type Package, pathFrom, readXmlPart } from './package.ts';
import { child, childrenNamed, type Element } from './xml.ts';
import { unpackPart } from './zip.ts';

const listAt = 'OFD.xml';
const sealsMax = 32;
const referencesMax = 8192;

/** @param root The document that `OFD.xml` names: nobody's seal covers `OFD.xml` by the standard, so a seal must cover what it leads to. */
export function readOfdSeals(opened: Package, location: string | undefined, root: string): Seal[] {
  if (location === undefined) return [];
  const list = pathFrom(listAt, location);
  const parts = childrenNamed(readXmlPart(opened, list), 'Signature').map((entry) =>
    pathFrom(list, entry.attributes.get('BaseLoc') ?? fail('malformed')),
  );
  const own = new Set([list, ...parts.slice(0, sealsMax).flatMap((part) => partsOf(opened, part))]);
  return parts.slice(0, sealsMax).map((part) => judge(opened, part, { own, root }));
}

/** What a seal itself is made of cannot be under it: its description, its value and its picture, and nothing else that lies beside them. */
function partsOf(opened: Package, part: string): string[] {
  const signature = readXmlPart(opened, part);
  const named = [child(signature, 'SignedValue'), child(child(child(signature, 'SignedInfo'), 'Seal'), 'BaseLoc')];
  return [part, ...named.flatMap((element) => (element === undefined ? [] : [pathFrom(part, element.text)]))];
}

function judge(opened: Package, part: string, { own, root }: { own: ReadonlySet<string>; root: string }): Seal {
  const signature = readXmlPart(opened, part);
  const info = child(signature, 'SignedInfo');
  const references = child(info, 'References');
  // The standard's default for an absent method is MD5, which proves nothing.
  const method = references?.attributes.get('CheckMethod') ?? 'md5';
  const listed = childrenNamed(references, 'Reference').slice(0, referencesMax);
  const covered = new Set<string>();
  let digest: Seal['digest'] = listed.length === 0 ? 'unreadable' : 'right';
  for (const reference of listed) {
    spend(opened.budget);
    const name = pathFrom(part, reference.attributes.get('FileRef') ?? fail('malformed'));
    covered.add(name);
    const bytes = unpackPart(opened.zip, name, opened.budget);
    const actual = bytes === undefined ? undefined : digestBy(method, [bytes]);
    const claimed = Buffer.from(child(reference, 'CheckValue')?.text.trim() ?? '', 'base64');
    if (bytes === undefined || (actual !== undefined && Buffer.compare(actual, claimed) !== 0)) digest = 'wrong';
    else if (actual === undefined && digest === 'right') digest = 'unreadable';
  }
  const names = [...opened.zip.entries.keys()].filter((name) => !name.endsWith('/') && name !== listAt);
  // Another seal's parts may be added later; the document itself may not hide among them.
  const uncovered = names.filter((name) => !covered.has(name) && (name === root || !own.has(name))).length;
  return digest === 'right' ? { ...signedValue(opened, part, signature, method), uncovered } : { digest, uncovered };
}

/** The digest of `Signature.xml` that was signed: in a CMS, or as the `dataHash` of a seal (SES_Signature of GB/T 38540 or GM/T 0031). */
function signedValue(opened: Package, part: string, signature: Element, method: string): Omit<Seal, 'uncovered'> {
  const location = child(signature, 'SignedValue')?.text.trim() ?? '';
  const value = location === '' ? undefined : unpackPart(opened.zip, pathFrom(part, location), opened.budget);
  const own = unpackPart(opened.zip, part, opened.budget);
  if (value === undefined || own === undefined) return unreadable;
  try {
    const cms = signedDigestOf(value, opened.budget);
    if (cms !== undefined) {
      const actual = digestBy(cms.algorithm, [own]);
      if (actual === undefined) return unreadable;
      return Buffer.compare(actual, cms.digest) === 0 ? right('cms', value) : wrong;
    }
    const [toSign] = childrenOf(readDer(value, opened.budget), opened.budget);
    const hashes = toSign?.tag === derTag.sequence ? childrenOf(toSign, opened.budget).filter(({ tag }) => tag === derTag.bitString) : [];
    const actual = digestBy(method, [own]);
    if (hashes.length === 0 || actual === undefined) return unreadable;
    return hashes.some((hash) => Buffer.compare(bitsOf(hash), actual) === 0) ? right('ses', value) : wrong;
  } catch (error) {
    if (error instanceof DocumentError && error.fault === 'malformed') return unreadable;
    throw error;
  }
}

const unreadable = { digest: 'unreadable' } as const;
const wrong = { digest: 'wrong' } as const;
const right = (form: SealSignature['form'], der: Uint8Array): Omit<Seal, 'uncovered'> => ({ digest: 'right', signature: { form, der } });

/** The first octet of a bit string counts its unused bits. */
const bitsOf = ({ content }: DerNode): Uint8Array => content.subarray(1);
