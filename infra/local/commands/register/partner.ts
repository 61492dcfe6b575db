/**
 * `presale partner add|rotate|revoke|suspend|list|confirm`: who may speak, with which key. In a sandbox one act does it; in the register of a real system
 * (`--table`) a proposal is written, and another person confirms it.
 */
import * as z from 'zod';
import { openDynamoStore } from '../../../../shared/adapters/aws/dynamodb/store.ts';
import type { Instant } from '../../../../shared/domain/messages/messages.ts';
import type { Partner, PartnerKey, Register } from '../../../../shared/ports/register.ts';
import { whoActs } from '../../register/caller.ts';
import type { PartnerChange } from '../../register/change.ts';
import { confirmProposal, proposeChange } from '../../register/proposal.ts';
import { openRemote } from '../../sandbox/remote.ts';
import { instantOf } from '../../system/clock.ts';
import type { Io } from '../options.ts';
import { inColumns } from '../print/columns.ts';

export type RegisterTarget =
  | { kind: 'sandbox'; endpoint: string }
  /** The table of a real system, or of an emulator at `endpoint`. */
  | { kind: 'table'; table: string; endpoint?: string; by?: string; proposal: string };

const keyOf = z.looseObject({
  keyId: z.string(),
  algorithm: z.enum(['EdDSA', 'ES256', 'SM2SM3']),
  revokedAt: z.exactOptional(z.string()),
  revocationReason: z.exactOptional(z.string()),
  validUntil: z.exactOptional(z.string()),
});
const entry = z.object({ partner: z.string(), name: z.string(), keys: z.array(keyOf) });

async function changeInSandbox(endpoint: string, change: PartnerChange): Promise<z.output<typeof entry>> {
  const remote = await openRemote(endpoint);
  try {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${remote.console}/api/sandbox/partners`, { method: 'POST', headers, body: JSON.stringify(change) });
    const answer: unknown = await response.json();
    if (response.ok) return entry.parse(answer);
    throw new Error(z.object({ error: z.string() }).parse(answer).error);
  } finally {
    remote.close();
  }
}

const standing = ({ revokedAt, validUntil, revocationReason }: Omit<PartnerKey, 'publicJwk'>, now: Instant): string => {
  if (revokedAt !== undefined && revokedAt <= now) return `已吊销 revoked ${revokedAt.slice(0, 16)} ${revocationReason ?? ''}`.trim();
  if (validUntil !== undefined) return `${validUntil <= now ? '已失效 ended' : '有效至 holds until'} ${validUntil.slice(0, 16)}`;
  return '有效 holds';
};

function linesOf(
  { partner, name, keys }: Pick<Partner, 'partner' | 'name'> & { keys: Omit<PartnerKey, 'publicJwk'>[] },
  now: Instant,
): string[] {
  return [`${partner}  ${name}`, ...inColumns(keys.map((key) => [key.keyId, key.algorithm, standing(key, now)]))];
}

const say = (io: Io, lines: readonly string[]): number => {
  io.stdout.write(`${lines.join('\n')}\n`);
  return 0;
};

async function withTable<Answer>(
  { table, endpoint }: { table: string; endpoint?: string },
  act: (register: Register) => Promise<Answer>,
): Promise<Answer> {
  const store = await openDynamoStore({ table, ...(endpoint === undefined ? {} : { endpoint }) });
  try {
    return await act(store.register);
  } finally {
    await store.close();
  }
}

/** Exit 0 with the partner as it is now, or as it would be. */
export async function changeRegister(target: RegisterTarget, change: PartnerChange, io: Io): Promise<number> {
  const now = instantOf(Date.now());
  if (target.kind === 'sandbox') return say(io, linesOf(await changeInSandbox(target.endpoint, change), now));
  const { proposal } = target;
  const by = await whoActs(target);
  const after = await withTable(target, (register) => proposeChange(proposal, change, { register, now, by }));
  return say(io, [
    ...linesOf(after, now),
    '',
    `拟议已写入 ${proposal}，尚未生效；请另一人核对后执行 Proposed, nothing is changed yet. Another person looks at ${proposal} and runs:`,
    `  presale partner confirm ${proposal} --table ${target.table}${target.endpoint === undefined ? '' : ` --endpoint ${target.endpoint} --by NAME`}`,
  ]);
}

/** Exit 0 with the partner as it is now. */
export async function confirmChange(target: Extract<RegisterTarget, { kind: 'table' }>, io: Io): Promise<number> {
  const now = instantOf(Date.now());
  const by = await whoActs(target);
  return say(io, linesOf(await withTable(target, (register) => confirmProposal(target.proposal, { register, now, by })), now));
}

export async function listPartners(target: { endpoint: string } | { table: string; endpoint?: string }, io: Io): Promise<number> {
  const now = instantOf(Date.now());
  if ('table' in target)
    return say(
      io,
      (await withTable(target, (register) => register.partners())).flatMap((each) => linesOf(each, now)),
    );
  const remote = await openRemote(target.endpoint);
  const { partners } = await remote.info();
  remote.close();
  return say(io, partners.length === 0 ? ['没有登记任何机构 No partner is registered.'] : partners.flatMap((each) => linesOf(each, now)));
}
