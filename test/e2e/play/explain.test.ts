/** `presale play --explain` and `--all`: what a person reads who wants to know why (contracts §5). */
import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';

const root = resolve(import.meta.dirname, '../../..');
const scenario = join(root, 'test/fixtures/messages/cases/04-words-differ.jsonl');
const play = async (...options: string[]): Promise<string> => {
  const { stdout } = await promisify(execFile)(process.execPath, [join(root, 'infra/local/presale.ts'), 'play', scenario, ...options]);
  return stdout;
};
const outbox = z.array(
  z.object({ to: z.string(), type: z.string(), id: z.string(), data: z.looseObject({ correlation: z.looseObject({}) }) }),
);
const timeline = z.array(z.looseObject({ partner: z.string(), type: z.string(), rules: z.array(z.looseObject({ id: z.string() })) }));

describe('the timeline', () => {
  it('says in each language what was found, expected, on which provision and what to do', async () => {
    // Long sentences are broken into lines.
    const text = (await play('--explain')).replaceAll(/\n {8}/g, '');
    expect(text).toContain('N-08 拒绝 REJECT  amountInWords');
    expect(text).toContain('发现：人民币贰佰玖拾万元整 = ¥2,900,000.00；应为：¥3,000,000.00；');
    expect(text).toContain('依据：《支付结算办法》附件一');
    expect(text).toContain('Correct words or figures');
    expect(text.indexOf('2026-03-02 09:00')).toBeLessThan(text.indexOf('N-08'));
    expect(text.indexOf('N-08')).toBeLessThan(text.indexOf('账户 Account'));
  }, 60_000);

  it('stands in the JSON where it is asked for, and what was told stands there always, as the partner read it', async () => {
    const report = z.looseObject({ outbox, timeline }).parse(JSON.parse(await play('--json', '--explain')));
    expect(report.timeline.some(({ type, rules }) => type === 'housing.notice.issued' && rules.some(({ id }) => id === 'N-08'))).toBe(true);
    const told = report.outbox.find(({ type }) => type === 'presale.release.receipt.v1');
    expect(told?.data.correlation).toEqual({ accountNumber: '1602001019200388888' });
  }, 60_000);
});
