import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { toldBySources } from '../../../../shared/adapters/telemetry/stack.ts';

it('a file without a map is not remembered, whatever text names it: a map that is laid beside it later is read', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'presale-stack-'));
  try {
    const file = join(folder, 'index.js');
    expect(toldBySources(`at ${file}:1:1`)).toBe(`at ${file}:1:1`);
    await writeFile(`${file}.map`, JSON.stringify({ version: 3, sources: ['../functions/told.ts'], names: [], mappings: 'AAAA' }));
    expect(toldBySources(`at ${file}:1:1`)).toBe('at functions/told.ts:1:1');
  } finally {
    await rm(folder, { recursive: true });
  }
});

it('a map that cannot be read hides nothing', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'presale-stack-'));
  try {
    const file = join(folder, 'index.js');
    await writeFile(`${file}.map`, '{');
    expect(toldBySources(`at ${file}:1:1`)).toBe(`at ${file}:1:1`);
  } finally {
    await rm(folder, { recursive: true });
  }
});
