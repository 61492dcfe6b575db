/** The parts of an OFD package by the paths that name them (GB/T 33190 §7.2: relative to the part that holds the path, or from the root with a slash). */
import { type Budget, fail } from '../faults.ts';
import { type Element, readXml } from './xml.ts';
import { unpackPart, type Zip } from './zip.ts';

export interface Package {
  zip: Zip;
  budget: Budget;
}

/** Path of a part named in another. A path that leads out of the package is refused. */
export function pathFrom(part: string, location: string): string {
  const trimmed = location.trim();
  if (trimmed.includes('\\') || trimmed.includes('\0')) return fail('unsafe-name');
  const folder = trimmed.startsWith('/') ? [] : part.split('/').slice(0, -1);
  for (const step of trimmed.split('/')) {
    if (step === '' || step === '.') continue;
    if (step === '..') {
      if (folder.pop() === undefined) fail('unsafe-name');
    } else folder.push(step);
  }
  return folder.join('/');
}

export function readXmlPart({ zip, budget }: Package, name: string): Element {
  return readXml(unpackPart(zip, name, budget) ?? fail('missing-part'), budget);
}
