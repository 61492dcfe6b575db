/** `<kind>.checkpoint.cosigned`: a witness's answer to a checkpoint of the log. It is about no account and goes into the log's own stream. */
import type { Envelope } from '../../shared/contracts/envelope.ts';
import { cosignedSchema, witnessTypes } from '../../shared/contracts/inbound/checkpoint.ts';
import { fullType } from '../../shared/contracts/inbound/schemas.ts';
import { judgeCosignature } from '../../shared/workflow/log/take-cosignature.ts';
import type { Deps } from './deps.ts';

const fullTypes: ReadonlySet<string> = new Set(witnessTypes.map(fullType));

export const isCosignature = ({ type }: Pick<Envelope, 'type'>): boolean => fullTypes.has(type);

export interface TakenCosignature {
  size: number;
  rootHash: string;
  line: string;
}

/** Undefined when it is not one of this log by this partner. */
export async function cosignatureIn(deps: Deps, { data }: Envelope, from: string): Promise<TakenCosignature | undefined> {
  const parsed = cosignedSchema().safeParse(data);
  if (!parsed.success) return undefined;
  const { size, rootHash, cosignature: line } = parsed.data;
  const judged = await judgeCosignature(deps, { from, size, line });
  return judged.kind === 'holds' && judged.rootHash === rootHash ? { size, rootHash, line } : undefined;
}
