/** `presale partner bank|housing|court --auto`: an automatic partner on a running sandbox until it is stopped. */

import { runAutomatic } from '../../partners/automatic.ts';
import type { Behaviour } from '../../partners/behaviour.ts';
import type { PartyKind } from '../../partners/cast.ts';
import { openRemote } from '../../sandbox/remote.ts';
import type { Io } from '../options.ts';

export interface AutomaticArguments {
  endpoint: string;
  kind: PartyKind;
  behaviour: Behaviour;
  seed: number;
  partner?: string;
}

/** Runs until SIGINT or SIGTERM, then ends what is under way; what it had planned for later is left out, and said. */
export async function runAutomaticPartner({ endpoint, kind, behaviour, seed, partner }: AutomaticArguments, io: Io): Promise<number> {
  const stopped = new AbortController();
  const stop = (): void => stopped.abort();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  const remote = await openRemote(endpoint);
  const say = (line: string): void => void io.stdout.write(`${line}\n`);
  try {
    const { left } = await runAutomatic({
      remote,
      kind,
      behaviour,
      seed,
      ...(partner === undefined ? {} : { partner }),
      signal: stopped.signal,
      say,
      onReady: (name) => say(`${name} runs, seed ${seed}. Ctrl-C stops it. 自动机构已启动。`),
    });
    say(`stopped; ${left} planned ${left === 1 ? 'act is' : 'acts are'} left out. 已停止。`);
    return 0;
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
    remote.close();
  }
}
