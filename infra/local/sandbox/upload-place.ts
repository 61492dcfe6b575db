/** Where a partner puts files that are too large for a message: on AWS a bucket, in a sandbox this, behind its door. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileUploadArea } from '../../../shared/adapters/files/uploads.ts';
import { largestUploadBytes, UploadRefusedError, uploadPath } from '../../../shared/adapters/uploads/upload-path.ts';
import type { UploadArea } from '../../../shared/ports/evidence.ts';

export interface UploadPlace extends UploadArea {
  /** Puts a file into the partner's own area; the same place again takes the newer bytes, as a bucket does. @throws UploadRefusedError for another's area. */
  put(partner: string, uri: string, bytes: Uint8Array): Promise<void>;
}

export function folderUploads(root: string): UploadPlace {
  return {
    ...fileUploadArea(root),
    async put(partner, uri, bytes) {
      const path = join(root, uploadPath(partner, uri));
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, bytes);
    },
  };
}

/** Files that a sandbox without a folder holds at once; the oldest go first. */
const heldMax = 100;

export function memoryUploads(): UploadPlace {
  const held = new Map<string, Uint8Array>();
  return {
    async fetch(partner, uri) {
      const bytes = held.get(uploadPath(partner, uri));
      if (bytes !== undefined && bytes.length > largestUploadBytes)
        throw new UploadRefusedError(uri, `it has ${bytes.length} bytes, at most ${largestUploadBytes} are taken`);
      return bytes;
    },
    async put(partner, uri, bytes) {
      held.set(uploadPath(partner, uri), bytes);
      const [oldest] = held.keys();
      if (held.size > heldMax && oldest !== undefined) held.delete(oldest);
    },
  };
}
