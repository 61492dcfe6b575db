/** An act of a person as a signed message of its party, on the same queue as a machine's. */
import { signOutbound } from '../../../shared/adapters/signatures/key-set.ts';
import { dataSchemaUri } from '../../../shared/contracts/envelope.ts';
import { sourceOf } from '../../../shared/contracts/fields/partner.ts';
import { fullType } from '../../../shared/contracts/inbound/schemas.ts';
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

/** What a name at the desk may be made of (`contracts/fields/partner.ts`): an interpunct or a blank in a person's name becomes a dot. */
const notInName = /[^0-9A-Za-z\u4e00-\u9fff._@-]/gu;
const nameMost = 64;

/** The desk speaks as the person; every other party as itself. */
export const senderOf = ({ user }: Pick<PersonalAct, 'user'>): PartnerId =>
  user.party === desk ? `${desk}:${user.name.replaceAll(notInName, '.').slice(0, nameMost)}` : user.party;

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
