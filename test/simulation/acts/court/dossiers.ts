/** What the court's own case system has taken of what was filed: each item that it was told of, under any number of the case, and a repeat now and then. */
import type { Act } from '../../partners/teller.ts';

export const dossierActs: readonly Act[] = [
  {
    name: 'take an item into the case system',
    weight: 4,
    perform: (teller) => {
      const { book, office, random } = teller;
      const told = book.freezes.flatMap((freeze) =>
        (office.byPartner.get(freeze.court) ?? []).flatMap(({ type, subject, data }) =>
          type === 'release.dossier.item-filed' && subject === book.accountNumber && freeze.numbers.includes(String(data['caseNumber']))
            ? [{ freeze, itemId: String(data['itemId']), caseNumber: String(data['caseNumber']) }]
            : [],
        ),
      );
      if (told.length === 0) return false;
      const { freeze, itemId, caseNumber } = random.pick(told);
      book.taken.add(itemId);
      const taken = { caseNumber: random.chance(0.5) ? caseNumber : freeze.caseNumber, itemId, acceptedAt: teller.at() };
      // It names a case and an item; the account is the subject.
      teller.expect(office.write(freeze.court, 'court.dossier.acknowledged', book.accountNumber, taken), 'ACCEPTED');
      return true;
    },
  },
];
