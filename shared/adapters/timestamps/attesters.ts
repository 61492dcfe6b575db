/** Third parties by configuration: none, a time-stamping authority, a judicial chain, or both. */
import type { JudicialChain, TimestampAuthority } from '../../ports/timestamps.ts';
import { httpJudicialChain } from './judicial-chain.ts';
import { rfc3161Authority } from './rfc3161.ts';

export interface AttesterPlaces {
  timestampUrl?: string | undefined;
  chainUrl?: string | undefined;
  /** Sent as `authorization` to the chain's gateway. */
  chainAuthorization?: string | undefined;
}

/** Longer than any answer takes; the sealing must not wait for a server that says nothing. */
const patienceMs = 10_000;

export function attestersAt(
  { timestampUrl, chainUrl, chainAuthorization }: AttesterPlaces,
  request: typeof fetch = fetch,
): { timestamps?: TimestampAuthority; chain?: JudicialChain } {
  const patient: typeof fetch = (input, init) => request(input, { ...init, signal: AbortSignal.timeout(patienceMs) });
  return {
    ...(timestampUrl === undefined ? {} : { timestamps: rfc3161Authority({ url: timestampUrl, fetch: patient }) }),
    ...(chainUrl === undefined
      ? {}
      : {
          chain: httpJudicialChain({
            url: chainUrl,
            fetch: patient,
            ...(chainAuthorization === undefined ? {} : { authorization: chainAuthorization }),
          }),
        }),
  };
}
