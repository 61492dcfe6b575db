/** `presale export`: a case, an account or the log as a folder that proves itself. It reads beside a running system and changes nothing. */
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileEvidenceStore } from '../../../../shared/adapters/files/evidence.ts';
import { openKeyFile } from '../../../../shared/adapters/signatures/key-files.ts';
import { openSqliteStore } from '../../../../shared/adapters/sqlite/store.ts';
import { deliveryFinder } from '../../proof/find-delivery.ts';
import { ExportError, filesOf, type Subject } from '../../proof/write-export.ts';
import { instantOf } from '../../system/clock.ts';
import { openDataFolder } from '../../system/data-folder.ts';
import { localLogSigner } from '../../system/log-signer.ts';
import type { Io } from '../options.ts';

export interface ExportArguments {
  subject: Subject;
  out: string;
  data: string;
}

/** Exit 0 when the folder is written; 1 when there is nothing to export yet or the folder is in use. */
export async function exportSubject({ subject, out, data }: ExportArguments, io: Io): Promise<number> {
  const folder = await openDataFolder(data);
  if (folder === undefined) return 1;
  const target = resolve(out);
  if ((await readdir(target).catch(() => [])).length > 0) {
    io.stderr.write(`presale export: ${target} is not empty; give a folder that does not exist yet.\n`);
    return 1;
  }
  const store = openSqliteStore(folder.ledgerFile, { readOnly: true });
  try {
    const now = instantOf(Date.now());
    const keys = await openKeyFile(folder.systemKeys, () => now);
    const evidence = fileEvidenceStore(folder.evidence);
    const logSigner = await localLogSigner(keys);
    const findDelivery = deliveryFinder(folder.deliveries, evidence);
    const files = await filesOf({ ...store, evidence, keys, logSigner, findDelivery, now }, subject);
    for (const [path, bytes] of files) {
      await mkdir(dirname(join(target, path)), { recursive: true });
      await writeFile(join(target, path), bytes, { flag: 'wx' });
    }
    io.stdout.write(`${files.size} files in ${target}. Check them anywhere: presale verify ${target}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof ExportError)) throw error;
    io.stderr.write(`presale export: ${error.message}.\n`);
    return 1;
  } finally {
    await store.close();
  }
}
