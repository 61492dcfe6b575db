/** 企业破产法 16, 19: once it is accepted what is approved waits for the administrator, until the procedure ends; who has no say changes nothing (F-13). */
import { courts, developer } from '../../partners/people.ts';
import type { Act } from '../../partners/teller.ts';
import { accepted, amountsOf, fits, sumOf, writeNotice } from '../housing/writing.ts';

const [basic, middle] = courts;
const rule = 'F-13';

export const bankruptcyActs: readonly Act[] = [
  {
    name: 'bankruptcy',
    weight: 1.5,
    perform: (teller) => {
      const { book, random } = teller;
      const amounts = amountsOf(teller);
      if (book.suspended || book.holds.size > 0 || !fits(teller, sumOf(amounts))) return false;
      const caseNumber = `（2026）鲁01破申${teller.serial()}号`;
      const about = { caseNumber, developerUscc: developer.uscc };
      const acceptance = { ...about, acceptedOn: teller.at().slice(0, 10) };
      teller.expect(teller.write(middle.court, 'court.bankruptcy.accepted', acceptance), 'ACCEPTED');
      book.holds.add(rule);
      teller.next(() => void writeNotice(teller, { amounts, due: accepted }));
      teller.next(() => {
        const how = random.pick(['dismissed', 'plan-approved', 'settled'] as const);
        const end = { ...about, endedOn: teller.at().slice(0, 10), how };
        teller.expect(teller.write(middle.court, 'court.bankruptcy.ended', end), 'ACCEPTED');
        book.holds.delete(rule);
      });
      return true;
    },
  },
  {
    name: 'bankruptcy by a court that has none',
    weight: 0.6,
    perform: (teller) => {
      const data = {
        caseNumber: `（2026）鲁0102执${teller.serial()}号`,
        developerUscc: developer.uscc,
        acceptedOn: teller.at().slice(0, 10),
      };
      teller.expect(teller.write(basic.court, 'court.bankruptcy.accepted', data), 'HELD', rule);
      return true;
    },
  },
];
