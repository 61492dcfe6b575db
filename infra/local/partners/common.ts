/** What all automatic partners do alike. */
import type { Behaviour } from './behaviour.ts';
import { documentOf } from './documents.ts';
import { at, type Heard, type Planned, type Speech, type Told, type World } from './party.ts';
import { query, toldToSend, toldToSendPaper } from './readings.ts';

export const delayOf = ({ delayMs, delayMaxMs }: Behaviour, random: () => number): number =>
  delayMaxMs <= delayMs ? delayMs : Math.round(delayMs + random() * (delayMaxMs - delayMs));

/** `send`: the message as it is given. */
export function sent(world: World, { type, data, messageId }: Told): Speech[] {
  const given = toldToSend.safeParse(data);
  if (type === undefined || !given.success) return [];
  return [{ type, id: messageId ?? world.nextId('told'), accountNumber: given.data.accountNumber ?? 'unknown', data: given.data }];
}

/** `send-paper`: the message as it is given, with the paper as its document. */
export async function sentWithPaper(world: World, { type, data }: Told): Promise<Speech[]> {
  const given = toldToSendPaper.safeParse(data);
  if (type === undefined || !given.success) return [];
  const { message, ...paper } = given.data;
  const { accountNumber } = message;
  return [{ type, id: world.nextId('told'), accountNumber, data: { ...message, document: await documentOf(paper, world) } }];
}

const statement = { accept: '经核查，同意办理。', reject: '经核查，不同意办理。' };

/** A party answers the rules that it owns; one word for all of a query. */
export function answered(world: World, behaviour: Behaviour, kind: 'bank' | 'housing' | 'court', event: Heard): Planned[] {
  const asked = query.safeParse(event.data);
  if (!asked.success) return [];
  const { noticeNumber, version, caseNumber, rules, correlation } = asked.data;
  const { accountNumber } = correlation;
  if (accountNumber === undefined) return [];
  const decision = world.random() < behaviour.accept ? 'accept' : 'reject';
  const answers = rules.map(({ id: rule }) => ({
    rule,
    statement: statement[decision],
    signedBy: '值班人员',
    decision,
    ...(rule === 'S-23' && kind === 'housing' ? { priorPaid: 'included' } : {}),
  }));
  const ofNotice = noticeNumber === undefined || version === undefined ? {} : { noticeNumber, version };
  const data = {
    bank: { accountNumber, ...ofNotice, answers },
    housing: { ...ofNotice, answers },
    court: { caseNumber: caseNumber ?? correlation.caseNumber, accountNumber, ...ofNotice, answers },
  }[kind];
  if (kind === 'housing' && noticeNumber === undefined) return [];
  if (kind === 'court' && data !== undefined && 'caseNumber' in data && data.caseNumber === undefined) return [];
  const speech: Speech = { type: `${kind}.query.answered`, id: world.nextId('answer'), accountNumber, data };
  return [at(delayOf(behaviour, world.random), () => [speech])];
}
