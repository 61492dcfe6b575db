/** One of our own partners, with good habits or bad ones, on a sandbox; and a conformance run against it. */
import { type ConformRun, conform } from '../../infra/local/conform/conform.ts';
import { type AutomaticOptions, runAutomatic } from '../../infra/local/partners/automatic.ts';
import { plain } from '../../infra/local/partners/behaviour.ts';
import type { PartyKind } from '../../infra/local/partners/cast.ts';
import { openRemote, type Remote } from '../../infra/local/sandbox/remote.ts';
import { runClientPartner } from './client-partner.ts';

export interface Partner extends Pick<AutomaticOptions, 'habits' | 'mind'> {
  kind: PartyKind;
}

export interface Trial extends Partner {
  only?: readonly string[];
  waitMs?: number;
}

/** Does something while the partner runs; it has ended when this resolves. */
export async function withPartner<Found>(
  endpoint: string,
  { kind, habits, mind }: Partner,
  act: (remote: Remote) => Promise<Found>,
): Promise<Found> {
  const run = (remote: Remote, signal: AbortSignal, ready: () => void): Promise<unknown> =>
    runAutomatic({
      remote,
      kind,
      behaviour: plain,
      seed: 1,
      signal,
      say: () => undefined,
      onReady: ready,
      ...(habits === undefined ? {} : { habits }),
      ...(mind === undefined ? {} : { mind }),
    });
  return whileRunning(endpoint, run, act);
}

async function whileRunning<Found>(
  endpoint: string,
  run: (remote: Remote, signal: AbortSignal, ready: () => void) => Promise<unknown>,
  act: (remote: Remote) => Promise<Found>,
): Promise<Found> {
  const remote = await openRemote(endpoint);
  const stopped = new AbortController();
  const { ended } = await new Promise<{ ended: Promise<unknown> }>((ready, failed) => {
    const running = run(remote, stopped.signal, () => ready({ ended: running }));
    running.catch(failed);
  });
  try {
    return await act(remote);
  } finally {
    stopped.abort();
    await ended;
    remote.close();
  }
}

/** Every pack, against a partner that connects through our TypeScript client. */
export const triedClient = (endpoint: string, kind: PartyKind): Promise<ConformRun> =>
  whileRunning(
    endpoint,
    (remote, signal, ready) => runClientPartner(remote, kind, signal, ready),
    // What a client lets lie is fetched again when it shows again, a minute later.
    (remote) => conform({ remote, as: kind, waitMs: 120_000, quietMs: 150, onAsk: () => undefined }),
  );

export const tried = (endpoint: string, { only, waitMs = 30_000, ...partner }: Trial): Promise<ConformRun> =>
  withPartner(endpoint, partner, (remote) =>
    conform({ remote, as: partner.kind, waitMs, quietMs: 150, onAsk: () => undefined, ...(only === undefined ? {} : { only }) }),
  );
