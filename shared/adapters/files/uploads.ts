/** Upload areas as folders, for the embedded host: `<root>/<kind>/<code>/…`. */
import { constants } from 'node:fs';
import { open, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { UploadArea } from '../../ports/evidence.ts';
import { largestUploadBytes, UploadRefusedError, uploadPath } from '../uploads/upload-path.ts';
import { isCode } from './evidence.ts';

export function fileUploadArea(root: string): UploadArea {
  return {
    async fetch(partner, uri) {
      const path = join(root, uploadPath(partner, uri));
      try {
        await demandInside(root, path, uri);
        return await readBounded(path, uri);
      } catch (error) {
        if (isCode(error, 'ENOENT') || isCode(error, 'ENOTDIR')) return undefined;
        throw error;
      }
    },
  };
}

/** A link that leads out of the area is refused, whoever made it. */
async function demandInside(root: string, path: string, uri: string): Promise<void> {
  const real = await realpath(path);
  if (!real.startsWith((await realpath(root)) + sep)) throw new UploadRefusedError(uri, 'it leads out of the upload area');
}

async function readBounded(path: string, uri: string): Promise<Uint8Array> {
  // Not blocking: a named pipe would hold the account up until somebody writes to it.
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const { size, isFile } = await file.stat().then((found) => ({ size: found.size, isFile: found.isFile() }));
    if (!isFile) throw new UploadRefusedError(uri, 'it is not a file');
    if (size > largestUploadBytes) throw new UploadRefusedError(uri, `it has ${size} bytes, at most ${largestUploadBytes} are taken`);
    return await file.readFile();
  } finally {
    await file.close();
  }
}
