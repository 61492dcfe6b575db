/** A new version that does not say whether what was paid is part of its amounts: its authority is asked (S-23). */
import type { Act } from '../../partners/teller.ts';
import { partlyPaid } from './notices.ts';
import { sumOf, writeNotice } from './writing.ts';

export const versionActs: readonly Act[] = [
  {
    name: 'new version that leaves open what was paid',
    weight: 1.5,
    perform: (teller) => {
      const { book } = teller;
      const old = partlyPaid(teller);
      if (old === undefined || book.holds.size > 0) return false;
      const { noticeNumber, version, lines, usages } = old;
      const amounts = lines.map(({ amountFen }) => amountFen);
      const rule = 'S-23';
      const newer = writeNotice(teller, { noticeNumber, version: version + 1, amounts, usages, due: { outcome: 'HELD', rule } });
      if (newer === undefined || sumOf(amounts) === 0) return false;
      for (const [index, line] of newer.lines.entries()) line.outFen = lines[index]?.outFen ?? 0;
      old.status = 'over';
      teller.next(() => {
        const answers = [{ rule, statement: '本次金额包含已付部分', signedBy: '李屹', priorPaid: 'included' }];
        const answer = { noticeNumber, version: newer.version, answers };
        teller.expect(teller.office.write(book.city.housing, 'housing.query.answered', book.accountNumber, answer), 'ACCEPTED');
        newer.status = 'open';
      });
      return true;
    },
  },
];
