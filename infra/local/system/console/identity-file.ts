/** Identity providers out of a file, in the form in which a deployment on AWS is configured with them: to try them before that. */
import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { type Provider, providerSchema } from '../../../../shared/adapters/identity/bearer.ts';
import { UsageError } from '../../commands/options.ts';

/** @throws UsageError naming what of the file is wrong */
export async function readProviders(file: string): Promise<Provider[]> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UsageError(`--identity: ${file} cannot be read.`);
  });
  const read = z.array(providerSchema).min(1).safeParse(jsonOf(text));
  if (read.success) return read.data;
  throw new UsageError(`--identity: ${file} is no list of identity providers:\n${z.prettifyError(read.error)}`);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
