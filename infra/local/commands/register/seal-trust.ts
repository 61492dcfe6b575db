/** `presale seal-trust set|confirm|show`: whose electronic seals count, in the register of a real system. */
import { openDynamoStore } from '../../../../shared/adapters/aws/dynamodb/store.ts';
import type { Register } from '../../../../shared/ports/register.ts';
import { whoActs } from '../../register/caller.ts';
import { confirmTrust, describeTrust, proposeTrust } from '../../register/seal-trust.ts';
import { instantOf } from '../../system/clock.ts';
import type { Io } from '../options.ts';
import { inColumns } from '../print/columns.ts';

/** The table of a real system, or of an emulator at `endpoint`. */
export interface TrustPlace {
  table: string;
  endpoint?: string;
  /** Where it is an emulator. */
  by?: string;
}

async function withRegister<Answer>({ table, endpoint }: TrustPlace, act: (register: Register) => Promise<Answer>): Promise<Answer> {
  const store = await openDynamoStore({ table, ...(endpoint === undefined ? {} : { endpoint }) });
  try {
    return await act(store.register);
  } finally {
    await store.close();
  }
}

const say = (io: Io, lines: readonly string[]): number => {
  io.stdout.write(`${lines.join('\n')}\n`);
  return 0;
};

export async function setTrust(place: TrustPlace & { list: string; proposal: string }, io: Io): Promise<number> {
  const { list, proposal, table, endpoint } = place;
  const by = await whoActs(place);
  const trust = await withRegister(place, (register) => proposeTrust(proposal, list, { register, now: instantOf(Date.now()), by }));
  return say(io, [
    ...inColumns(describeTrust(trust)),
    '',
    `拟议已写入 ${proposal}，尚未生效；请另一人核对后执行 Proposed, nothing is changed yet. Another person compares the digests and runs:`,
    `  presale seal-trust confirm ${proposal} --table ${table}${endpoint === undefined ? '' : ` --endpoint ${endpoint} --by NAME`}`,
  ]);
}

export async function confirmTrustList(place: TrustPlace & { proposal: string }, io: Io): Promise<number> {
  const { proposal } = place;
  const by = await whoActs(place);
  return say(
    io,
    inColumns(describeTrust(await withRegister(place, (register) => confirmTrust(proposal, { register, now: instantOf(Date.now()), by })))),
  );
}

export async function showTrust(place: TrustPlace, io: Io): Promise<number> {
  const trust = await withRegister(place, (register) => register.sealTrust());
  if (trust === undefined) return say(io, ['没有信任名单，印章证书不核验 There is no trust list: certificates of seals are not checked.']);
  const acts = (trust.changes ?? []).map(({ at, sha256, proposedBy, confirmedBy }) => [at.slice(0, 16), proposedBy, confirmedBy, sha256]);
  return say(io, [...inColumns(describeTrust(trust)), '', ...inColumns(acts)]);
}
