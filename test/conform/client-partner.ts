/** A partner whose messages go through the published TypeScript client: its signatures, ids, retries, proofs and memory are what the packs then look at. */
import * as z from 'zod';
import { createBank } from '../../infra/local/partners/bank.ts';
import { plain } from '../../infra/local/partners/behaviour.ts';
import { customary, type PartyKind } from '../../infra/local/partners/cast.ts';
import { createCourt } from '../../infra/local/partners/court.ts';
import { createHousing } from '../../infra/local/partners/housing.ts';
import type { Party, Planned, Speech, Told, World } from '../../infra/local/partners/party.ts';
import type { Remote } from '../../infra/local/sandbox/remote.ts';
import {
  type Algorithm,
  continuing,
  cosignedMessage,
  createMemory,
  createPartnerClient,
  generateKey,
  NotContinuedError,
  type PartnerClient,
  type PartnerMessage,
  type SeenLog,
  type SentMessages,
  UnprovenError,
} from '../../partners/typescript/src/index.ts';

const toldToCosign = z.looseObject({ log: z.string(), key: z.string() });
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
  const now = (): Date => new Date(remote.now());
  const logs = new Map<string, SeenLog>();
  let key = generateKey(`${partner}/none`, 'EdDSA');
  let number = 0;
  const join = async (algorithm: Algorithm): Promise<PartnerClient> => {
    number += 1;
    key = generateKey(`${partner}/client-${number}`, algorithm);
    await remote.register({ ...line, partner, keyId: key.keyId, publicJwk: key.publicJwk });
    const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
    return createPartnerClient({ endpoint: info.endpoint, partner, key, systemKeys: info.systemKeys.keys, credentials, memory, now });
  };
  let client = await join('EdDSA');
  if (kind === 'housing') await remote.register({ profile: '370102' });
  const mind = mindOf(kind, {
    partner,
    name: line.name,
    ...(line.uscc === undefined ? {} : { uscc: line.uscc }),
    now: remote.now,
    later: remote.later,
    random: Math.random,
    nextId: (word) => `${word}-${crypto.randomUUID()}`,
    upload: remote.upload,
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
  const cosign = async ({ log, key: logKey }: z.output<typeof toldToCosign>): Promise<void> => {
    const get = async (path: string): Promise<Uint8Array> => new Uint8Array(await (await fetch(`${log}/${path}`)).arrayBuffer());
    const note = Buffer.from(await get('checkpoint')).toString('utf8');
    try {
      logs.set(logKey, await continuing(note, logKey, get, logs.get(logKey)));
    } catch (error) {
      if (error instanceof NotContinuedError) return;
      throw error;
    }
    await client.post(cosignedMessage(partner, key, note, Math.floor(now().getTime() / 1000)));
  };
  const obey = async (told: Told): Promise<void> => {
    const message = sent.get(told.messageId ?? '');
    if (told.kind === 'resend' && message !== undefined) await client.post(message, crypto.randomUUID());
    else if (told.kind === 'rotate-key') {
      client.close();
      client = await join(wished.parse(told.data).algorithm);
    } else if (told.kind === 'cosign') await cosign(toldToCosign.parse(told.data));
    else await carryOut(mind.told(told));
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
    // What the system did not sign is set aside; a real partner records and reports it before.
    await client.read(take, 1).catch(async (error: unknown) => {
      if (!(error instanceof UnprovenError)) throw error;
      await client.setAside(error.unproven);
    });
  }
  client.close();
}
