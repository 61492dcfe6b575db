/** The proof of a delivery, as its channel kept it in a data folder. */
import { resolve, sep } from 'node:path';
import { readIfPresent } from '../../../shared/adapters/files/evidence.ts';

/** A name that leads elsewhere names none. */
export async function deliveryIn(root: string, name: string): Promise<Uint8Array | undefined> {
  const path = resolve(root, name);
  return path.startsWith(`${root}${sep}`) && /^[\w/-]+\.json$/.test(name) ? readIfPresent(path) : undefined;
}
