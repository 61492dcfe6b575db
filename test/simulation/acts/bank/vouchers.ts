/** 划转凭证 that say something else than the booking, or are not what their digest says; and the right one later (B-14, B-15, C-13, C-15). */
import { sha256Hex } from '../../../../shared/domain/aggregate/journal.ts';
import { tinyPdf } from '../../../fixtures/desk/pdf.ts';
import * as plain from '../../../fixtures/desk/plain-case.ts';
import { type PaymentBook, settle, versionInForce } from '../../partners/books.ts';
import type { Act, Teller } from '../../partners/teller.ts';
import { enter, report } from './paying.ts';
import { payment } from './payments.ts';

type Paper = ReturnType<typeof plain.payment>['voucher'] & object;

function soundPaper(teller: Teller, { serial, amountFen, bookedAt, noticeNumber, line }: PaymentBook): Paper {
  const noted = versionInForce(teller.book, noticeNumber)?.lines.find((each) => each.line === line)?.payee ?? {};
  const face = {
    payer: '济南泉城置业有限公司（预售款专户）',
    payee: plain.payeeOf(noted).name,
    amountFen,
    bookedOn: bookedAt.slice(0, 10),
    serial,
  };
  return { number: `HD${serial}`, ...tinyPdf(`voucher ${serial} uploaded`), face };
}

const faults: readonly { name: string; rule: string; spoil: (paper: Paper) => Paper }[] = [
  {
    name: 'voucher of another sum',
    rule: 'B-15',
    spoil: (paper) => ({ ...paper, face: { ...(paper.face as Paper['face'] & object), amountFen: 1 } }),
  },
  {
    name: 'voucher of another payee',
    rule: 'B-15',
    spoil: (paper) => ({ ...paper, face: { ...(paper.face as Paper['face'] & object), payee: '案外人' } }),
  },
  { name: 'voucher that is another file', rule: 'C-13', spoil: (paper) => ({ ...paper, sha256: sha256Hex(`not ${paper.sha256}`) }) },
  { name: 'voucher that is no paper', rule: 'B-14', spoil: (paper) => ({ ...paper, ...textFile('screenshot') }) },
];
const textFile = (text: string) => ({ sha256: sha256Hex(text), contentBase64: Buffer.from(text).toString('base64') });

/** Paid, told and reported; the voucher is still owed. */
function payWith(teller: Teller, payment: PaymentBook, paper: Paper, rule: string | undefined): void {
  settle(teller.book, payment);
  report(teller, payment, { paper, ...(rule === undefined ? {} : { due: { outcome: 'HELD' as const, rule } }) });
}

const bookOf = (teller: Teller, noticeNumber: string, line: number, amountFen: number, voucher: boolean): PaymentBook =>
  enter(teller, { noticeNumber, line, amountFen, status: 'PAID', voucher });

export const voucherActs: readonly Act[] = [
  ...faults.map(({ name, rule, spoil }) =>
    payment(name, 0.7, (teller, { notice, line, leftFen }) => {
      const made = bookOf(teller, notice.noticeNumber, line.line, leftFen, false);
      payWith(teller, made, spoil(soundPaper(teller, made)), rule);
      return true;
    }),
  ),
  payment('voucher in the upload area', 1, (teller, { notice, line, leftFen }) => {
    const made = bookOf(teller, notice.noticeNumber, line.line, leftFen, true);
    const { contentBase64 = '', ...named } = soundPaper(teller, made);
    const uri = teller.world.uploads.put(teller.book.bank, Buffer.from(contentBase64, 'base64'));
    payWith(teller, made, { ...named, uri }, undefined);
    return true;
  }),
  {
    name: 'bring the voucher',
    weight: 3,
    perform: (teller) => {
      const { book } = teller;
      const owed = book.payments.find(({ status, voucher, noticeNumber }) => status === 'PAID' && !voucher && noticeNumber !== '');
      if (owed === undefined || book.freezes.some(({ closed }) => closed === true)) return false;
      owed.voucher = true;
      for (const key of owed.cases) book.filings.add(`${key}|transfer-voucher|HD${owed.serial}`);
      report(teller, owed);
      return true;
    },
  },
];
