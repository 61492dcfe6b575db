/**
 * A change of the register of a real system takes two persons, an act each: one writes the proposal, another looks at it and confirms. The file between them
 * names the entry that was looked at: if somebody changed it meanwhile, the proposal is made anew.
 */
import { readFile, writeFile } from 'node:fs/promises';
import * as z from 'zod';
import { instantSchema } from '../../../shared/contracts/fields/instant.ts';
import { text } from '../../../shared/contracts/fields/text.ts';
import { canonicalJson, sha256Hex } from '../../../shared/domain/aggregate/journal.ts';
import type { Instant } from '../../../shared/domain/messages/messages.ts';
import type { Partner, Register } from '../../../shared/ports/register.ts';
import { changed, type PartnerChange, partnerChange } from './change.ts';

const proposal = z.strictObject({
  change: partnerChange,
  /** SHA-256 of the entry before, in the canonical spelling of the journal. */
  before: z.string(),
  proposedBy: text(400).min(1),
  proposedAt: instantSchema(),
});
type Proposal = z.output<typeof proposal>;

const digestOf = (entry: Partner | undefined): string => sha256Hex(canonicalJson(entry ?? null));

/** @throws Error when whoever confirms is whoever proposed, or one of them is no principal where the other is. */
export function demandAnother(proposedBy: string, by: string): void {
  if (by.trim() === proposedBy.trim()) throw new Error(`${by} has proposed this; another person confirms it (two persons, an act each)`);
  if (isPrincipal(by) !== isPrincipal(proposedBy))
    throw new Error(`it was proposed by ${proposedBy} and would be confirmed by ${by}: on AWS both are principals; propose it anew there`);
}
const isPrincipal = (by: string): boolean => by.startsWith('arn:');

export interface RegisterAct {
  register: Pick<Register, 'partner' | 'putPartner'>;
  now: Instant;
  /** Who acts: on AWS the principal, at an emulator a name (`caller.ts`). */
  by: string;
}

/** Writes the proposal; nothing is changed yet. Returns the entry as it would be. */
export async function proposeChange(path: string, change: PartnerChange, { register, now, by }: RegisterAct): Promise<Partner> {
  const before = await register.partner(change.partner);
  const after = changed(before, change, now);
  const content: Proposal = { change, before: digestOf(before), proposedBy: by, proposedAt: now };
  await writeFile(path, `${JSON.stringify(content, undefined, 2)}\n`, { flag: 'wx' });
  return after;
}

/** The second act. @throws Error when it is the same person's, or the entry is not the one that was looked at. */
export async function confirmProposal(path: string, { register, now, by }: RegisterAct): Promise<Partner> {
  const { change, before: seen, proposedBy, proposedAt } = proposal.parse(JSON.parse(await readFile(path, 'utf8')));
  demandAnother(proposedBy, by);
  const before = await register.partner(change.partner);
  if (digestOf(before) !== seen) throw new Error(`${change.partner} was changed since ${proposedAt}; look at it again and propose anew`);
  const after = changed(before, change, now);
  const act = { at: now, kind: change.kind, proposedBy, confirmedBy: by };
  const entry = { ...after, changes: [...(before?.changes ?? []), act] };
  await register.putPartner(entry);
  return entry;
}
