/**
 * Signatures of a PDF (ISO 32000-1 §12.8: adbe.pkcs7.detached, ETSI.CAdES.detached): the digest over the byte range is computed anew and held against the one
 * that was signed. Whose certificate it is is judged elsewhere, by a trust list.
 */
import { type Budget, DocumentError, spend } from '../faults.ts';
import type { Seal } from '../opened.ts';
import { type SignedDigest, signedDigestOf, stampedDigestOf } from '../seals/cms.ts';
import { digestBy } from '../seals/digests.ts';
import type { PdfFile } from './file.ts';
import { type Dictionary, isText, nameOf, type PdfValue } from './objects.ts';

const fieldsMax = 4096;
const sealsMax = 32;

export function readPdfSeals(file: PdfFile, catalog: Dictionary, budget: Budget): Seal[] {
  const seals: Seal[] = [];
  const seen = new Set<Dictionary>();
  const fields = file.resolve(file.dictionary(catalog.get('AcroForm'))?.get('Fields'));
  const pending: PdfValue[] = Array.isArray(fields) ? fields.slice(0, fieldsMax) : [];
  for (let entry = pending.shift(); entry !== undefined && seals.length < sealsMax; entry = pending.shift()) {
    spend(budget);
    const field = file.dictionary(entry);
    if (field === undefined || seen.has(field) || seen.size > fieldsMax) continue;
    seen.add(field);
    const kids = file.resolve(field.get('Kids'));
    if (Array.isArray(kids)) pending.push(...kids.slice(0, fieldsMax));
    const signature = file.dictionary(field.get('V'));
    if (nameOf(file.resolve(field.get('FT'))) !== 'Sig' || signature === undefined) continue;
    const seal = judge(file, signature, budget);
    // A time stamp seals nothing: it only says that its part of the file was there.
    if (subFilterOf(file, signature) !== timeStamp || seal.digest === 'wrong') seals.push(seal);
  }
  const isCovered = seals.some(({ digest, uncovered }) => digest === 'right' && uncovered === 0);
  return isCovered ? seals : [...seals, ...strippedSeals(file.bytes, seals, budget)];
}

/**
 * Seals that stand in the file and that its newest revision leads to no more: a file that was sealed and then changed by somebody who took the seal off its
 * form does not pass for one that was never sealed. Where a later seal covers all of it, what came before was its sealer's to change.
 */
function strippedSeals(bytes: Uint8Array, known: readonly Seal[], budget: Budget): Seal[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const stripped: Seal[] = [];
  for (let at = file.indexOf(rangeName); at >= 0 && stripped.length < sealsMax; at = file.indexOf(rangeName, at + 1)) {
    spend(budget);
    const [, length, resume, rest] = rangeText.exec(file.toString('latin1', at, at + rangeTextMax))?.map(Number) ?? [];
    if (length === undefined || resume === undefined || rest === undefined) continue;
    const isGap = file[length] === 0x3c && file[resume - 1] === 0x3e && length < resume && resume + rest <= bytes.length;
    const isStamp = file.toString('latin1', Math.max(0, at - nearbyBytes), at + nearbyBytes).includes(timeStamp);
    if (!isGap || isStamp || known.some((seal) => seal.uncovered === bytes.length - resume - rest)) continue;
    stripped.push(judgeRange(bytes, { length, resume, end: resume + rest }, '', budget));
  }
  return stripped.filter(({ digest }) => digest !== 'unreadable');
}
const rangeName = '/ByteRange';
const rangeText = /^\/ByteRange\s*\[\s*0\s+(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s*\]/u;
const rangeTextMax = 120;
const nearbyBytes = 300;

const timeStamp = 'ETSI.RFC3161';
/** Rest on SHA-1, which proves nothing any more. */
const brokenForms: ReadonlySet<string> = new Set(['adbe.pkcs7.sha1', 'adbe.x509.rsa_sha1']);
const subFilterOf = (file: PdfFile, signature: Dictionary): string => nameOf(file.resolve(signature.get('SubFilter'))) ?? '';

function digestIn(form: string, der: Uint8Array, budget: Budget): SignedDigest | undefined {
  if (brokenForms.has(form)) return undefined;
  return form === timeStamp ? stampedDigestOf(der, budget) : signedDigestOf(der, budget);
}

function judge(file: PdfFile, signature: Dictionary, budget: Budget): Seal {
  const { bytes } = file;
  const range = file.resolve(signature.get('ByteRange'));
  const contents = file.resolve(signature.get('Contents'));
  const [from, length, resume, rest] = Array.isArray(range) ? range : [];
  const isRange = [from, length, resume, rest].every((value): value is number => Number.isSafeInteger(value) && Number(value) >= 0);
  if (
    !isRange ||
    typeof length !== 'number' ||
    typeof resume !== 'number' ||
    typeof rest !== 'number' ||
    !isText(contents) ||
    !contents.hex
  )
    return { digest: 'unreadable', uncovered: bytes.length };
  const end = resume + rest;
  // The gap must be the signature's own text, or something unsigned hides in it.
  if (from !== 0 || end > bytes.length || length !== contents.start || resume !== contents.end)
    return { digest: 'wrong', uncovered: Math.max(0, bytes.length - length - rest) };
  return judgeRange(bytes, { length, resume, end }, subFilterOf(file, signature), budget);
}

/** All but what stands between `length` and `resume`, which is the signature itself in hexadecimal, in angle brackets. */
function judgeRange(
  bytes: Uint8Array,
  { length, resume, end }: { length: number; resume: number; end: number },
  form: string,
  budget: Budget,
): Seal {
  const uncovered = bytes.length - end;
  const text = Buffer.from(bytes.subarray(length + 1, resume - 1)).toString('latin1');
  const der = Buffer.from(text.replace(/\s/gu, ''), 'hex');
  try {
    const signed = digestIn(form, der, budget);
    const actual = signed === undefined ? undefined : digestBy(signed.algorithm, [bytes.subarray(0, length), bytes.subarray(resume, end)]);
    if (signed === undefined || actual === undefined) return { digest: 'unreadable', uncovered };
    if (Buffer.compare(actual, signed.digest) !== 0) return { digest: 'wrong', uncovered };
    return { digest: 'right', uncovered, signature: { form: 'cms', der } };
  } catch (error) {
    if (error instanceof DocumentError && error.fault === 'malformed') return { digest: 'unreadable', uncovered };
    throw error;
  }
}
