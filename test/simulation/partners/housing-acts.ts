/** What the housing authority does: registrations, notices good and bad, answers. */
import * as plain from '../../fixtures/desk/plain-case.ts';
import { type NoticeBook, standing } from './books.ts';
import { desks, developer, housing, otherHousing } from './people.ts';
import type { Act, Teller } from './teller.ts';
import { million, plusDays } from './teller.ts';

export function registerAccount(teller: Teller): void {
  const { book, random } = teller;
  book.openingFen = random.whole(10, 30) * million;
  book.balanceFen = book.openingFen;
  book.quotaFen = random.whole(1, 5) * million;
  const data = plain.account({
    accountNumber: book.accountNumber,
    balanceFen: book.openingFen,
    supervisedQuotaFen: book.quotaFen,
    project: { name: `泉城华府${book.permit.slice(-4)}`, location: '济南市历下区经十路88号', permits: [book.permit] },
  });
  teller.expect(teller.write(housing, 'housing.account.registered', data), 'ACCEPTED');
}

/** What makes a notice run into one rule, and what is done with it then. */
interface Flaw {
  rule: string;
  outcome: 'HELD' | 'REJECTED';
  change: (teller: Teller) => Partial<Parameters<typeof plain.notice>[0]> & object;
}
const flaws: readonly Flaw[] = [
  { rule: 'N-07', outcome: 'REJECTED', change: () => ({ totalFen: 123_456 }) },
  { rule: 'N-08', outcome: 'REJECTED', change: () => ({ amountInWords: '壹元整' }) },
  { rule: 'N-13', outcome: 'REJECTED', change: () => ({ accountTitle: '另一个账户' }) },
  { rule: 'N-17', outcome: 'HELD', change: () => ({ opinion: { text: '', handler: '张岚', reviewer: '李屹', approver: '王衡' } }) },
  { rule: 'N-06', outcome: 'REJECTED', change: (teller) => ({ issuedAt: teller.at(3_000), validUntil: teller.at(60) }) },
  { rule: 'N-14', outcome: 'HELD', change: () => ({ permit: '济建预许2019001号' }) },
  { rule: 'N-09', outcome: 'REJECTED', change: () => ({ developer: { ...developer, uscc: '91370102MA3C8K2X49' } }) },
  { rule: 'N-03', outcome: 'REJECTED', change: () => ({ seal: { owner: '另一单位' } }) },
  { rule: 'S-02', outcome: 'HELD', change: () => ({ purpose: 'OTHER' }) },
  { rule: 'S-03', outcome: 'HELD', change: () => ({ purpose: 'SURVEY_DESIGN' }) },
  { rule: 'S-05', outcome: 'REJECTED', change: () => ({ purpose: 'MARKETING' }) },
  { rule: 'S-04', outcome: 'HELD', change: () => ({ purpose: 'TAX' }) },
  { rule: 'S-19', outcome: 'HELD', change: () => ({ costToCompleteFen: 100_000 * million }) },
  {
    rule: 'S-08',
    outcome: 'HELD',
    change: () => ({ contract: { number: 'SG-small', priceFen: 1, paidBeforeFen: 0, progressPercent: 60 } }),
  },
];

function issue(teller: Teller, flaw: Flaw | undefined, from = housing): boolean {
  const { book, random } = teller;
  const [cited] = standing(book);
  if (cited === undefined) return false;
  const serial = teller.serial();
  const noticeNumber = `济历住建冻用〔2026〕${serial}号`;
  const openFen = book.notices
    .filter(({ status }) => status !== 'over')
    .flatMap(({ lines }) => lines)
    .reduce((sum, { amountFen, outFen }) => sum + Math.max(0, amountFen - outFen), 0);
  const count = random.whole(1, 2);
  const amounts = Array.from({ length: count }, () => random.whole(1, 20) * 1_000_000);
  const totalFen = amounts.reduce((sum, fen) => sum + fen, 0);
  if (teller.calm && openFen + totalFen > book.balanceFen / 2) return false;
  const issuedAt = teller.at();
  const validUntil = plusDays(issuedAt, 200);
  const letter = teller.write(from, 'housing.notice.issued', {
    ...plain.notice({
      noticeNumber,
      accountNumber: book.accountNumber,
      permit: book.permit,
      project: `泉城华府${book.permit.slice(-4)}`,
      courts: [...new Set(standing(book).map(({ courtName }) => courtName))],
      freezes: [{ caseNumber: cited.caseNumber, courtName: cited.courtName, quotaFen: cited.quotaFen }],
      lines: amounts.map((amountFen, index) => ({ amountFen, usage: `工程进度款${serial}-${index}` })),
      issuedAt,
      validUntil,
      ...flaw?.change(teller),
    }),
  });
  if (from !== housing) return true;
  const notice: NoticeBook = {
    noticeNumber,
    version: 1,
    validUntil,
    lines: amounts.map((amountFen, index) => ({ line: index + 1, amountFen, outFen: 0 })),
    usages: amounts.map((_, index) => `工程进度款${serial}-${index}`),
    status: flaw === undefined ? 'open' : flaw.outcome === 'HELD' ? 'held' : 'over',
    ...(flaw === undefined ? {} : { fault: flaw.rule, letter }),
  };
  book.notices.push(notice);
  teller.expect(letter, flaw?.outcome ?? 'ACCEPTED', flaw?.rule);
  return true;
}

