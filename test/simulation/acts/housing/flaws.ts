/** Notices that run into one rule each, by what they say. */

import { ofCourts } from '../../partners/books.ts';
import { rulesSince } from '../../partners/cities.ts';
import { developer } from '../../partners/people.ts';
import { type Act, million, plusDays, type Teller } from '../../partners/teller.ts';
import { withdraw } from './notices.ts';
import { amountsOf, type Change, type Due, fits, issuerOf, sumOf, writeNotice } from './writing.ts';

interface Flaw {
  rule: string;
  outcome: Due['outcome'];
  change: (teller: Teller) => Change | undefined;
}
const opinion = { text: '经审核，同意使用冻结资金。', handler: '张岚', reviewer: '李屹', approver: '王衡' };

const flaws: readonly Flaw[] = [
  {
    rule: 'N-01',
    outcome: 'REJECTED',
    change: ({ book }) => ({ issuer: { name: '某局', uscc: '91370103MA3D1P5R0G', regionCode: book.city.regionCode } }),
  },
  { rule: 'N-03', outcome: 'REJECTED', change: () => ({ seal: { owner: '另一单位' } }) },
  {
    // One authority, one number, two accounts.
    rule: 'N-04',
    outcome: 'REJECTED',
    change: ({ book, others }) => {
      const elsewhere = others.find((other) => other !== book && other.city === book.city);
      const used = elsewhere?.notices.find(({ status, fault }) => status === 'open' && fault === undefined);
      return used === undefined ? undefined : { noticeNumber: used.noticeNumber };
    },
  },
  { rule: 'N-05', outcome: 'REJECTED', change: () => ({ supersedes: '济历住建冻用〔2019〕7号' }) },
  { rule: 'N-06', outcome: 'REJECTED', change: (teller) => ({ issuedAt: teller.at(3_000), validUntil: teller.at(60) }) },
  { rule: 'N-07', outcome: 'REJECTED', change: () => ({ totalFen: 123_456 }) },
  { rule: 'N-08', outcome: 'REJECTED', change: () => ({ amountInWords: '壹元整' }) },
  { rule: 'N-09', outcome: 'REJECTED', change: () => ({ developer: { ...developer, uscc: '91370102MA3C8K2X49' } }) },
  { rule: 'N-11', outcome: 'REJECTED', change: (teller) => citing(teller, '某年某字第几号') },
  { rule: 'N-12', outcome: 'HELD', change: (teller) => citing(teller, '（2026）鲁0102执异7号') },
  { rule: 'N-13', outcome: 'REJECTED', change: () => ({ accountTitle: '另一个账户' }) },
  { rule: 'N-14', outcome: 'HELD', change: () => ({ permit: '济建预许2019001号' }) },
  { rule: 'N-17', outcome: 'HELD', change: () => ({ opinion: { ...opinion, text: '' } }) },
  {
    rule: 'N-18',
    outcome: 'HELD',
    change: ({ book }) => {
      // It rests on the first freeze that stands.
      const [cited] = ofCourts(book);
      return cited === undefined ? undefined : { issuedAt: plusDays(cited.servedAt, -1) };
    },
  },
  {
    rule: 'S-01',
    outcome: 'HELD',
    change: () => ({ applicant: { type: 'OTHER', name: '某劳务公司', idKind: 'uscc', id: '91110000600037341L' } }),
  },
  { rule: 'S-02', outcome: 'HELD', change: () => ({ purpose: 'OTHER' }) },
  { rule: 'S-03', outcome: 'HELD', change: () => ({ purpose: 'SURVEY_DESIGN' }) },
  { rule: 'S-04', outcome: 'HELD', change: () => ({ purpose: 'TAX' }) },
  { rule: 'S-05', outcome: 'REJECTED', change: () => ({ purpose: 'MARKETING' }) },
  {
    rule: 'S-05',
    outcome: 'REJECTED',
    change: ({ random }) => ({ purpose: random.pick(['LAND', 'SALARY', 'FINE', 'SHAREHOLDER_LOAN', 'GROUP_SWEEP'] as const) }),
  },
  { rule: 'S-06', outcome: 'REJECTED', change: () => ({ purpose: 'REFUND' }) },
  { rule: 'S-07', outcome: 'HELD', change: ({ book }) => (book.city.strict ? { attachments: [] } : undefined) },
  {
    rule: 'S-08',
    outcome: 'HELD',
    change: () => ({ contract: { number: 'SG-small', priceFen: 1, paidBeforeFen: 0, progressPercent: 60 } }),
  },
  { rule: 'S-13', outcome: 'HELD', change: () => ({ wagesFen: 1_000_000 }) },
  { rule: 'S-19', outcome: 'HELD', change: () => ({ costToCompleteFen: 100_000 * million }) },
  { rule: 'B-01', outcome: 'HELD', change: () => ({ partialAllowed: false }) },
  // Before the city had published its rules; the freeze that it cites came later too (N-18).
  { rule: 'T-04', outcome: 'HELD', change: () => ({ issuedAt: `${rulesSince.slice(0, 5)}01-20T10:00:00+08:00` }) },
];

function citing({ book }: Teller, caseNumber: string): Change {
  const [cited] = book.freezes;
  return {
    freezes: [caseNumber, cited?.caseNumber ?? ''].map((number) => ({
      caseNumber: number,
      courtName: cited?.courtName ?? '',
      quotaFen: 1,
    })),
  };
}

export const flawActs: readonly Act[] = [
  {
    name: 'flawed notice',
    weight: 12,
    perform: (teller) => {
      const { rule, outcome, change } = teller.random.pick(flaws);
      const found = change(teller);
      if (found === undefined) return false;
      const tooMuch = rule === 'B-01';
      const amounts = tooMuch ? [teller.book.balanceFen + million] : amountsOf(teller);
      if (!tooMuch && !fits(teller, sumOf(amounts))) return false;
      const { noticeNumber, ...rest } = found;
      const written = writeNotice(teller, {
        amounts,
        change: { ...issuerOf(teller.book), ...rest },
        due: { outcome, rule },
        ...(noticeNumber === undefined ? {} : { noticeNumber }),
      });
      // It is the other account's notice: this one has none of that number.
      if (rule === 'N-04' && written !== undefined) teller.book.notices.splice(teller.book.notices.indexOf(written), 1);
      // What waits for money would go on by itself when some comes in: these books do not follow that, so it is taken back.
      if (tooMuch && written !== undefined) teller.next(() => withdraw(teller, written));
      return written !== undefined;
    },
  },
];
