import { describe, expect, it } from 'vitest';
import { cosign } from '../../../../shared/adapters/log/notes.ts';
import { checkpointText } from '../../../../shared/domain/log/checkpoint.ts';
import type { LogState } from '../../../../shared/domain/log/core.ts';
import { noteOf } from '../../../../shared/domain/log/note.ts';
import { court } from '../../../fixtures/rules/account.ts';
import { keyOf, message, outcomesIn, world } from '../../../fixtures/world/world.ts';

describe('a witness’s answer to a checkpoint goes into the log’s own stream', () => {
  const size = 3;
  const text = checkpointText({ origin: 'presale-release/test', size, root: Buffer.alloc(32, 7) });
  async function witnessed() {
    const system = await world();
    await system.evidence.put(`log/checkpoint/${size}`, Buffer.from(noteOf(text, ['— log AAAAAAA='])), 'text/plain');
    const key = keyOf(court);
    const publicKey = Buffer.from(key.publicJwk.x ?? '', 'base64url');
    const line = await cosign(text, { name: court, publicKey, sign: async (input) => key.sign(input) }, 1_772_413_200);
    const data = { origin: 'presale-release/test', size, rootHash: Buffer.alloc(32, 7).toString('base64'), cosignature: line };
    const send = (id: string, change: Partial<typeof data> = {}) =>
      system.receive(
        'court',
        message('court.checkpoint.cosigned', { id, from: court, at: system.time.now, subject: 'log' }, { ...data, ...change }),
      );
    return { system, send };
  }

  it('is accepted once, with a receipt, when its key cosigned the checkpoint that the log has', async () => {
    const { system, send } = await witnessed();
    expect(await send('w-1')).toEqual([]);
    await send('w-1');
    expect(outcomesIn(system)).toEqual(['w-1 ACCEPTED', 'w-1 ACCEPTED', 'w-1 DUPLICATE M-04']);
    expect((await system.ledger.head<LogState>('log:record'))?.state.cosigned).toMatchObject([{ from: court, size, messageId: 'w-1' }]);
  });

  it('and is refused like any signature that does not hold: another size, another root, no cosignature (M-02)', async () => {
    const { system, send } = await witnessed();
    await send('w-1', { size: 4 });
    await send('w-2', { rootHash: Buffer.alloc(32).toString('base64') });
    await send('w-3', { cosignature: '— court:鲁0102 AAAAAAAA' });
    expect(outcomesIn(system)).toEqual(['w-1 REJECTED M-02', 'w-2 REJECTED M-02', 'w-3 REJECTED M-02']);
    expect(await system.ledger.head('log:record')).toBeUndefined();
  });
});
