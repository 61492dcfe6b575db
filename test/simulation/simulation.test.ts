/** A few seeds of the simulation in every test run; `npm run simulate` plays as many as one likes. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const command = fileURLToPath(new URL('./simulate.ts', import.meta.url));
const seeds = Number(process.env['SIMULATED_SEEDS'] ?? '8');

/** In a process of its own: while a seed runs, time and chance of the process are out of reach. */
async function simulate(...options: string[]): Promise<{ exit: number | null; lines: string[] }> {
  const child = spawn(process.execPath, [command, ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString('utf8');
  });
  const exit = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { exit, lines: text.trim().split('\n') };
}

describe('the whole system on virtual time', () => {
  it('holds what its partners’ own books say, and loses and doubles nothing, whatever fails on the way', async () => {
    const { exit, lines } = await simulate('--seed', '1', '--seeds', String(seeds), '--json');
    const summary = JSON.parse(lines.at(-1) ?? '');
    expect(summary).toMatchObject({ seeds, failed: 0 });
    expect(exit).toBe(0);
    expect(Object.keys(summary.faults).length).toBeGreaterThan(15);
    expect(summary.messages / seeds).toBeGreaterThan(40);
  });

  it('tells the same story of the same seed, byte for byte', async () => {
    const [one, other] = await Promise.all([simulate('--seed', '3', '--json'), simulate('--seed', '3', '--json')]);
    expect(one.lines).toEqual(other.lines);
    expect(JSON.parse(one.lines.at(-1) ?? '').digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it('says what is wrong with its command line', async () => {
    expect((await simulate('--seeds', 'many')).exit).toBe(2);
  });
});
