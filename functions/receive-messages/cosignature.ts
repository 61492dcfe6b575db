/**
 * `<kind>.checkpoint.cosigned`: a witness's answer to a checkpoint of the log. It is about no account: it goes into the log's own stream, and what
 * does not hold is refused like any other signature that does not (M-02).
 * `data`: `origin`, `size` and `rootHash` (base64) as the checkpoint has them, `cosignature` the line of the note (`— <partner> <base64>`).
 */
import * as z from 'zod';
import type { Envelope } from '../../shared/contracts/envelope.ts';
import { judgeCosignature } from '../../shared/workflow/log/take-cosignature.ts';
import type { Deps } from './deps.ts';

const typeGrammar = /^presale\.(bank|housing|court)\.checkpoint\.cosigned\.v1$/;
const cosignedData = z.strictObject({
  origin: z.string().min(1).max(200),
  size: z.int().min(1),
  rootHash: z.string().regex(/^[A-Za-z0-9+/]{43}=$/),
  cosignature: z.string().max(600),
});

export const isCosignature = ({ type }: Pick<Envelope, 'type'>): boolean => typeGrammar.test(type);

export interface TakenCosignature {
  size: number;
  rootHash: string;
  line: string;
}

/** Undefined when it is not one of this log by this partner. */
export async function cosignatureIn(deps: Deps, { data }: Envelope, from: string): Promise<TakenCosignature | undefined> {
  const parsed = cosignedData.safeParse(data);
  if (!parsed.success) return undefined;
  const { size, rootHash, cosignature: line } = parsed.data;
  const judged = await judgeCosignature(deps, { from, size, line });
  return judged.kind === 'holds' && judged.rootHash === rootHash ? { size, rootHash, line } : undefined;
}
