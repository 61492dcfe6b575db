/** Look-ups as they are kept: what a page that stays open asks again by itself is one look-up, not one every few seconds. */
import type { AccessLog } from '../../../shared/ports/access-log.ts';

/** The same person looking at the same for the same purpose is kept again after so long. */
const againMs = 600_000;
const keptMax = 10_000;
const whatMax = 300;

export function onceAWhile(access: AccessLog): AccessLog {
  const kept = new Map<string, number>();
  return {
    ...access,
    async record({ user, party, what: asked, purpose, at }) {
      // A number may be as long as an address: what nobody could have meant fills neither the log nor what is remembered here.
      const what = asked.slice(0, whatMax);
      const name = JSON.stringify([party, user, what, purpose]);
      const now = Date.parse(at);
      const before = kept.get(name);
      if (before !== undefined && now - before < againMs) return;
      await access.record({ user, party, what, purpose, at });
      kept.delete(name);
      kept.set(name, now);
      const [oldest] = kept.keys();
      if (kept.size > keptMax && oldest !== undefined) kept.delete(oldest);
    },
  };
}
