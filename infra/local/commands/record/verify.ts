/**
 * `presale verify DIR`: does an export hold? It needs the folder and public keys, nothing else. `presale verify --data DIR`: does the ledger of a running or
 * stopped system say what its journal says? Which of the two is asked is the caller's word, never the folder's: whoever made the folder could choose.
 */
import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import * as z from 'zod';
import { openSqliteStore } from '../../../../shared/adapters/sqlite/store.ts';
import { checkLedger } from '../../../../shared/workflow/check-ledger.ts';
import type { Attested } from '../../proof/attestations.ts';
import type { Files } from '../../proof/collect.ts';
import { keysSchema } from '../../proof/format.ts';
import { verifyFiles } from '../../proof/verify.ts';
import type { Io } from '../options.ts';

export interface VerifyArguments {
  dir: string;
  witnesses: string[];
  logKey?: string;
  /** File with a JWK set: what `presale keys` printed when one could trust it. */
  systemKeys?: string;
  /** File of the form of an export's keys.json, whose partners' keys one knows to be theirs. */
  partnerKeys?: string;
  /** PEM file of the time-stamping authorities that are trusted. */
  timestampCa?: string;
  json: boolean;
}

/** Exit 0 when everything holds, 1 and what broke otherwise. */
export async function verifyExport(options: VerifyArguments, io: Io): Promise<number> {
  const { dir, witnesses, logKey, systemKeys, partnerKeys, timestampCa, json } = options;
  const verdict = await verifyFiles(await readFolder(resolve(dir)), {
    witnesses,
    ...(logKey === undefined ? {} : { logKey }),
    ...(systemKeys === undefined ? {} : { systemKeys: await readKeySet(systemKeys) }),
    ...(partnerKeys === undefined ? {} : { partnerKeys: await readPartnerKeys(partnerKeys) }),
    ...(timestampCa === undefined ? {} : { timestampCa: await readFile(timestampCa, 'utf8') }),
  });
  if (json) io.stdout.write(`${JSON.stringify(verdict)}\n`);
  else {
    for (const { item, what } of verdict.problems) io.stdout.write(`BROKEN ${onOneLine(item)}: ${onOneLine(what)}\n`);
    const { files, pages, documents, messages, cosignatures } = verdict.checked;
    io.stdout.write(`${files} files, ${pages} pages, ${documents} documents, ${messages} messages; log of ${verdict.size ?? 0} pages.\n`);
    io.stdout.write(`Cosigned by: ${cosignatures.length === 0 ? 'nobody' : cosignatures.join(', ')}.\n`);
    for (const line of saidOf(verdict.attested)) io.stdout.write(line);
    io.stdout.write(`This rests on ${verdict.restsOn.join(', ')}.\n`);
    io.stdout.write(verdict.valid ? 'VALID\n' : 'NOT VALID\n');
  }
  return verdict.valid ? 0 : 1;
}

/** A file may be named so that it would write a line of this answer. */
const onOneLine = (text: string): string => text.replace(/\p{Cc}/gu, '?');

function saidOf({ timestamp, chain }: Attested): string[] {
  const how = timestamp?.certificate === 'trusted' ? 'whose certificate leads to one that you trust' : 'certificate not checked';
  return [
    ...(timestamp === undefined ? [] : [`There at ${timestamp.at}, by the time stamp of ${timestamp.authority} (${how}).\n`]),
    ...(chain === undefined ? [] : [`Anchored at a judicial chain: transaction ${chain.transactionId}; ask the chain for it.\n`]),
  ];
}

/** Do states, inbox and names say what the journal says? @throws Error when the folder holds no ledger. */
export async function verifyLedger({ data, json }: { data: string; json: boolean }, io: Io): Promise<number> {
  const path = join(resolve(data), 'ledger.db');
  if (!existsSync(path)) throw new Error(`${data} holds no ledger.db; give the folder that the system keeps with --data`);
  const store = openSqliteStore(path, { readOnly: true });
  try {
    const verdict = await checkLedger(store.ledger);
    const valid = verdict.findings.length === 0;
    if (json) io.stdout.write(`${JSON.stringify({ valid, ...verdict })}\n`);
    else {
      for (const { stream, what } of verdict.findings) io.stdout.write(`BROKEN ${stream}: ${what}\n`);
      io.stdout.write(`${verdict.streams} streams, ${verdict.pages} pages; states, inbox and names compared with them.\n`);
      io.stdout.write(valid ? 'VALID\n' : 'NOT VALID\n');
    }
    return valid ? 0 : 1;
  } finally {
    await store.close();
  }
}

const keySet = z.looseObject({ keys: keysSchema.shape.system });
const readKeySet = async (path: string) => keySet.parse(JSON.parse(await readFile(path, 'utf8'))).keys;

const partnerSet = z.looseObject({ partners: keysSchema.shape.partners });
const readPartnerKeys = async (path: string) => partnerSet.parse(JSON.parse(await readFile(path, 'utf8'))).partners;

/** An export of a large account has some gigabytes at most; more than that is no export. */
const filesMax = 1_000_000;
const bytesMax = 8 * 1024 ** 3;

const nothing = new Uint8Array();
/** A file whose name is no text cannot be asked for by it. */
const sizeOf = async (path: string): Promise<number> => (await stat(path).catch(() => undefined))?.size ?? 0;

async function readFolder(root: string): Promise<Files> {
  if (!(await stat(root)).isDirectory()) throw new Error(`${root} is no folder; give the folder that presale export wrote`);
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  if (entries.length > filesMax) throw new Error(`${root} has more than ${filesMax} entries; this is no export`);
  const files: Files = new Map();
  let bytes = 0;
  for (const entry of entries) {
    if (entry.isDirectory()) continue;
    const path = join(entry.parentPath, entry.name);
    bytes += entry.isFile() ? await sizeOf(path) : 0;
    if (bytes > bytesMax) throw new Error(`${root} holds more than ${bytesMax} bytes (up to ${path}); this is no export`);
    // What is no plain file (a link, a pipe), or cannot be read, is listed without bytes, and so differs from any manifest.
    files.set(relative(root, path).split(sep).join('/'), entry.isFile() ? await readFile(path).catch(() => nothing) : nothing);
  }
  return files;
}
