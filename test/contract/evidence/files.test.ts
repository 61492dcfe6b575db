import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { fileEvidenceStore } from '../../../shared/adapters/files/evidence.ts';
import { fileUploadArea } from '../../../shared/adapters/files/uploads.ts';
import { UploadRefusedError } from '../../../shared/adapters/uploads/upload-path.ts';
import { evidenceSuite } from './evidence-suite.ts';
import { uploadsSuite } from './uploads-suite.ts';

const roots: string[] = [];
async function newRoot(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'presale-evidence-'));
  roots.push(root);
  return root;
}
afterAll(async () => {
  for (const root of roots) await rm(root, { recursive: true, force: true });
});

async function uploads() {
  const root = await newRoot();
  return {
    root,
    area: fileUploadArea(root),
    async upload(path: string, bytes: Uint8Array) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), bytes);
    },
  };
}

evidenceSuite('files', async () => fileEvidenceStore(join(await newRoot(), 'evidence')));
uploadsSuite('folders', uploads);

describe('evidence files', () => {
  it('are read-only and leave no drafts behind', async () => {
    const root = await newRoot();
    const store = fileEvidenceStore(root);
    await Promise.allSettled(['one', 'two', 'one'].map((text) => store.put('documents/a', Buffer.from(text), 'text/plain')));
    expect(await readdir(join(root, 'documents'))).toEqual(['a']);
    expect((await stat(join(root, 'documents/a'))).mode & 0o777).toBe(0o444);
  });

  it('survive another store over the same folder', async () => {
    const root = await newRoot();
    await fileEvidenceStore(root).put('documents/a', Buffer.from('kept'), 'text/plain');
    expect(Buffer.from((await fileEvidenceStore(root).get('documents/a')) ?? []).toString()).toBe('kept');
  });

  it.each([
    '../outside',
    'documents/../../outside',
    '/etc/passwd',
    'documents/',
    'a//b',
    '.hidden',
    'documents/a b',
    '',
  ])('refuse the key "%s"', async (key) => {
    const store = fileEvidenceStore(await newRoot());
    await expect(store.put(key, Buffer.from('x'), 'text/plain')).rejects.toThrow('is no evidence key');
    await expect(store.get(key)).rejects.toThrow('is no evidence key');
  });

  it('say when the folder cannot be written', async () => {
    const root = await newRoot();
    await writeFile(join(root, 'documents'), 'a file where a folder must be');
    await expect(fileEvidenceStore(root).put('documents/a', Buffer.from('x'), 'text/plain')).rejects.toThrow(/ENOTDIR|EEXIST/);
    await chmod(root, 0o755);
  });
});

describe('upload folders', () => {
  it('refuse a link that leads out of the area', async () => {
    const { root, area, upload } = await uploads();
    const outside = join(await newRoot(), 'secret.pdf');
    await writeFile(outside, 'secret');
    await upload('bank/102451000019/a.pdf', Buffer.from('x'));
    await symlink(outside, join(root, 'bank/102451000019/link.pdf'));
    await symlink(dirname(outside), join(root, 'bank/102451000019/folder'));
    await expect(area.fetch('bank:102451000019', 'upload://bank/102451000019/link.pdf')).rejects.toThrow(UploadRefusedError);
    await expect(area.fetch('bank:102451000019', 'upload://bank/102451000019/folder/secret.pdf')).rejects.toThrow(UploadRefusedError);
  });

  it('refuse a named pipe instead of waiting for somebody to write to it', async () => {
    const { root, area, upload } = await uploads();
    await upload('bank/102451000019/a.pdf', Buffer.from('x'));
    execFileSync('mkfifo', [join(root, 'bank/102451000019/pipe.pdf')]);
    await expect(area.fetch('bank:102451000019', 'upload://bank/102451000019/pipe.pdf')).rejects.toThrow(UploadRefusedError);
  });

  it('refuse a folder', async () => {
    const { area, upload } = await uploads();
    await upload('bank/102451000019/folder/a.pdf', Buffer.from('x'));
    await expect(area.fetch('bank:102451000019', 'upload://bank/102451000019/folder')).rejects.toThrow(UploadRefusedError);
  });
});
