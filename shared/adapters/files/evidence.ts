/**
 * Evidence as files, for the embedded host: write-once, read-only, durable when `put` resolves. A file is written beside its place, synced, and
 * linked into it; `link` fails when the name is taken, so that two writers can never replace one another's bytes and a crash leaves no half file.
 */
import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { EvidenceConflictError, type EvidenceStore } from '../../ports/evidence.ts';

const readOnly = 0o444;

/** `root` is made when it is absent. */
export function fileEvidenceStore(root: string): EvidenceStore {
  return {
    async put(key, bytes) {
      const path = join(root, checkedKey(key));
      if (!(await writeOnce(path, bytes))) await demandSameBytes(key, path, bytes);
    },
    async get(key) {
      return readIfPresent(join(root, checkedKey(key)));
    },
    async has(key) {
      try {
        return (await stat(join(root, checkedKey(key)))).isFile();
      } catch (error) {
        if (isCode(error, 'ENOENT')) return false;
        throw error;
      }
    },
  };
}

/** Writes a file that must not exist yet; false when the name is taken. Durable when it resolves: the bytes and the name are both synced. */
export async function writeOnce(path: string, bytes: Uint8Array): Promise<boolean> {
  if (await isPresent(path)) return false;
  const folder = dirname(path);
  if ((await mkdir(folder, { recursive: true })) !== undefined) await syncFolder(dirname(folder));
  const draft = `${path}.${randomUUID()}.draft`;
  const file = await open(draft, 'wx', readOnly);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    await link(draft, path);
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    await unlink(draft);
  }
  await syncFolder(folder);
  return true;
}

export async function readIfPresent(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

async function demandSameBytes(key: string, path: string, bytes: Uint8Array): Promise<void> {
  const held = await readFile(path);
  if (!held.equals(bytes)) throw new EvidenceConflictError(key);
}

async function isPresent(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (isCode(error, 'ENOENT')) return false;
    throw error;
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Keys are made by the system itself (`documents/<digest>`); anything else is a bug, and must not become a path. */
function checkedKey(key: string): string {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/.test(key) || key.length > 512) {
    throw new Error(`"${key}" is no evidence key: letters, digits, ".", "_", "-" in parts divided by "/", at most 512 characters`);
  }
  return key;
}

export function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
