/**
 * The bench on which one pack is played: it speaks as the two other parties, asks the partner under test for what no message asks, and looks at what that
 * partner sends, as the sandbox received it.
 */

import * as z from 'zod';
import type { Instant, PartnerId } from '../../../shared/domain/messages/messages.ts';
import { rules } from '../../../shared/domain/rules/all-rules.ts';
import type { Bilingual } from '../../../shared/domain/values/bilingual.ts';
import type { PartyKind } from '../partners/cast.ts';
import type { Site } from '../partners/scene.ts';
import type { Instruction } from '../sandbox/feed.ts';
import { type ReceiptEvent, type Remote, receiptFor, waitFor } from '../sandbox/remote.ts';
import type { Sender } from '../sandbox/sender.ts';
import { clipped, envelopeFaults, idsUsedTwice, outcomeFaults, refusedAtGate } from './faults.ts';
import type { Check, CheckHead, Fault } from './pack.ts';
import { openWatch, type Seen } from './watch.ts';

export interface Wanted extends CheckHead {
  type: string;
  where?: (data: Seen['data']) => boolean;
  judge?: (data: Seen['data'], seen: Seen) => Fault[];
  /** The FIFO group that it belongs to; that of the pack's account unless given. */
  group?: string;
  /** Outcomes of the receipt that are well; ACCEPTED unless given. */
  outcomes?: readonly string[];
  /** A rule that the receipt must name. */
  names?: string;
}

export interface BenchOptions {
  remote: Remote;
  sender: Sender;
  as: PartyKind;
  partner: PartnerId;
  others: Record<PartyKind, PartnerId>;
  pack: string;
  site: Site;
  courtName: string;
  courtCode: string;
  random: () => number;
  waitMs: number;
  quietMs: number;
  /** Hears of each thing that the partner is asked for. */
  onAsk(instruction: Instruction): void;
}

/** The story cannot go on: what it waits for did not come. */
export class PackEnded extends Error {}

export type Bench = Awaited<ReturnType<typeof openBench>>;

