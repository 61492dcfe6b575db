/**
 * An automatic court: it informs the housing authority of its freezes, takes each item of a case file once, answers the rules that it owns, and renews what is
 * about to end. With `freeze` it also freezes supervision accounts that it gets to know of.
 */
import * as z from 'zod';
import type { Behaviour } from './behaviour.ts';
import { answered, delayOf, sent } from './common.ts';
import { at, type Heard, type Overheard, type Party, type Planned, type Speech, type Told, type World } from './party.ts';
import { freezeChanged, itemFiled, toldOfCase, toldOfFreeze } from './readings.ts';
import { freezeOf } from './scene.ts';

const yearMs = 364 * 86_400_000;
const orderGiven = z.looseObject({ caseNumber: z.string(), accountNumber: z.string(), endsAt: z.string() });
const accountSeen = z.looseObject({ accountNumber: z.string(), developer: z.object({ name: z.string(), uscc: z.string() }) });

export function createCourt(world: World, behaviour: Behaviour): Party {
  const informed = new Set<string>();
  const taken = new Set<string>();
  const orders = new Map<string, z.output<typeof orderGiven>>();
  const ended = new Set<string>();
  const frozen = new Set<string>();
  const wait = (): number => delayOf(behaviour, world.random);
  const say = (type: string, word: string, accountNumber: string, data: () => object): Planned =>
    at(wait(), () => [{ type, id: world.nextId(word), accountNumber, data: data() }]);

  const order = (data: object): Speech[] => {
    const given = orderGiven.safeParse(data);
    if (!given.success) return [];
    const { caseNumber, accountNumber } = given.data;
    orders.set(`${caseNumber} ${accountNumber}`, given.data);
    return [{ type: 'court.freeze.ordered', id: world.nextId('order'), accountNumber, data }];
  };
  /** A freeze that stands is renewed; nothing revives one that has ended, so it is ordered anew. */
  const keepFrozen = (data: unknown): Speech[] => {
    const read = toldOfFreeze.safeParse(data);
    if (!read.success) return [];
    const { caseNumber, accountNumber, until } = read.data;
    const name = `${caseNumber} ${accountNumber}`;
    const before = orders.get(name);
    const now = world.now();
    if (before !== undefined && (ended.has(name) || before.endsAt <= now)) {
      ended.delete(name);
      const rulingNumber = `${caseNumber}之${1 + Math.floor(world.random() * 90)}`;
      return order({ ...before, rulingNumber, servedAt: now, startsAt: now, endsAt: until });
    }
    const rulingNumber = `${caseNumber}之续${1 + Math.floor(world.random() * 90)}`;
    const renewal = { caseNumber, accountNumber, rulingNumber, endsAt: until, servedAt: now };
    return [{ type: 'court.freeze.renewed', id: world.nextId('renewal'), accountNumber, data: renewal }];
  };
  const closed = (data: unknown): Speech[] => {
    const read = toldOfCase.safeParse(data);
    if (!read.success) return [];
    const { caseNumber, accountNumber } = read.data;
    const given = { caseNumber, accountNumber, closedOn: world.now().slice(0, 10) };
    return [{ type: 'court.case.closed', id: world.nextId('closed'), accountNumber, data: given }];
  };
  const onFreeze = (data: unknown): Planned[] => {
    const read = freezeChanged.safeParse(data);
    const accountNumber = read.success ? read.data.correlation.accountNumber : undefined;
    if (!read.success || accountNumber === undefined) return [];
    const { change, freeze } = read.data;
    const name = `${freeze.caseNumber} ${accountNumber}`;
    if (!orders.has(name)) return [];
    if (change === 'expired' || change === 'lifted') ended.add(name);
    if (change === 'expiring' && world.random() < behaviour.renew) {
      const until = world.later(yearMs);
      return [at(wait(), () => keepFrozen({ caseNumber: freeze.caseNumber, accountNumber, until }))];
    }
    if (change !== 'ordered' || informed.has(name)) return [];
    informed.add(name);
    return [
      say('court.housing.informed', 'informed', accountNumber, () => ({
        caseNumber: freeze.caseNumber,
        accountNumber,
        informedAt: world.now(),
      })),
    ];
  };
  const onItem = (data: unknown): Planned[] => {
    const read = itemFiled.safeParse(data);
    if (!read.success || taken.has(read.data.itemId)) return [];
    const { caseNumber, itemId, correlation } = read.data;
    taken.add(itemId);
    return [
      say('court.dossier.acknowledged', 'item', correlation.accountNumber ?? 'unknown', () => ({
        caseNumber,
        itemId,
        acceptedAt: world.now(),
      })),
    ];
  };
  const hear = (event: Heard): Planned[] => {
    switch (event.type) {
      case 'release.freeze.changed':
        return onFreeze(event.data);
      case 'release.dossier.item-filed':
        return onItem(event.data);
      case 'release.query.raised':
        return answered(world, behaviour, 'court', event);
      default:
        return [];
    }
  };
  const told = (instruction: Told): Planned[] => {
    const { kind, type, data } = instruction;
    if (kind === 'keep-frozen') return [at(0, () => keepFrozen(data))];
    if (kind === 'close-case') return [at(0, () => closed(data))];
    if (kind !== 'send') return [];
    if (type === 'court.freeze.ordered' && typeof data === 'object' && data !== null) return [at(0, () => order(data))];
    return [at(0, () => sent(world, instruction))];
  };
  const overhear = ({ type, data }: Overheard): Planned[] => {
    const read = accountSeen.safeParse(data);
    if (type !== 'housing.account.registered' || !read.success || behaviour.freeze <= 0) return [];
    const { accountNumber, developer } = read.data;
    if (frozen.has(accountNumber) || world.random() >= behaviour.freeze) return [];
    frozen.add(accountNumber);
    const courtCode = world.partner.split(':')[1] ?? '';
    return [
      at(wait(), () =>
        order(
          freezeOf({
            accountNumber,
            developer,
            caseNumber: `（${world.now().slice(0, 4)}）${courtCode}执保${1 + Math.floor(world.random() * 90_000)}号`,
            courtName: world.name,
            quotaFen: 100_000_000 * (1 + Math.floor(world.random() * 9)),
            now: world.now(),
            endsAt: world.later(yearMs),
          }),
        ),
      ),
    ];
  };
  return { hear, told, overhear };
}
