/** `presale conform`: plays the two other parties against a connected partner, and says what was expected, what was seen, and why. */

import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bilingual } from '../../../../shared/domain/values/bilingual.ts';
import { type ConformRun, conform } from '../../conform/conform.ts';
import type { PackResult } from '../../conform/pack.ts';
import { packNumbers } from '../../conform/pack.ts';
import { reportHtml, reportJson } from '../../conform/report.ts';
import type { PartyKind } from '../../partners/cast.ts';
import { openRemote, type Remote } from '../../sandbox/remote.ts';
import type { Io } from '../options.ts';

export interface ConformArguments {
  endpoint: string;
  as: PartyKind;
  partner?: string;
  packs: readonly string[];
  out?: string;
  waitSeconds: number;
  quietSeconds: number;
}

/** Exit 0 when every pack that was played passed, else 1. */
export async function runConform(given: ConformArguments, io: Io): Promise<number> {
  const { endpoint, as, partner, packs, out, waitSeconds, quietSeconds } = given;
  const remote = await openRemote(endpoint);
  try {
    const run = await conform({
      remote,
      as,
      ...(partner === undefined ? {} : { partner }),
      ...(packs.length === 0 ? {} : { only: packs }),
      waitMs: waitSeconds * 1000,
      quietMs: quietSeconds * 1000,
      onAsk: ({ step, zh, en }) => void io.stderr.write(`  ${step}  请：${zh}\n         please: ${en}\n`),
      onPack: (result) => void io.stdout.write(`${linesOf(result).join('\n')}\n`),
    });
    const failed = run.results.filter(({ passed }) => !passed).length;
    io.stdout.write(`${run.results.length - failed} passed, ${failed} failed\n`);
    if (out !== undefined) await write(out, run, remote, io);
    return failed === 0 ? 0 : 1;
  } finally {
    remote.close();
  }
}

const said = (text: Bilingual | string): string =>
  typeof text === 'string' ? text : text.zh === text.en ? text.zh : `${text.zh} ${text.en}`;

function linesOf({ pack, title, passed, checks, broken }: PackResult): string[] {
  const faults = checks
    .filter((check) => !check.passed)
    .flatMap((check) => [
      `    ${check.id} ${check.zh} ${check.en}`,
      ...check.faults.flatMap(({ field, expected, seen }) => [
        `         ${field}`,
        `         应为 expected: ${said(expected)}`,
        `         实为 seen:     ${said(seen)}`,
      ]),
      `         依据 basis:    ${check.rule} ${check.basis.zh} ${check.basis.en}`,
    ]);
  const why = broken === undefined ? [] : [`    未能进行到底 could not be played to its end: ${broken}`];
  return [`${pack} ${passed ? '✓' : '✗'} ${title.zh} ${title.en} (${checks.length})`, ...faults, ...why];
}

/** The report, and beside it the certificate where nothing is missing and nothing failed. */
async function write(out: string, run: ConformRun, remote: Remote, io: Io): Promise<void> {
  await mkdir(out, { recursive: true });
  const json = reportJson(run);
  const files = [
    ['report.json', json],
    ['report.html', reportHtml(run)],
  ];
  const { partner, as, results } = run;
  if (packNumbers[as].every((number) => results.some(({ pack, passed }) => pack === number && passed))) {
    const { certificate, signature } = await remote.certify({
      partner,
      as,
      packs: results.map(({ pack, passed, checks }) => ({ pack, passed, checks: checks.length })),
      reportSha256: createHash('sha256').update(json).digest('hex'),
    });
    files.push(['certificate.json', certificate], ['certificate.jws', `${signature}\n`]);
  }
  for (const [name = '', text = ''] of files) await writeFile(join(out, name), text);
  io.stdout.write(`${files.map(([name = '']) => join(out, name)).join('\n')}\n`);
}
