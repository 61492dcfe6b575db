/**
 * The certificate of a full pass: a small JSON text that names the partner, the version of the system, the packs and the digest of the report. The sandbox
 * signs it with its own key as it signs replies (detached JWS over the exact bytes), so that whoever has `GET /api/keys` can prove it.
 */
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { Instant } from '../../../shared/domain/messages/messages.ts';
import { packNumbers } from './pack.ts';

export const fullPass = z
  .strictObject({
    partner: z.string().max(200),
    as: z.enum(['bank', 'housing', 'court']),
    packs: z.array(z.strictObject({ pack: z.string(), passed: z.literal(true), checks: z.int().min(1) })).max(50),
    reportSha256: z.string().regex(/^[0-9a-f]{64}$/),
  })
  .refine(({ as, packs }) => packNumbers[as].every((number) => packs.some(({ pack }) => pack === number)), {
    error: 'packs of the role are missing',
    path: ['packs'],
  });
export type FullPass = z.output<typeof fullPass>;

export function systemVersion(): string {
  const text = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}

export const certificateText = ({ partner, as, packs, reportSha256 }: FullPass, issuedAt: Instant): string =>
  `${JSON.stringify(
    {
      certificate: 'presale-conformance',
      contract: 'v1',
      systemVersion: systemVersion(),
      partner,
      as,
      issuedAt,
      packs: packs.map(({ pack, checks }) => ({ pack, checks })),
      reportSha256,
      zh: `兹证明 ${partner} 的接入程序以${{ bank: '银行', housing: '住建部门', court: '人民法院' }[as]}身份通过一致性测试第 ${packs.map(({ pack }) => pack).join('、')} 组。`,
      en: `The connection of ${partner} has passed conformance packs ${packs.map(({ pack }) => pack).join(', ')} as ${{ bank: 'a bank', housing: 'a housing authority', court: 'a court' }[as]}.`,
    },
    undefined,
    2,
  )}\n`;
