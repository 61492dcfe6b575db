/** M, T, A: the message itself, time, people. */
import { type Example, on } from './example.ts';
import { act, again, bank, notice, noticeNumber, payment, raw, send, strangeCourt, until } from './words.ts';

export const messageExamples: readonly Example[] = [
  on('M-01', 'REJECT', [notice({ amountInWord: '人民币叁佰万元整' })]),
  on('M-02', 'REJECT', [notice({}, { signature: 'tampered' })]),
  on('M-03', 'REJECT', [
    notice(),
    raw({ register: { partner: bank, revoke: { keyId: `${bank}/sandbox-EdDSA`, at: '2026-03-09T12:00:00+08:00', reason: '私钥泄露' } } }),
    payment(),
  ]),
  on('M-04', 'ACCEPT', [notice({}, { id: 'notice-1' }), again('03-09 10:01', 'notice-1')]),
  on('M-05', 'REJECT', [notice({}, { id: 'notice-1' }), notice({ costToCompleteFen: 1 }, { id: 'notice-1' })]),
  on('M-05', 'HOLD', [
    notice({ 'lines.0.amountFen': 200_000_000 }),
    payment({ amountFen: 100_000_000, balanceAfterFen: 900_000_000 }),
    payment({ amountFen: 50_000_000, balanceAfterFen: 850_000_000 }, { at: '03-10 15:00' }),
  ]),
  on('M-06', 'HOLD', [notice({}, { sentAt: '01-05 10:00' })]),
  on('M-07', 'REJECT', [send('03-09 10:00', 'housing.notice.withdrawn', { noticeNumber, version: 1, reason: '误' }, { from: bank })]),
  on('M-08', 'REJECT', [act('03-09 10:00', 'court.freeze.lifted', { liftedAt: '2026-03-09T10:00:00+08:00' }, { from: strangeCourt })]),
  on('T-01', 'ACCEPT', [until('2027-01-10 10:00')], {
    freezeAt: '12-31 15:00',
    freeze: { endsAt: '2027-12-30T10:00:00+08:00' },
    uninformed: true,
  }),
  on('T-02', 'ACCEPT', [until('10-25 10:00')], {
    freezeAt: '09-03 10:00',
    freeze: { stage: 'pre-suit', endsAt: '2027-09-02T10:00:00+08:00' },
  }),
  on('T-03', 'ACCEPT', [], { freeze: { endsAt: '2027-02-28T10:00:00+08:00' } }),
  on('T-04', 'HOLD', [notice()], { profile: { effectiveFrom: '2026-06-01' } }),
  on('A-01', 'REJECT', [
    notice({ 'applicant.type': 'OTHER' }),
    raw({
      at: '2026-03-10T09:00:00+08:00',
      answer: { task: 'S-01', decision: 'accept', by: ['张岚', '李屹'], reason: '电话答复', as: 'operator:desk' },
    }),
  ]),
  on('A-02', 'HOLD', [notice({ applicant: { type: 'BUYER', name: '赵敏', idKind: 'resident-id', id: '37010219900101001X' } })]),
];
