/** A conformance run: the packs one after the other, each on an account of its own, against a partner that is connected to a running sandbox. */
import type { PartnerId } from '../../../shared/domain/messages/messages.ts';
import { benchParties, type PartyKind, partyKinds } from '../partners/cast.ts';
import { type Authority, siteOf } from '../partners/scene.ts';
import type { Instruction } from '../sandbox/feed.ts';
import type { Remote } from '../sandbox/remote.ts';
import { createSender, type Sender } from '../sandbox/sender.ts';
import { instantOf } from '../system/clock.ts';
import { openBench, PackEnded } from './bench.ts';
import type { Pack, PackResult } from './pack.ts';
import { packs } from './packs/index.ts';

export interface ConformOptions {
  remote: Remote;
  as: PartyKind;
  /** The first of its kind that the sandbox knows unless given. */
  partner?: PartnerId;
  /** Numbers of packs; all unless given. */
  only?: readonly string[];
  waitMs: number;
  quietMs: number;
  onAsk(instruction: Instruction): void;
  onPack?(result: PackResult): void;
}

export interface ConformRun {
  partner: PartnerId;
  as: PartyKind;
  startedAt: string;
  endedAt: string;
  results: PackResult[];
}

/** @throws Error with a plain sentence when no partner of that kind is connected. */
export async function conform(options: ConformOptions): Promise<ConformRun> {
  const { remote, as, only } = options;
  const startedAt = instantOf(Date.now());
  const { partners } = await remote.info();
  const tested = partners.find(({ partner }) =>
    options.partner === undefined ? partner.startsWith(`${as}:`) && partner !== benchParties[as].partner : partner === options.partner,
  );
  if (tested === undefined) {
    const which = options.partner ?? `any ${as}`;
    throw new Error(`the sandbox does not know ${which}; register it first, and let its program read its reply queue. 沙箱未登记该机构。`);
  }
  const chosen = packs.filter(({ number }) => only === undefined || only.includes(number));
  const cast = {
    ...benchParties,
    [as]: { partner: tested.partner, name: tested.name, ...(tested.uscc === undefined ? {} : { uscc: tested.uscc }) },
  };
  const sender = createSender(remote);
  for (const kind of partyKinds.filter((each) => each !== as)) {
    const { partner, ...line } = cast[kind];
    await sender.enrol(partner, line);
  }
  const regionCode = codeOf(cast.housing.partner);
  await remote.register({ profile: regionCode });
  const authority: Authority = { name: cast.housing.name, uscc: cast.housing.uscc ?? '', regionCode };
  const results: PackResult[] = [];
  for (const pack of chosen) {
    const result = await playPack(pack, { options, sender, cast, authority });
    options.onPack?.(result);
    results.push(result);
  }
  return { partner: tested.partner, as, startedAt, endedAt: instantOf(Date.now()), results };
}

const codeOf = (partner: PartnerId): string => partner.slice(partner.indexOf(':') + 1);

interface Cast {
  options: ConformOptions;
  sender: Sender;
  cast: typeof benchParties;
  authority: Authority;
}

async function playPack(pack: Pack, { options, sender, cast, authority }: Cast): Promise<PackResult> {
  const { remote, as, waitMs, quietMs, onAsk } = options;
  const bench = await openBench({
    remote,
    sender,
    as,
    partner: cast[as].partner,
    others: { bank: cast.bank.partner, housing: cast.housing.partner, court: cast.court.partner },
    pack: pack.number,
    site: siteOf({ bankCode: codeOf(cast.bank.partner), authority, random: Math.random, now: remote.now() }),
    courtName: cast.court.name,
    courtCode: codeOf(cast.court.partner),
    random: Math.random,
    waitMs,
    quietMs,
    onAsk,
  });
  let broken: string | undefined;
  try {
    await pack.play(bench);
  } catch (error) {
    // After a check that failed, the story may well not fit any more: that is its consequence, not a fault of the bench.
    if (!(error instanceof PackEnded) && bench.checks.every((check) => check.passed))
      broken = error instanceof Error ? error.message : String(error);
  }
  await bench.close();
  const { checks } = bench;
  const passed = broken === undefined && checks.every((check) => check.passed);
  return { pack: pack.number, title: pack.title, passed, checks, ...(broken === undefined ? {} : { broken }) };
}
