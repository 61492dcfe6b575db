import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { maskAccount, maskAddress, maskPerson } from '../../../shared/domain/dossier/masks.ts';
import { samplePapers } from '../../fixtures/papers/sample-papers.ts';

const samples = await Promise.all(Object.entries(samplePapers).map(async ([name, make]) => ({ name, bytes: Buffer.from(await make()) })));
const hasPoppler = spawnSync('pdftotext', ['-v']).status === 0;

function textOf(bytes: Uint8Array): string {
  const path = join(mkdtempSync(join(tmpdir(), 'presale-paper-')), 'paper.pdf');
  writeFileSync(path, bytes);
  return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).replaceAll(/\s+/g, '');
}

describe('the papers of a dossier', () => {
  it.each(samples)('$name is PDF/A-2b with its fonts in it, the same bytes each time, and the sample that is shown', async ({
    name,
    bytes,
  }) => {
    const raw = bytes.toString('latin1');
    expect(raw.startsWith('%PDF-1.7')).toBe(true);
    expect(raw).toContain('<pdfaid:part>2</pdfaid:part>');
    expect(raw).toContain('<pdfaid:conformance>B</pdfaid:conformance>');
    expect(raw).toContain('/OutputIntents');
    expect(raw).not.toMatch(/Helvetica|Times|Courier/);
    expect(Buffer.from((await samplePapers[name]?.()) ?? []).equals(bytes)).toBe(true);
    expect((await readFile(resolve(import.meta.dirname, '../../../docs/samples', name))).equals(bytes)).toBe(true);
  });

  it.runIf(hasPoppler).each([
    ['cover.pdf', ['冻结资金使用卷宗', '正卷', '3,000,000.00', '人民币叁佰万元整', '已扣除退回123,456.78元', '1602****8888']],
    ['catalogue.pdf', ['卷内目录', '正卷', '副卷', '更正第2', '纸本：003-return.pdf']],
    ['service.pdf', ['送达回证', '受送达人', '山东鲁信贸易有限公司', '138****1234', '未到达', '2026年3月10日14:30', '民事诉讼法第九十条']],
    ['return.pdf', ['退票通知', '人民币壹拾贰万叁仟肆佰伍拾陆元柒角捌分', '收款账号户名不符', '原件保留']],
  ])('%s says in Chinese what a clerk looks for', (name, words) => {
    const text = textOf(samples.find((sample) => sample.name === name)?.bytes ?? Buffer.alloc(0));
    for (const word of words) expect(text).toContain(word);
  });
});

describe('what a paper shows of a person', () => {
  it.each([
    [maskAccount('1602001019200388888'), '1602****8888'],
    [maskAccount('12345678'), '****'],
    [maskAddress('13812341234'), '138****1234'],
    [maskAddress('zhangsan@example.cn'), 'zh***@example.cn'],
    [maskAddress('app:a1'), 'app:a***'],
    [maskAddress('济南市历下区泉城路1号'), '济南市历下区***'],
    [maskPerson('张三丰'), '张**'],
  ])('%s', (masked, expected) => {
    expect(masked).toBe(expected);
  });
});
