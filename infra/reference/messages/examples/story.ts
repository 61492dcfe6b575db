/**
 * The names and numbers that all examples share: one account in one city. Identifiers are synthetic and carry valid check digits (domain §6);
 * natural persons are placeholders (张三, 李四).
 */
import { createHash } from 'node:crypto';

export const partners = {
  bank: 'bank:102451000019',
  housing: 'housing:370102',
  court: 'court:鲁0102',
  operator: 'operator:值班台',
} as const;

export const account = { accountNumber: '1602001019200388888', accountTitle: '济南泉城置业有限公司（预售款专户）' };
export const developer = { name: '济南泉城置业有限公司', uscc: '91370102MA3C8K2X48' };
export const authority = { name: '济南市历下区住房和城乡建设局', uscc: '1137010000418859XL', regionCode: '370102' };
export const contractor = {
  name: '山东宏远建设集团有限公司',
  uscc: '91370103MA3D1P5R0G',
  accountNumber: '37050161620800001234',
  bankCode: '105451000129',
};
export const bankCode = '102451000019';
export const courtName = '济南市历下区人民法院';
export const caseNumber = '（2026）鲁0102执保123号';
export const enforcementCase = '（2026）鲁0102执456号';
export const rulingNumber = '（2026）鲁0102执保123号之一';
export const permit = '济建预许2025186号';
export const noticeNumber = '济历住建冻用〔2026〕1号';

/** A one-page PDF that says `title` in ASCII: small enough to read in an example, whole enough for any viewer. */
function pdf(title: string): Buffer {
  const content = `BT /F1 12 Tf 72 720 Td (${title}) Tj ET`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ];
  const offsets: number[] = [];
  let file = '%PDF-1.4\n';
  for (const [index, object] of objects.entries()) {
    offsets.push(file.length);
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
  }
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(file + table, 'latin1');
}

/** A document with its bytes inline and their digest. */
export function inlinePdf(title: string): { mediaType: string; sha256: string; contentBase64: string } {
  const bytes = pdf(title);
  return {
    mediaType: 'application/pdf',
    sha256: createHash('sha256').update(bytes).digest('hex'),
    contentBase64: bytes.toString('base64'),
  };
}
