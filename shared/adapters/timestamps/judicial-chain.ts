/**
 * Anchoring at a judicial chain by HTTP. Courts' chains have no common interface, so this is one that a gateway in front of a chain can be made to
 * speak in an afternoon; it is written down here and in docs/explanation/evidence.md:
 *
 *   POST <url>  content-type: application/json  idempotency-key: <sha256>
 *   { "kind": "presale-checkpoint", "origin", "size", "rootHash", "sha256", "at" }
 *   → 200 or 201 { "transactionId", "blockHeight"?, "anchoredAt"? }
 *
 * The same checkpoint may be posted again; the key lets the gateway answer with the first receipt.
 */
import * as z from 'zod';
import type { JudicialChain } from '../../ports/timestamps.ts';

export interface JudicialChainDeps {
  url: string;
  /** Sent as `authorization`, where the gateway asks for it. */
  authorization?: string;
  fetch: typeof fetch;
}

const receipt = z.object({
  transactionId: z.string().min(1).max(200),
  blockHeight: z.exactOptional(z.int().min(0)),
  anchoredAt: z.exactOptional(z.string()),
});

export function httpJudicialChain({ url, authorization, fetch: request }: JudicialChainDeps): JudicialChain {
  return {
    async anchor(checkpoint) {
      const response = await request(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'idempotency-key': checkpoint.sha256,
          ...(authorization === undefined ? {} : { authorization }),
        },
        body: JSON.stringify({ kind: 'presale-checkpoint', ...checkpoint }),
      });
      if (!response.ok) throw new Error(`the judicial chain's gateway answered ${response.status}`);
      const parsed = receipt.safeParse(await response.json());
      if (!parsed.success) throw new Error("the judicial chain's gateway answered without a transactionId");
      return parsed.data;
    },
  };
}
