/** A partner whose messages go through the published TypeScript client: its signatures, ids, retries, proofs and memory are what the packs then look at. */
import * as z from 'zod';
import { instantOf } from '../../infra/local/clock.ts';
import { createBank } from '../../infra/local/partners/bank.ts';
import { plain } from '../../infra/local/partners/behaviour.ts';
import { customary, type PartyKind } from '../../infra/local/partners/cast.ts';
import { createCourt } from '../../infra/local/partners/court.ts';
import { createHousing } from '../../infra/local/partners/housing.ts';
import type { Party, Planned, Speech, Told, World } from '../../infra/local/partners/party.ts';
import type { Remote } from '../../infra/local/sandbox/remote.ts';
import {
  type Algorithm,
  createMemory,
  createPartnerClient,
  generateKey,
  type PartnerClient,
  type PartnerMessage,
  type SentMessages,
} from '../../partners/typescript/src/index.ts';

const wished = z.looseObject({ algorithm: z.enum(['EdDSA', 'ES256', 'SM2SM3']) });

const mindOf = (kind: PartyKind, world: World): Party =>
  ({
    bank: () => createBank(world, plain),
    housing: () => createHousing(world, { behaviour: plain, bankCode: '102451000019' }),
    court: () => createCourt(world, plain),
  })[kind]();

/** Runs until the signal; `ready` is called when it listens. */
export async function runClientPartner(remote: Remote, kind: PartyKind, signal: AbortSignal, ready: () => void): Promise<void> {
  const { partner, ...line } = customary[kind];
  const info = await remote.info();
  const memory = createMemory();
  let number = 0;
  const join = async (algorithm: Algorithm): Promise<PartnerClient> => {
    number += 1;
    const key = generateKey(`${partner}/client-${number}`, algorithm);
    await remote.register({ ...line, partner, keyId: key.keyId, publicJwk: key.publicJwk });
    const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
    return createPartnerClient({ endpoint: info.endpoint, partner, key, systemKeys: info.systemKeys.keys, credentials, memory });
  };
  let client = await join('EdDSA');
  if (kind === 'housing') await remote.register({ profile: '370102' });
  const mind = mindOf(kind, {
    partner,
    name: line.name,
    ...(line.uscc === undefined ? {} : { uscc: line.uscc }),
    now: () => instantOf(Date.now()),
    later: (ms) => instantOf(Date.now() + ms),
    random: Math.random,
    nextId: (word) => `${word}-${crypto.randomUUID()}`,
    account: remote.account,
  });
  const sent = new Map<string, PartnerMessage>();
  const say = async ({ type, id, accountNumber, data }: Speech): Promise<void> => {
    // A mind speaks by short types; whether the data fits its type is for the system to say.
    const message = await client.send(type as keyof SentMessages, data as SentMessages[keyof SentMessages], { id, accountNumber });
    sent.set(id, message);
  };
  const carryOut = async (planned: readonly Planned[]): Promise<void> => {
    for (const { speak } of planned) for (const speech of await speak()) await say(speech);
  };
  const obey = async (told: Told): Promise<void> => {
    const message = sent.get(told.messageId ?? '');
    if (told.kind === 'resend' && message !== undefined) await client.post(message, crypto.randomUUID());
    else if (told.kind === 'rotate-key') {
      client.close();
      client = await join(wished.parse(told.data).algorithm);
    } else await carryOut(mind.told(told));
  };
  let place = await remote.position();
  const catchUp = async (): Promise<void> => {
    for (const entry of await remote.feed(place)) {
      place = entry.n;
      if (entry.kind === 'instruction' && entry.instruction.partner === partner && entry.instruction.act !== undefined)
        await obey(entry.instruction.act);
    }
  };
  ready();
  while (!signal.aborted) {
    await catchUp();
    const take = async ({ id, type, data }: { id: string; type: string; data: unknown }): Promise<void> => {
      await catchUp();
      await carryOut(mind.hear({ id, type, data }));
    };
    // What the system did not sign lies where it is until a person has looked at it; the rest goes on.
    await client.read(take, 1).catch((error: unknown) => {
      if (!(error instanceof Error && error.message.includes('not signed by the system'))) throw error;
    });
  }
  client.close();
}