export async function openBench(options: BenchOptions) {
  const { remote, sender, as, partner, others, pack, site, courtName, courtCode, random, waitMs, quietMs, onAsk } = options;
  const { seen, replies, names, start, look, until } = await openWatch(remote, partner, site.accountNumber);
  const checks: Check[] = [];
  const used = new Set<number>();
  const tolerated = new Set<string>();
  let step = 0;

  const record = ({ rule, zh, en }: CheckHead, faults: Fault[], messageId?: string): boolean => {
    const citation = rules.find(({ id }) => id === rule)?.citation;
    checks.push({
      id: `${pack}.${checks.length + 1}`,
      zh,
      en,
      passed: faults.length === 0,
      rule,
      basis: citation ?? { zh: '', en: '' },
      faults,
      ...(messageId === undefined ? {} : { messageId }),
    });
    return faults.length === 0;
  };
  const receiptOf = async (messageId: string, after: number): Promise<ReceiptEvent | undefined> =>
    (await waitFor(remote, after, waitMs, receiptFor(partner, messageId)))?.found;

  /** Waits for a message of the partner, with its receipt; ends the pack when none comes. */
  const expect = async (wanted: Wanted): Promise<Seen> => {
    const { type, where = () => true, judge, group = site.accountNumber, outcomes = ['ACCEPTED'], names } = wanted;
    const found = await until(() => seen.find((each) => !used.has(each.n) && each.type === type && where(each.data)), waitMs);
    if (found === undefined) {
      const others = seen.filter(({ n }) => !used.has(n)).map((each) => each.type);
      record(wanted, [
        {
          field: type,
          expected: { zh: `在 ${waitMs / 1000} 秒内发送 ${type}`, en: `${type} within ${waitMs / 1000} s` },
          seen:
            others.length === 0 ? { zh: '未收到', en: 'nothing' } : { zh: `另收到 ${others.join('、')}`, en: `only ${others.join(', ')}` },
        },
      ]);
      throw new PackEnded(`${type} did not come`);
    }
    used.add(found.n);
    const receipt = await receiptOf(found.id, start);
    const passed = record(
      wanted,
      [...outcomeFaults(receipt, outcomes, names), ...envelopeFaults(found, group), ...(judge?.(found.data, found) ?? [])],
      found.id,
    );
    if (!passed && receipt?.data.outcome === 'REJECTED' && !outcomes.includes('REJECTED')) throw new PackEnded(`${type} was rejected`);
    return found;
  };
  /** Nothing of the kind may have come; waits a little for what may still be on its way. */
  const never = async (head: CheckHead, isMeant: (each: Seen) => boolean): Promise<void> => {
    const found = await until(() => seen.find((each) => !used.has(each.n) && isMeant(each)), quietMs);
    const faults: Fault[] =
      found === undefined
        ? []
        : [{ field: found.type, expected: { zh: '不发送任何此类报文', en: 'no such message' }, seen: clipped(found.body) }];
    record(head, faults, found?.id);
    if (found !== undefined) used.add(found.n);
  };

  /** Speaks as another party; the story needs it to be taken. */
  const say = async (kind: PartyKind, type: string, data: object, outcomes: readonly string[] = ['ACCEPTED']): Promise<void> => {
    const receipt = await sender.say({ from: others[kind], type, id: `conform-${crypto.randomUUID()}`, subject: site.accountNumber, data });
    const { outcome, rules: fired } = receipt.data;
    if (!outcomes.includes(outcome))
      throw new Error(
        `the sandbox answered ${outcome} (${fired.map(({ id }) => id).join(', ')}) to ${type}, which the pack itself sent as ${others[kind]}`,
      );
  };
  const ask = async (words: Bilingual, act: NonNullable<Instruction['act']>): Promise<void> => {
    step += 1;
    const instruction: Instruction = { partner, step: `${pack}/${step}`, ...words, act };
    onAsk(instruction);
    await remote.instruct(instruction);
  };
  /** Lets time pass at the sandbox; whoever is tested sets its own clock by it. */
  const moveTo = async (at: Instant): Promise<void> => {
    const { clockMoves } = await remote.info();
    if (!clockMoves)
      throw new Error(
        "this pack moves the sandbox's clock: start the sandbox with --clock TIME. 本组需要可拨动的时钟，请以 presale start --clock 启动沙箱。",
      );
    step += 1;
    const words = {
      zh: `沙箱时间将拨至 ${at}，请同步被测系统的时钟`,
      en: `the sandbox's time goes to ${at}; set the clock of your system by it`,
    };
    const instruction: Instruction = { partner, step: `${pack}/${step}`, ...words };
    onAsk(instruction);
    await remote.instruct(instruction);
    await remote.moveClock(at);
  };
  /** Waits for something that the system tells the partner. */
  const whenTold = async (type: string, where: (data: Record<string, unknown>) => boolean = () => true): Promise<{ id: string }> => {
    const found = await until(
      () => replies.find((each) => each.type === type && isAbout(each.data, site.accountNumber) && where(each.data)),
      waitMs,
    );
    if (found === undefined) throw new Error(`the system did not tell the partner ${type}`);
    return { id: found.id };
  };
  return {
    as,
    partner,
    /** Address of the console, and of the log below it. */
    console: remote.console,
    site,
    courtName,
    courtCode,
    random,
    /** Numbers of the story's cases and notices: a message that names no account is found by them. */
    names,
    /** Ids of messages that were asked to be faulty. */
    tolerated,
    checks,
    expect,
    never,
    say,
    ask,
    whenTold,
    moveTo,
    record,
    is: (kind: PartyKind): boolean => as === kind,
    now: remote.now,
    later: remote.later,
    tellAgain: (id: string): Promise<void> => remote.tellAgain(partner, id),
    /** In a group of its own, unless it shall stand before what is told of an account. */
    forge: (
      body: string,
      { signature, groupId = `forged-${crypto.randomUUID()}` }: { signature?: string; groupId?: string } = {},
    ): Promise<void> => remote.forge(partner, { body, groupId, ...(signature === undefined ? {} : { signature }) }),
    revoke: (keyId: string): Promise<void> => remote.register({ partner, revoke: { keyId, at: remote.now(), reason: 'rotated' } }),
    /** All that came of the partner about the account, also what was looked at before. */
    all: async (): Promise<readonly Seen[]> => {
      await look();
      return seen;
    },
    /** What stands for every pack: no id names two messages, and nothing was refused at the gate. */
    close: async (): Promise<void> => {
      await look();
      record({ rule: 'M-05', zh: '同一编号只用于同一报文', en: 'one id names one message' }, idsUsedTwice(seen));
      const refused = refusedAtGate(replies, new Set(seen.map(({ id }) => id).filter((id) => !tolerated.has(id))));
      record({ rule: 'M-02', zh: '每份报文均经签名、格式正确', en: 'every message is signed and well-formed' }, refused);
    },
  };
}

const isAbout = (data: Record<string, unknown>, accountNumber: string): boolean =>
  z.looseObject({ accountNumber: z.literal(accountNumber) }).safeParse(data['correlation']).success;
