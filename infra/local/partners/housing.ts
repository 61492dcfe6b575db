/**
 * An automatic housing authority: it acknowledges the freezes that it hears of and answers the rules that it owns. With `accounts` and `notices` it also
 * registers supervision accounts and issues notices on the frozen ones, one after the other.
 */

import type { Behaviour } from './behaviour.ts';
import { answered, delayOf, sent, sentWithPaper } from './common.ts';
import { at, type Heard, type Party, type Planned, type Speech, type Told, type World } from './party.ts';
import { freezeChanged, freezeNotified, noticeDecided, toldOfBuilding } from './readings.ts';
import { accountOf, noticeOf, type Site, siteOf } from './scene.ts';

export interface HousingOptions {
  behaviour: Behaviour;
  /** The bank whose accounts it registers. */
  bankCode: string;
}

interface Frozen {
  site: Site;
  cases: { caseNumber: string; courtName: string; quotaFen: number }[];
  issued: number;
}

export function createHousing(world: World, { behaviour, bankCode }: HousingOptions): Party {
  const acknowledged = new Set<string>();
  const sites = new Map<string, Frozen>();
  const accountOfNotice = new Map<string, string>();
  const wait = (): number => delayOf(behaviour, world.random);

  const acknowledge = (data: unknown): Planned[] => {
    const read = freezeNotified.safeParse(data);
    const accountNumber = read.success ? read.data.correlation.accountNumber : undefined;
    if (!read.success || accountNumber === undefined) return [];
    const { caseNumber } = read.data;
    const name = `${caseNumber} ${accountNumber}`;
    if (acknowledged.has(name)) return [];
    acknowledged.add(name);
    const speak = (): Speech[] => [
      {
        type: 'housing.freeze.acknowledged',
        id: world.nextId('acknowledged'),
        accountNumber,
        data: { caseNumber, accountNumber, acknowledgedAt: world.now() },
      },
    ];
    return [at(wait(), speak)];
  };
  const registration = (): Speech[] => {
    const site = siteOf({
      bankCode,
      authority: { name: world.name, uscc: world.uscc ?? '', regionCode: regionOf(world) },
      random: world.random,
      now: world.now(),
    });
    sites.set(site.accountNumber, { site, cases: [], issued: 0 });
    return [{ type: 'housing.account.registered', id: world.nextId('account'), accountNumber: site.accountNumber, data: accountOf(site) }];
  };
  const issue = (accountNumber: string): Planned[] => {
    const frozen = sites.get(accountNumber);
    if (frozen === undefined || frozen.issued >= behaviour.notices || frozen.cases.length === 0) return [];
    frozen.issued += 1;
    const speak = (): Speech[] => {
      const amountFen = 1_000_000 * (1 + Math.floor(world.random() * 60));
      const notice = noticeOf(frozen.site, { freezes: frozen.cases, amountFen, now: world.now(), validUntil: world.later(30 * dayMs) });
      accountOfNotice.set(notice.noticeNumber, accountNumber);
      return [{ type: 'housing.notice.issued', id: world.nextId('notice'), accountNumber, data: notice }];
    };
    return [at(wait(), speak)];
  };
  /** 首次登记, today. */
  const firstRegistered = (data: unknown): Speech[] => {
    const read = toldOfBuilding.safeParse(data);
    if (!read.success) return [];
    const { accountNumber, building } = read.data;
    const given = { accountNumber, building, registeredOn: world.now().slice(0, 10) };
    return [{ type: 'housing.registration.completed', id: world.nextId('registered'), accountNumber, data: given }];
  };
  const onFreeze = (data: unknown): Planned[] => {
    const read = freezeChanged.safeParse(data);
    const accountNumber = read.success ? read.data.correlation.accountNumber : undefined;
    const frozen = accountNumber === undefined ? undefined : sites.get(accountNumber);
    if (!read.success || accountNumber === undefined || frozen === undefined || read.data.change !== 'ordered') return [];
    const { caseNumber, quotaFen = 0, courtName } = read.data.freeze;
    if (frozen.cases.some((known) => known.caseNumber === caseNumber)) return [];
    frozen.cases.push({ caseNumber, quotaFen, courtName: typeof courtName === 'string' ? courtName : '' });
    return issue(accountNumber);
  };
  const onNotice = (data: unknown): Planned[] => {
    const read = noticeDecided.safeParse(data);
    const accountNumber = read.success ? accountOfNotice.get(read.data.noticeNumber) : undefined;
    if (!read.success || accountNumber === undefined) return [];
    return ['PAID', 'REFUSED', 'REJECTED'].includes(read.data.status) ? issue(accountNumber) : [];
  };
  const hear = (event: Heard): Planned[] => {
    switch (event.type) {
      case 'release.freeze.notified':
        return acknowledge(event.data);
      case 'release.freeze.changed':
        return onFreeze(event.data);
      case 'release.notice.decided':
        return onNotice(event.data);
      case 'release.query.raised':
        return answered(world, behaviour, 'housing', event);
      default:
        return [];
    }
  };
  return {
    hear,
    told(instruction: Told) {
      if (instruction.kind === 'send') return [at(0, () => sent(world, instruction))];
      if (instruction.kind === 'register-building') return [at(0, () => firstRegistered(instruction.data))];
      return instruction.kind === 'send-paper' ? [at(0, () => sentWithPaper(world, instruction))] : [];
    },
    begin: () => Array.from({ length: behaviour.accounts }, () => at(wait(), registration)),
  };
}

const dayMs = 86_400_000;
const regionOf = ({ partner }: World): string => partner.split(':')[1] ?? '';
