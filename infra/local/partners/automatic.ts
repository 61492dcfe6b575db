/** From a kind and a running sandbox to an automatic partner that runs there. */
import type { PartnerId } from '../../../shared/domain/messages/messages.ts';
import type { Remote } from '../sandbox/remote.ts';
import { createSender } from '../sandbox/sender.ts';
import { createBank } from './bank.ts';
import type { Behaviour } from './behaviour.ts';
import { benchParties, customary, type PartyKind } from './cast.ts';
import { createCourt } from './court.ts';
import { createHousing } from './housing.ts';
import type { Party, World } from './party.ts';
import { createRandom } from './random.ts';
import { goodHabits, type Habits, runParty } from './run-party.ts';

export interface AutomaticOptions {
  remote: Remote;
  kind: PartyKind;
  behaviour: Behaviour;
  seed: number;
  /** Which partner; the first of its kind that the sandbox knows unless given. */
  partner?: PartnerId;
  signal: AbortSignal;
  say(line: string): void;
  /** Called when it listens. */
  onReady?(partner: PartnerId): void;
  /** Tests give it bad habits, or another mind. */
  habits?: (good: Habits) => Habits;
  mind?: (party: Party, world: World) => Party;
}

/** Registers the partner where the sandbox does not know it, gives it a key, and runs it until the signal. */
export async function runAutomatic(options: AutomaticOptions): Promise<{ partner: PartnerId; left: number }> {
  const { remote, kind, behaviour, seed, signal, say } = options;
  const { partners } = await remote.info();
  const known = partners.find(({ partner }) =>
    options.partner === undefined ? partner.startsWith(`${kind}:`) && partner !== benchParties[kind].partner : partner === options.partner,
  );
  const usual = customary[kind];
  const partner = known?.partner ?? options.partner ?? usual.partner;
  const name = known?.name ?? (partner === usual.partner ? usual.name : partner);
  const uscc = known?.uscc ?? (partner === usual.partner ? usual.uscc : undefined);
  const sender = createSender(remote);
  await sender.enrol(partner, { name, ...(uscc === undefined ? {} : { uscc }) });
  if (kind === 'housing' && known === undefined) await remote.register({ profile: partner.slice('housing:'.length) });
  const run = crypto.randomUUID().slice(0, 6);
  let count = 0;
  const random = createRandom(seed);
  const world: World = {
    partner,
    name,
    ...(uscc === undefined ? {} : { uscc }),
    now: remote.now,
    later: remote.later,
    random,
    nextId(word) {
      count += 1;
      return `${word}-${run}-${count}`;
    },
    upload: remote.upload,
    account: (accountNumber) => remote.account(accountNumber),
  };
  const bankCode = partners.find((each) => each.partner.startsWith('bank:'))?.partner.slice('bank:'.length);
  const party = partyOf(kind, world, behaviour, bankCode ?? customary.bank.partner.slice('bank:'.length));
  const good = goodHabits(remote);
  const { left } = await runParty({
    remote,
    sender,
    partner,
    party: options.mind?.(party, world) ?? party,
    habits: options.habits?.(good) ?? good,
    say,
    signal,
    onReady: () => options.onReady?.(partner),
  });
  return { partner, left };
}

function partyOf(kind: PartyKind, world: World, behaviour: Behaviour, bankCode: string): Party {
  switch (kind) {
    case 'bank':
      return createBank(world, behaviour);
    case 'housing':
      return createHousing(world, { behaviour, bankCode });
    case 'court':
      return createCourt(world, behaviour);
  }
}
