/** One of our own partners, with good habits or bad ones, on a sandbox; and a conformance run against it. */
import { type ConformRun, conform } from '../../infra/local/conform/conform.ts';
import { type AutomaticOptions, runAutomatic } from '../../infra/local/partners/automatic.ts';
import { plain } from '../../infra/local/partners/behaviour.ts';
import type { PartyKind } from '../../infra/local/partners/cast.ts';
import { openRemote, type Remote } from '../../infra/local/sandbox/remote.ts';

export interface Partner extends Pick<AutomaticOptions, 'habits' | 'mind'> {
  kind: PartyKind;
}

export interface Trial extends Partner {
  only?: readonly string[];
  waitMs?: number;
}

/** Does something while the partner runs; it has ended when this resolves. */
export async function withPartner<Found>(endpoint: string, partner: Partner, act: (remote: Remote) => Promise<Found>): Promise<Found> {
  const { kind, habits, mind } = partner;
  const remote = await openRemote(endpoint);
  const stopped = new AbortController();
  const running = await new Promise<{ ended: Promise<unknown> }>((ready, failed) => {
    const ended = runAutomatic({
      remote,
      kind,
      behaviour: plain,
      seed: 1,
      signal: stopped.signal,
      say: () => undefined,
      onReady: () => ready({ ended }),
      ...(habits === undefined ? {} : { habits }),
      ...(mind === undefined ? {} : { mind }),
    });
    ended.catch(failed);
  });
  try {
    return await act(remote);
  } finally {
    stopped.abort();
    await running.ended;
    remote.close();
  }
}

export const tried = (endpoint: string, { only, waitMs = 30_000, ...partner }: Trial): Promise<ConformRun> =>
  withPartner(endpoint, partner, (remote) =>
    conform({ remote, as: partner.kind, waitMs, quietMs: 150, onAsk: () => undefined, ...(only === undefined ? {} : { only }) }),
  );
