/** How an automatic partner witnesses a log that it is asked to look at: it remembers each log's newest checkpoint, and cosigns what continues it. */
import * as z from 'zod';
import type { SigningKey } from '../../../shared/adapters/signatures/sign.ts';
import { parseVerifierKey } from '../../../shared/domain/log/note.ts';
import type { PartnerId } from '../../../shared/domain/messages/messages.ts';
import type { SeenCheckpoint, witness } from '../proof/witness.ts';
import type { Speech, Told } from './party.ts';

/** `log` is where `checkpoint` and `tile/…` lie below, `key` the log's own, as verifiers take it. */
const toldToCosign = z.looseObject({ log: z.string(), key: z.string() });

interface Cosigning {
  partner: PartnerId;
  keyOf(partner: PartnerId): Promise<SigningKey>;
  look: typeof witness;
  epochSeconds(): number;
  say(line: string): void;
}

export function createCosigning({ partner, keyOf, look, epochSeconds, say }: Cosigning): (told: Told) => Promise<Speech | undefined> {
  const known = new Map<string, SeenCheckpoint>();
  return async ({ data }) => {
    const read = toldToCosign.safeParse(data);
    const logKey = read.success ? parseVerifierKey(read.data.key) : undefined;
    if (!read.success || logKey === undefined) return undefined;
    const get = async (path: string): Promise<Uint8Array | undefined> => {
      const response = await fetch(`${read.data.log}/${path}`);
      return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined;
    };
    const own = await keyOf(partner);
    const result = await look(
      {
        checkpoint: Buffer.from((await get('checkpoint')) ?? []).toString('utf8'),
        logKey,
        fetch: get,
        seen: known.get(logKey.name),
        epochSeconds: epochSeconds(),
      },
      { name: partner, publicKey: Buffer.from(own.publicJwk.x ?? '', 'base64url'), sign: async (input) => own.sign(input) },
    );
    if (result.kind === 'refused') {
      say(`✗ not cosigned: ${result.why}`);
      return undefined;
    }
    const { seen, line } = result;
    known.set(logKey.name, seen);
    return {
      type: `${partner.split(':')[0] ?? ''}.checkpoint.cosigned`,
      id: `cosigned-${seen.size}-${crypto.randomUUID().slice(0, 8)}`,
      accountNumber: 'log',
      data: { origin: seen.origin, size: seen.size, rootHash: seen.rootHash, cosignature: line },
    };
  };
}
