/** How freezes run: ordered, renewed, reduced, lifted, carried on; and what strangers and second thoughts cannot do to them. */
import { applicantOf } from '../../../fixtures/desk/scenario.ts';
import { ofCourts } from '../../partners/books.ts';
import { courts } from '../../partners/people.ts';
import { type Act, plusDays } from '../../partners/teller.ts';
import { change, lift, order, orderFreeze, rulingOf } from './ordering.ts';

export const freezeActs: readonly Act[] = [
  { name: 'freeze', weight: 5, perform: orderFreeze },
  change('reduce', 5, (teller, freeze) => {
    const quotaFen = Math.floor(freeze.quotaFen / 2);
    if (quotaFen < 1) return false;
    const { caseNumber } = freeze;
    const act = { caseNumber, rulingNumber: rulingOf(freeze, teller.serial()), quotaFen };
    teller.expect(teller.write(freeze.court, 'court.freeze.reduced', act), 'ACCEPTED');
    freeze.tranchesFen = [...(freeze.tranchesFen ?? []), freeze.quotaFen - quotaFen];
    freeze.quotaFen = quotaFen;
    return true;
  }),
  change('lift', 2, (teller, freeze) => {
    // With the last freeze the account's releases become ordinary payments, of which these books say nothing.
    if (teller.calm && ofCourts(teller.book).length < 2) return false;
    lift(teller, freeze);
    return true;
  }),
  change('renew', 2, (teller, freeze) => {
    const endsAt = plusDays(teller.at(), 360);
    if (endsAt <= freeze.endsAt) return false;
    const { caseNumber } = freeze;
    const act = { caseNumber, rulingNumber: rulingOf(freeze, teller.serial()), endsAt, servedAt: teller.at() };
    teller.expect(teller.write(freeze.court, 'court.freeze.renewed', act), 'ACCEPTED');
    freeze.endsAt = endsAt;
    return true;
  }),
  change('convert', 2, (teller, freeze) => {
    const code = courts.find(({ court }) => court === freeze.court)?.code ?? '';
    const newCaseNumber = `（2026）${code}执${teller.serial()}号`;
    const act = { caseNumber: freeze.caseNumber, newCaseNumber, newCourtName: freeze.courtName, stage: 'enforcement' };
    teller.expect(teller.write(freeze.court, 'court.case.converted', act), 'ACCEPTED');
    freeze.caseNumber = newCaseNumber;
    freeze.numbers.push(newCaseNumber);
    // The case that takes over is open, whatever became of the one before.
    freeze.closed = false;
    return true;
  }),
  change('substitute', 2, (teller, freeze) => {
    const [oldApplicantId] = freeze.applicants;
    if (oldApplicantId === undefined) return false;
    // Where a telling has failed and is tried again, whoever is current then is told: these books do not follow that.
    if (teller.calm && [...teller.book.tellings].some((telling) => telling.startsWith(`${freeze.key}|`))) return false;
    const serial = teller.serial();
    const { caseNumber } = freeze;
    const applicant = applicantOf(`q${serial}`, `q${serial}公司`);
    const act = { caseNumber, rulingNumber: rulingOf(freeze, serial), oldApplicantId, applicant };
    teller.expect(teller.write(freeze.court, 'court.applicant.substituted', act), 'ACCEPTED');
    freeze.applicants = freeze.applicants.map((each) => (each === oldApplicantId ? `q${serial}` : each));
    return true;
  }),
  change('substitute somebody unknown', 0.6, (teller, freeze) => {
    const serial = teller.serial();
    const applicant = applicantOf(`q${serial}`, `q${serial}公司`);
    const act = { caseNumber: freeze.caseNumber, rulingNumber: rulingOf(freeze, serial), oldApplicantId: `nobody-${serial}`, applicant };
    teller.expect(teller.write(freeze.court, 'court.applicant.substituted', act), 'HELD', 'C-02');
    return true;
  }),
  change('security', 1, (teller, freeze) => {
    const quotaFen = Math.floor(freeze.quotaFen / 2);
    if (quotaFen < 1 || !Number.isFinite(freeze.quotaFen)) return false;
    const { caseNumber } = freeze;
    const kind = teller.random.pick(['guarantee', 'substitute-property']);
    const act = { caseNumber, rulingNumber: rulingOf(freeze, teller.serial()), kind, quotaFen };
    teller.expect(teller.write(freeze.court, 'court.security.accepted', act), 'ACCEPTED', 'F-20');
    freeze.quotaFen = quotaFen;
    return true;
  }),
  change('forged lift', 2, (teller, freeze) => {
    const stranger = courts.find(({ code }) => code === '鲁0103')?.court;
    if (stranger === undefined || freeze.court === stranger) return false;
    const { caseNumber } = freeze;
    const act = { caseNumber, rulingNumber: rulingOf(freeze, teller.serial()), liftedAt: teller.at() };
    teller.expect(teller.write(stranger, 'court.freeze.lifted', act), 'REJECTED', 'M-08');
    return true;
  }),
  change('renew backwards', 1, (teller, freeze) => {
    const { caseNumber, endsAt } = freeze;
    const act = { caseNumber, rulingNumber: rulingOf(freeze, teller.serial()), endsAt: plusDays(endsAt, -30), servedAt: teller.at() };
    teller.expect(teller.write(freeze.court, 'court.freeze.renewed', act), 'REJECTED', 'F-23');
    return true;
  }),
  change('act in a case without a freeze here', 0.6, (teller, freeze) => {
    const code = courts.find(({ court }) => court === freeze.court)?.code ?? '';
    const closed = { caseNumber: `（2026）${code}执${teller.serial()}号`, closedOn: teller.at().slice(0, 10) };
    teller.expect(teller.write(freeze.court, 'court.case.closed', closed), 'REJECTED', 'C-11');
    return true;
  }),
  change('close the case', 0.6, (teller, freeze) => {
    if (freeze.organ !== undefined || freeze.closed === true) return false;
    const closed = { caseNumber: freeze.caseNumber, closedOn: teller.at().slice(0, 10) };
    teller.expect(teller.write(freeze.court, 'court.case.closed', closed), 'ACCEPTED');
    freeze.closed = true;
    return true;
  }),
  {
    name: 'order to be served',
    weight: 1,
    perform: (teller) => {
      const { book, random } = teller;
      const servedAt = teller.at(-random.whole(30, 600));
      const freeze = order(teller, { outcome: 'HELD', rule: 'F-23', takenAt: servedAt, change: () => ({ servedAt }) });
      if (freeze === undefined) return false;
      // It stands from its service on, by what its court says of it until then.
      book.freezes.pop();
      freeze.servedAt = servedAt;
      book.toCome.push({ at: servedAt, happens: () => void book.freezes.push(freeze) });
      teller.next(() => {
        const act = { caseNumber: freeze.caseNumber, rulingNumber: rulingOf(freeze, teller.serial()) };
        if (random.chance(0.3)) {
          teller.expect(teller.write(freeze.court, 'court.freeze.lifted', { ...act, liftedAt: teller.at() }), 'HELD', 'F-23', servedAt);
          freeze.ended = 'LIFTED';
          return;
        }
        const quotaFen = Math.floor(freeze.quotaFen / 2);
        teller.expect(teller.write(freeze.court, 'court.freeze.reduced', { ...act, quotaFen }), 'HELD', 'F-23', servedAt);
        freeze.tranchesFen = [freeze.quotaFen - quotaFen];
        freeze.quotaFen = quotaFen;
      });
      return true;
    },
  },
  {
    name: 'order to come',
    weight: 1,
    wild: true,
    perform: (teller) => order(teller, { change: () => ({ servedAt: teller.at(-3_000) }) }) !== undefined,
  },
];
