/** Canonical forms, amounts in words, queue names, digests and cosignatures: what a client computes and must compute as the system does. */
import { createHash } from 'node:crypto';
import { cosign, witnessKey } from '../../shared/adapters/log/notes.ts';
import { signingKeyFromPem } from '../../shared/adapters/signatures/sign.ts';
import { replyQueueName, replyQueuePrefix } from '../../shared/contracts/fields/reply-queue.ts';
import { checkpointText } from '../../shared/domain/log/checkpoint.ts';
import { checkBankCode } from '../../shared/domain/values/identifiers/bank-code.ts';
import { canonicalNumber, canonicalText } from '../../shared/domain/values/identifiers/canonical.ts';
import { caseKey } from '../../shared/domain/values/identifiers/case-number.ts';
import { unifyGlyphs } from '../../shared/domain/values/identifiers/same-glyphs.ts';
import { checkUscc } from '../../shared/domain/values/identifiers/uscc.ts';
import { parseAmountInWords, writeAmountInWords } from '../../shared/domain/values/money/amount-words.ts';
import { deduplicationIdOf } from '../../shared/workflow/dispatch.ts';

const lastCodePoint = 0x10ffff;
const isSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdfff;
const classes: Readonly<Record<string, string>> = { '': 'dropped', '(': 'opening', ')': 'closing', '-': 'dash', '·': 'interpunct' };
/** An interpunct only between two ideographs. */
const stops = ['.', '。'];

/** What one character becomes, for languages whose regular expressions know no properties of Unicode. */
export function canonicalTables(): object {
  const glyphs: Record<string, string> = {};
  const ranges: Record<string, [number, number][]> = { dropped: [], opening: [], closing: [], dash: [], interpunct: [] };
  for (let code = 0; code <= lastCodePoint; code += 1) {
    if (isSurrogate(code)) continue;
    const character = String.fromCodePoint(code);
    const unified = unifyGlyphs(character);
    if (unified !== character) glyphs[character] = unified;
    // What NFKC changes, it has changed before the tables are looked at.
    if (character.normalize('NFKC') !== character || stops.includes(character)) continue;
    const found = ranges[classes[canonicalText(`中${character}中`).slice(1, -1)] ?? ''];
    const last = found?.at(-1);
    if (last !== undefined && last[1] === code - 1) last[1] = code;
    else found?.push([code, code]);
  }
  return {
    about:
      'Steps of the canonical form: glyphs, NFKC, glyphs again, then each character by these tables (dropped: nothing, opening: "(", closing: ")", dash: one "-" for a run, interpunct: "·", stop: "·" between two ideographs), then NFC. Code points in decimal, ranges with both ends.',
    glyphs,
    ...ranges,
    stop: stops,
  };
}

const names = [
  '山东宏远建设集团有限公司',
  ' 山东宏远建设集团 有限公司 ',
  '济南泉城置业有限公司（预售款专户）',
  '济南泉城置业有限公司(预售款专户)',
  '买买提·阿不都',
  '买买提•阿不都',
  '买买提.阿不都',
  'ＡＢＣ置业有限公司',
  '\ue863光公司',
  '⻓城建设',
  '济南\u200b泉城',
  '葛\u{e0100}城公司',
  '㈱泉城',
  '张𠮷',
  'No.1 Company Ltd.',
];
const notices = [
  '济历住建冻用〔2026〕1号',
  '济历住建冻用[2026]1号',
  '济历住建冻用（2026）1号',
  '济历住建冻用〔2026〕 1 号',
  'sg-2025—031',
  'SG－2025-031',
];
const cases = [
  '（2026）鲁0102执保123号',
  '(2026)鲁0102执保123号',
  '（2026）鲁 0102 执保 123 号',
  '〔2026〕鲁0102执保123号',
  '（2026）鲁0102执保00123号',
  '（2026）鲁0102执保123号之一',
  '（２０２６）鲁０１０２执保１２３号',
  '（2026）鲁0102民初4567号',
  '（2026）最高法民终12号',
  '（2026）京73知民初8号',
  '（2024）川知民终5号',
];
const amounts = [
  0, 1, 10, 11, 100, 105, 1_000, 10_050, 100_000, 123_456, 300_000_000, 1_000_100, 10_000_000_001, 1_005_000_000, 10_012_345_678,
  99_999_999_999_999, 100_000_000_000_000,
];
const words = [
  '人民币叁佰万元整',
  '人民币叁佰万元正',
  '叁佰万圆整',
  '人民币壹佰元',
  '人民币三百万元整',
  '人民币壹佰伍元整',
  '300万元',
  '人民币 叁佰万元整',
];
const banks = ['102451000019', '105451000129', '102451000018', '10245100001', '314451000018'];
const usccs = ['91370102MA3C8K2X48', '1137010000418859XL', '91370102MA3C8K2X49', '91370102MA3C8K2X4', '91370102MA3I8K2X48'];
const partners = ['bank:102451000019', 'housing:370102', 'court:鲁0102', 'court:最高法'];
const ids = ['m-1', 'payment/S0001', '告知-2026-3', 'ü'];

export const valueVectors = (): object => ({
  names: names.map((value) => ({ value, canonical: canonicalText(value) })),
  numbers: notices.map((value) => ({ value, canonical: canonicalNumber(value) })),
  cases: cases.map((value) => ({ value, canonical: caseKey(value) })),
  amounts: amounts.map((fen) => ({ fen, words: writeAmountInWords(fen) })),
  amountsInWords: words.map((value) => {
    const read = parseAmountInWords(value);
    return { value, ...(read.ok ? { fen: read.amountFen } : { refused: read.code }) };
  }),
  bankCodes: banks.map((value) => ({ value, valid: checkBankCode(value).valid })),
  usccs: usccs.map((value) => ({ value, valid: checkUscc(value).valid })),
  replyQueues: partners.map((partner) => ({ partner, queue: replyQueueName(replyQueuePrefix, partner) })),
  deduplicationIds: ids.map((id) => ({ id, MessageDeduplicationId: deduplicationIdOf(id) })),
  documents: ['', 'presale', '划转凭证'].map((text) => {
    const bytes = Buffer.from(text, 'utf8');
    return { text, sha256: createHash('sha256').update(bytes).digest('hex'), contentBase64: bytes.toString('base64') };
  }),
  inlineBytesMax: 180_000,
});

export async function witnessVectors(): Promise<object> {
  const seed = createHash('sha256').update('presale test vector witness').digest();
  const pem = `-----BEGIN PRIVATE KEY-----\n${Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]).toString('base64')}\n-----END PRIVATE KEY-----\n`;
  const key = signingKeyFromPem('witness', 'EdDSA', pem);
  const publicKey = Buffer.from(key.publicJwk.x ?? '', 'base64url');
  const name = 'court:鲁0102';
  const text = checkpointText({ origin: 'presale/log', size: 42, root: createHash('sha256').update('root').digest() });
  const epochSeconds = 1_773_021_600;
  const line = await cosign(text, { name, publicKey, sign: async (input) => key.sign(input) }, epochSeconds);
  return {
    name,
    seedHex: seed.toString('hex'),
    checkpoint: text,
    epochSeconds,
    cosignature: line,
    verifierKey: witnessKey(name, publicKey),
  };
}
