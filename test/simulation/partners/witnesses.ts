/**
 * A bank and a court as witnesses of the log (the same program that a real one runs): each remembers the largest tree that it has seen, and puts its name only under
 * a checkpoint that continues it. One that refuses has caught the system at rewriting.
 */
import { witness as lookAt, type SeenCheckpoint } from '../../../infra/local/proof/witness.ts';
import { parseVerifierKey } from '../../../shared/domain/log/note.ts';
import { checkpointKey, logKey } from '../../../shared/ports/log.ts';
import { logSigner } from '../world/keys.ts';
import type { Random } from '../world/random.ts';
import type { World } from '../world/world.ts';
import { bank, courts } from './people.ts';
import { keyOf, type PostOffice } from './post-office.ts';

export interface Witnesses {
  /** Each looks at the newest checkpoint, or leaves it for another time. */
  look(): Promise<void>;
  /** What no witness may see. */
  faults: string[];
}

const kinds: readonly (readonly [string, 'bank' | 'court'])[] = [
  [bank, 'bank'],
  [courts[1].court, 'court'],
];

export function createWitnesses(world: World, office: PostOffice, random: Random): Witnesses {
  const memory = new Map<string, SeenCheckpoint>();
  const faults: string[] = [];

  async function lookAs(partner: string, kind: 'bank' | 'court'): Promise<void> {
    const sizes = [...world.vault.objects.keys()].flatMap((key) => /^log\/checkpoint\/(\d+)$/.exec(key)?.[1] ?? []);
    const newest = Math.max(0, ...sizes.map(Number));
    const note = world.vault.objects.get(checkpointKey(newest));
    const key = parseVerifierKey(await logSigner.verifierKey());
    if (note === undefined || key === undefined) return;
    const { sign, publicJwk } = keyOf(partner);
    const own = { name: partner, publicKey: Buffer.from(publicJwk.x ?? '', 'base64url'), sign: async (input: Uint8Array) => sign(input) };
    const shown = {
      checkpoint: Buffer.from(note).toString('utf8'),
      logKey: key,
      fetch: async (path: string) => world.vault.objects.get(logKey(path)),
      seen: memory.get(partner),
      epochSeconds: Math.floor(world.scheduler.now() / 1_000),
    };
    const result = await lookAt(shown, own);
    if (result.kind === 'refused') {
      faults.push(`log: the witness ${partner} refuses the checkpoint of ${newest}: ${result.why}`);
      return;
    }
    memory.set(partner, result.seen);
    const { origin, size, rootHash } = result.seen;
    office.cosigned(partner, kind, { origin, size, rootHash, cosignature: result.line });
    // Somebody else's line under one's own name is a signature that does not hold (M-02).
    if (random.chance(0.2)) office.cosigned(partner, kind, { origin, size: size + 1, rootHash, cosignature: result.line });
  }

  return {
    faults,
    async look() {
      for (const [partner, kind] of kinds) if (random.chance(0.6)) await lookAs(partner, kind);
    },
  };
}
