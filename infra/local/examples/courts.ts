/** C: telling applicants, filing. */
import { type Example, on } from './example.ts';
import { at, notice, noticeNumber, otherCourt, payment, raw, second, secondCase, send, until } from './words.ts';

const consent = { evidence: '送达地址确认书', scope: 'service' };
const app = { kind: 'court-app', address: 'app:a1', confirmed: true };
/** The freeze's only applicant, with the channels by which it may be reached. */
const reachedBy = (...channels: object[]) => ({ freeze: { 'applicants.0.channels': channels } });
const paid = [notice(), payment(), until('03-20 10:00')];
const leaking = `冻用${secondCase}`;

export const courtRuleExamples: readonly Example[] = [
  on('C-01', 'ACCEPT', [notice(), payment()]),
  on('C-02', 'HOLD', [notice(), payment()], { freeze: { applicants: [] } }),
  on('C-03', 'HOLD', paid, reachedBy(app)),
  on('C-04', 'ACCEPT', paid, reachedBy({ ...app, consent })),
  on('C-05', 'HOLD', paid, reachedBy({ kind: 'sms', address: '13900000002', confirmed: false })),
  on('C-06', 'ACCEPT', paid, reachedBy({ ...app, consent }, { kind: 'sms', address: '13900000001', confirmed: true, consent })),
  on(
    'C-07',
    'HOLD',
    [raw({ register: { fault: { channel: 'post', times: 9 } } }), ...paid],
    reachedBy({ kind: 'post', address: '某路1号', confirmed: true }),
  ),
  on('C-08', 'REJECT', [second(), notice({ noticeNumber: leaking }), payment({ noticeNumber: leaking }), until('03-20 10:00')]),
  on('C-10', 'HOLD', [
    notice({ document: { mediaType: 'application/pdf', sha256: 'a'.repeat(64) } }),
    send('03-10 09:00', 'housing.query.answered', {
      noticeNumber,
      version: 1,
      answers: [{ rule: 'N-19', statement: '原件后补', signedBy: '李屹' }],
    }),
    payment(),
    until('03-20 10:00'),
  ]),
  on('C-11', 'REJECT', [
    send('03-09 12:00', 'court.housing.informed', { caseNumber: '（2026）鲁0102执999号', informedAt: at('03-09 12:00') }),
  ]),
  on('C-12', 'HOLD', [
    second(),
    send('03-09 18:00', 'court.case.closed', { caseNumber: secondCase, closedOn: '2026-03-09' }, { from: otherCourt }),
    notice(),
    payment(),
  ]),
  on('C-13', 'REJECT', [notice(), payment({ 'voucher.sha256': 'c'.repeat(64) })]),
  on('C-14', 'ACCEPT', [
    notice(),
    payment({ amountFen: 100_000_000, balanceAfterFen: 900_000_000 }),
    payment({ bankSerial: 'S0002', amountFen: 200_000_000, balanceAfterFen: 700_000_000 }, { at: '03-10 15:00' }),
  ]),
  on('C-15', 'ACCEPT', [
    notice(),
    payment({ amountFen: 100_000_000, balanceAfterFen: 900_000_000 }),
    notice({ version: 2, 'lines.0.amountFen': 300_000_000, priorPaid: 'included' }, { at: '03-12 10:00' }),
    payment({ bankSerial: 'S0002', amountFen: 200_000_000, balanceAfterFen: 700_000_000 }, { at: '03-12 15:00' }),
  ]),
];
