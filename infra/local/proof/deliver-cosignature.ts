/** How a cosignature gets into a system on this machine: as a file beside the log, which the next sealing takes in. */
import { mkdir, readdir, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { DataFolder } from '../system/data-folder.ts';

const cosignatureFile = z.strictObject({
  from: z.string(),
  size: z.int().min(0),
  line: z.string(),
});
export type DeliveredCosignature = z.output<typeof cosignatureFile>;

const folderOf = (folder: Pick<DataFolder, 'path'>): string => join(folder.path, 'cosignatures');

export async function deliverCosignature(folder: DataFolder, cosignature: DeliveredCosignature): Promise<void> {
  const { from, size } = cosignature;
  await mkdir(folderOf(folder), { recursive: true });
  const path = join(folderOf(folder), `${Buffer.from(from).toString('hex')}-${size}.json`);
  await writeFile(`${path}.draft`, JSON.stringify(cosignature));
  await rename(`${path}.draft`, path);
}

/** What was delivered; `done` takes a file away once it is in the journal. */
export async function deliveredCosignatures(
  folder: Pick<DataFolder, 'path'>,
): Promise<{ cosignature: DeliveredCosignature; done: () => Promise<void> }[]> {
  const names = await readdir(folderOf(folder)).catch(() => []);
  return Promise.all(
    names
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map(async (name) => {
        const path = join(folderOf(folder), name);
        return { cosignature: cosignatureFile.parse(JSON.parse(await readFile(path, 'utf8'))), done: () => unlink(path) };
      }),
  );
}
