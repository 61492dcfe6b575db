/** An act of a person as a signed message of its party, on the same queue as a machine's. */
import { signOutbound } from '../../../shared/adapters/signatures/key-set.ts';
import { dataSchemaUri } from '../../../shared/contracts/envelope.ts';
import { sourceOf } from '../../../shared/contracts/fields/partner.ts';
import { fullType } from '../../../shared/contracts/inbound/schemas.ts';
import { sha256Hex } from '../../../shared/domain/aggregate/journal.ts';
import type { PartnerId } from '../../../shared/domain/messages/messages.ts';
import { desk } from '../../../shared/domain/report/views/rows.ts';
import type { Clock } from '../../../shared/ports/clock.ts';
import type { Queue } from '../../../shared/ports/queues.ts';
import type { Signer } from '../../../shared/ports/signer.ts';
import { accountGroup, deduplicationIdOf, xmlSafe } from '../../../shared/workflow/dispatch.ts';
import type { PersonalAct } from '../deps.ts';

export interface PostDeps {
  clock: Clock;
  signer(): Promise<Signer>;
  queues: Record<'bank' | 'housing' | 'court' | 'operator', Pick<Queue, 'send'>>;
}

/** What a name at the desk may be made of (`contracts/fields/partner.ts`): any other mark in a person's name becomes a dot. */
const notInName = /[^0-9A-Za-z\u4e00-\u9fff._@-]/gu;
const nameMost = 64;
const codeLength = 8;

/**
 * The desk speaks as the person; every other party as itself. A name that cannot stand as it is bears a code of the user beside it: of two persons whose names
 * differ in nothing else each keeps a name, keys and receipts of their own. Whether two persons have acted is judged by their names all the same (A-01).
 */
export function senderOf({ user: { id, name, party } }: Pick<PersonalAct, 'user'>): PartnerId {
  if (party !== desk) return party;
  const plain = name.replaceAll(notInName, '.').replace(/^[._@-]+/u, '');
  if (plain === name && name.length <= nameMost && name !== '') return `${desk}:${name}`;
  const code = sha256Hex(id).slice(0, codeLength);
  return `${desk}:${plain === '' ? code : `${plain.slice(0, nameMost - codeLength - 1)}-${code}`}`;
}

export const actId = (): string => `console.${crypto.randomUUID()}`;

/** @returns the message id. */
export async function postAct({ clock, signer, queues }: PostDeps, act: PersonalAct): Promise<string> {
  const id = actId();
  const body = xmlSafe(
    JSON.stringify({
      specversion: '1.0',
      id,
      source: sourceOf(senderOf(act)),
      type: fullType(act.type),
      subject: act.accountNumber,
      time: clock.now(),
      datacontenttype: 'application/json',
      dataschema: dataSchemaUri(act.type),
      data: act.data,
    }),
  );
  const signature = await signOutbound(Buffer.from(body, 'utf8'), await signer());
  const message = { groupId: accountGroup(act.accountNumber), deduplicationId: deduplicationIdOf(id), body, attributes: { signature } };
  await queueOf(queues, act.user.party).send([message]);
  return id;
}

function queueOf(queues: PostDeps['queues'], party: PartnerId): Pick<Queue, 'send'> {
  if (party.startsWith('bank:')) return queues.bank;
  if (party.startsWith('housing:')) return queues.housing;
  return party.startsWith('court:') ? queues.court : queues.operator;
}