export const housingActs: readonly Act[] = [
  { name: 'notice', weight: 7, perform: (teller) => !teller.book.suspended && issue(teller, undefined) },
  { name: 'flawed notice', weight: 3, perform: (teller) => issue(teller, teller.random.pick(flaws)) },
  { name: 'notice of another authority', weight: 1, wild: true, perform: (teller) => issue(teller, undefined, otherHousing) },
  {
    name: 'answer',
    weight: 2,
    perform: (teller) => {
      // What the platform owns is for its desk.
      const held = teller.book.notices.find(({ status, fault }) => status === 'held' && fault?.startsWith('S-') === true);
      if (held?.fault === undefined) return false;
      const { noticeNumber, version, fault } = held;
      // Everything that the receipt named and that is the authority's own.
      const rules = held.letter?.rules?.filter((rule) => rule.startsWith('S-')) ?? [fault];
      const answers = rules.map((rule) => ({ rule, statement: '情况属实，同意支付', signedBy: '李屹' }));
      teller.expect(teller.write(housing, 'housing.query.answered', { noticeNumber, version, answers }), 'ACCEPTED');
      held.status = 'open';
      return true;
    },
  },
  {
    name: 'desk answers',
    weight: 1,
    wild: true,
    perform: (teller) => {
      const held = teller.book.notices.find(({ status, fault }) => status === 'held' && fault?.startsWith('N-') === true);
      if (held?.fault === undefined) return false;
      const decision = { task: held.fault, decision: teller.random.pick(['accept', 'reject']), reason: '核对原件无误' };
      teller.write(desks[0], 'operator.task.answered', { ...decision, by: ['甲'], step: 'propose' });
      if (teller.random.chance(0.8)) teller.write(desks[1], 'operator.task.answered', { ...decision, by: ['乙'], step: 'confirm' });
      held.status = 'over';
      return true;
    },
  },
  {
    name: 'withdraw',
    weight: 1,
    perform: (teller) => {
      const open = teller.book.notices.find(({ status, lines }) => status === 'open' && lines.every(({ outFen }) => outFen === 0));
      if (open === undefined) return false;
      const { noticeNumber, version } = open;
      const letter = teller.office.write(housing, 'housing.notice.withdrawn', teller.book.accountNumber, {
        noticeNumber,
        version,
        reason: '内容有误',
      });
      teller.expect(letter, 'ACCEPTED');
      open.status = 'over';
      return true;
    },
  },
  {
    name: 'new version',
    weight: 3,
    perform: (teller) => {
      const { book } = teller;
      const old = book.notices.find(
        ({ noticeNumber, status, lines }) =>
          status === 'open' &&
          lines.some(({ outFen }) => outFen > 0) &&
          lines.every(({ amountFen, outFen }) => outFen < amountFen) &&
          book.payments.every((each) => each.noticeNumber !== noticeNumber || each.status === 'PAID'),
      );
      const [cited] = standing(book);
      if (old === undefined || cited === undefined || book.suspended) return false;
      const version = old.version + 1;
      const issuedAt = teller.at();
      const letter = teller.write(housing, 'housing.notice.issued', {
        ...plain.notice({
          noticeNumber: old.noticeNumber,
          version,
          priorPaid: 'included',
          accountNumber: book.accountNumber,
          permit: book.permit,
          project: `泉城华府${book.permit.slice(-4)}`,
          courts: [...new Set(standing(book).map(({ courtName }) => courtName))],
          freezes: [{ caseNumber: cited.caseNumber, courtName: cited.courtName, quotaFen: cited.quotaFen }],
          lines: old.lines.map(({ amountFen }, index) => ({ amountFen, usage: old.usages[index] ?? '' })),
          issuedAt,
          validUntil: plusDays(issuedAt, 200),
        }),
      });
      teller.expect(letter, 'ACCEPTED');
      book.notices.push({ ...old, version, lines: old.lines.map((line) => ({ ...line })) });
      old.status = 'over';
      return true;
    },
  },
  {
    name: 'quota',
    weight: 1,
    perform: (teller) => {
      const { book, random } = teller;
      book.quotaFen = random.whole(1, 5) * million;
      const change = { supervisedQuotaFen: book.quotaFen, reason: '形象进度达到节点', effectiveAt: teller.at() };
      teller.expect(teller.write(housing, 'housing.quota.adjusted', change), 'ACCEPTED');
      return true;
    },
  },
];
