/** 划转凭证: it must be a booked, readable 电子回单, and say what was booked (B-14, B-15). */

import type { DocumentFacts } from '../../messages/commands.ts';
import type { Voucher } from '../../messages/messages.ts';
import { yuan } from '../../values/money/figures.ts';
import { type Finding, type Rule, rule } from '../engine/engine.ts';
import type { PaymentInput } from '../engine/moments.ts';
import { brokenWords, disprovedSeals, sealWords, untrustedSeals } from '../reading/broken.ts';
import { sameAccountTitle, sameText } from '../reading/matching.ts';
import { minuteOf } from '../reading/minutes.ts';

const voucherFacts = (documents: readonly DocumentFacts[]): DocumentFacts | undefined => documents.find(({ field }) => field === 'voucher');

/** A picture is a photo or a screenshot, never the bank's own 回单 (GB/T 44554.4). */
function unusable({ payment, documents }: PaymentInput): Finding | undefined {
  if (payment.clearing.status !== 'SETTLED') return undefined;
  const { voucher } = payment;
  if (voucher === undefined) return { found: { zh: '未附凭证', en: 'no voucher' }, field: 'voucher' };
  const facts = voucherFacts(documents);
  if (facts === undefined || facts.status !== 'present')
    return {
      found:
        facts?.status === 'unreachable'
          ? { zh: '文件无法取得', en: 'the document cannot be fetched' }
          : { zh: '没有文件内容', en: 'the document was not sent' },
      field: 'voucher',
    };
  if (facts.encrypted === true) return { found: { zh: '文件已加密', en: 'encrypted' }, field: 'voucher' };
  if (facts.format === 'image' || isPicture(voucher.mediaType))
    return { found: { zh: '图片', en: 'an image' }, expected: 'PDF, OFD', field: 'voucher' };
  if (facts.format !== 'pdf' && facts.format !== 'ofd')
    return { found: { zh: '无法识别的文件', en: 'an unreadable file' }, expected: 'PDF, OFD', field: 'voucher' };
  if (facts.broken !== undefined) return { found: brokenWords(facts.broken), expected: 'PDF, OFD', field: 'voucher' };
  // No seal on it is not said to be a fault: many banks print the seal as a picture. One that does not hold is.
  const seal = facts.seal ?? 'none';
  if (disprovedSeals.has(seal)) return { found: sealWords(seal), field: 'voucher' };
  return untrustedSeals.has(seal) ? { found: sealWords(seal), field: 'voucher', outcome: 'HOLD' } : undefined;
}

const typeOf = (mediaType: string): string => mediaType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
const isPicture = (mediaType: string): boolean => typeOf(mediaType).startsWith('image/');

/** Media types that a format goes by; `application/octet-stream` and an empty one claim nothing. */
const claimsOf: Record<'pdf' | 'ofd' | 'image', (type: string) => boolean> = {
  pdf: (type) => type === 'application/pdf' || type === 'application/x-pdf',
  ofd: (type) => type === 'application/ofd' || type === 'application/x-ofd' || type === 'application/vnd.ofd',
  image: (type) => type.startsWith('image/'),
};

function claimsAnotherFormat(voucher: Voucher, documents: readonly DocumentFacts[]): Finding | undefined {
  const format = voucherFacts(documents)?.format;
  const claimed = typeOf(voucher.mediaType);
  if (format === undefined || format === 'unknown' || claimed === '' || claimed === 'application/octet-stream' || claimsOf[format](claimed))
    return undefined;
  return { found: format, expected: claimed, field: 'voucher.mediaType' };
}

/** The payer may be printed as the account's title or as the developer's bare name. */
function samePayer(payer: string, { registration }: PaymentInput['state']): boolean {
  return (
    registration === undefined || sameAccountTitle(payer, registration.accountTitle) || sameAccountTitle(payer, registration.developer.name)
  );
}

/** The fields that differ, by name: the face may carry a person's name or number, so it is not repeated. */
function faceDiffers({ payment, state }: PaymentInput): Finding | undefined {
  const face = payment.voucher?.face;
  if (face === undefined) return undefined;
  if (face.amountFen !== payment.amountFen)
    return { found: yuan(face.amountFen), expected: yuan(payment.amountFen), field: 'voucher.face.amountFen' };
  if (!sameText(face.serial, payment.bankSerial)) return { found: face.serial, expected: payment.bankSerial, field: 'voucher.face.serial' };
  if (face.bookedOn !== payment.bookedAt.slice(0, 10))
    return { found: face.bookedOn, expected: minuteOf(payment.bookedAt).slice(0, 10), field: 'voucher.face.bookedOn' };
  if (!sameText(face.payee, payment.payee.name)) return { found: { zh: '收款人不一致', en: 'another payee' }, field: 'voucher.face.payee' };
  if (!samePayer(face.payer, state))
    return { found: { zh: '付款人不是监管账户户名', en: 'the payer is not the account title' }, field: 'voucher.face.payer' };
  return undefined;
}

export const voucherRules: readonly Rule[] = [
  rule({
    id: 'B-14',
    text: {
      zh: '划转凭证缺失、无法读取、已加密，或不是银行电子回单',
      en: 'The voucher is absent, unreadable, encrypted, or no booked receipt of the bank',
      doZh: '付款已记录，凭证不予入卷；请以同一流水号补报 PDF 或 OFD 电子回单',
      doEn: 'The payment stands, the voucher is not filed; send the bank receipt as PDF or OFD under the same serial',
    },
    evaluate: { payment: unusable },
  }),
  rule({
    id: 'B-15',
    text: {
      zh: '划转凭证记载与入账信息不一致',
      en: 'What the voucher says differs from the booking',
      doZh: '请银行核对后以同一流水号补报正确的凭证',
      doEn: 'The bank should check it and send the right voucher under the same serial',
    },
    evaluate: {
      payment: (input) => {
        const { payment, documents } = input;
        if (payment.clearing.status !== 'SETTLED' || payment.voucher === undefined) return undefined;
        return faceDiffers(input) ?? claimsAnotherFormat(payment.voucher, documents);
      },
    },
  }),
];
