/** F-01 to F-13, F-19 to F-25: freezes, their course, and whose word counts. */
import { type Example, on } from './example.ts';
import {
  act,
  at,
  caseNumber,
  court,
  freeze,
  notice,
  otherCourt,
  payment,
  second,
  send,
  strangeCourt,
  strangerUscc,
  until,
} from './words.ts';

const bankruptcy = '（2026）鲁01破申7号';
const developerUscc = '91370102MA3C8K2X48';
const bankrupt = send(
  '03-08 10:00',
  'court.bankruptcy.accepted',
  { caseNumber: bankruptcy, developerUscc, acceptedOn: '2026-03-08' },
  { from: otherCourt },
);
const own = { from: court } as const;

export const freezeExamples: readonly Example[] = [
  on('F-01', 'HOLD', [notice({ 'freezes.0.caseNumber': '（2026）鲁0102执保999号' })]),
  on('F-02', 'ACCEPT', [second({ organ: 'police' })]),
  on('F-02', 'HOLD', [second({ organ: 'police' }), notice()]),
  on('F-03', 'HOLD', [notice()], { freeze: { criminal: true } }),
  on('F-04', 'HOLD', [], { freeze: { quotaFen: undefined } }),
  on('F-04', 'ACCEPT', [notice()], { freeze: { quotaFen: undefined } }),
  on('F-04', 'REJECT', [act('03-05 10:00', 'court.freeze.reduced', { quotaFen: 900_000_000 })]),
  on('F-05', 'HOLD', [], { freeze: { endsAt: at('2028-03-02 10:00') } }),
  on('F-06', 'ACCEPT', [until('04-01 10:00')], { freeze: { endsAt: at('03-20 10:00') } }),
  on('F-06', 'REJECT', [act('03-21 10:00', 'court.freeze.renewed', { endsAt: at('2027-03-02 10:00') })], {
    freeze: { endsAt: at('03-20 10:00') },
  }),
  on('F-07', 'ACCEPT', [until('04-01 10:00')], { freeze: { endsAt: at('04-20 10:00') } }),
  on('F-08', 'ACCEPT', [second()]),
  on('F-09', 'ACCEPT', [], { freeze: { debtFen: 100_000_000 } }),
  on('F-10', 'ACCEPT', [until('03-10 10:00')], { uninformed: true }),
  on('F-11', 'ACCEPT', [
    send('03-05 10:00', 'court.case.converted', {
      caseNumber,
      newCaseNumber: '（2026）鲁0102执900号',
      newCourtName: '济南市历下区人民法院',
      stage: 'enforcement',
    }),
  ]),
  on(
    'F-11',
    'REJECT',
    [
      send('03-21 10:00', 'court.case.converted', {
        caseNumber,
        newCaseNumber: '（2026）鲁0102执900号',
        newCourtName: '济南市历下区人民法院',
        stage: 'enforcement',
      }),
    ],
    { freeze: { endsAt: at('03-20 10:00') } },
  ),
  on('F-12', 'ACCEPT', [until('04-10 10:00')], { freeze: { stage: 'pre-suit' } }),
  on('F-13', 'HOLD', [bankrupt, notice()]),
  on('F-13', 'ACCEPT', [
    bankrupt,
    send(
      '03-20 10:00',
      'court.bankruptcy.ended',
      { caseNumber: bankruptcy, developerUscc, endedOn: '2026-03-20', how: 'settled' },
      { from: otherCourt },
    ),
  ]),
  on('F-19', 'HOLD', [notice(), act('03-10 10:00', 'court.freeze.lifted', { liftedAt: at('03-10 10:00') })]),
  on('F-19', 'ACCEPT', [second(), notice(), act('03-10 10:00', 'court.freeze.lifted', { liftedAt: at('03-10 10:00') })]),
  on('F-20', 'ACCEPT', [act('03-05 10:00', 'court.security.accepted', { kind: 'guarantee', quotaFen: 0 })]),
  on('F-21', 'REJECT', [act('03-09 12:00', 'court.release.suspended', {}, { from: strangeCourt })]),
  on('F-22', 'ACCEPT', [notice(), payment()]),
  on('F-23', 'REJECT', [act('03-05 10:00', 'court.freeze.renewed', { endsAt: at('2027-01-02 10:00') })]),
  on('F-23', 'HOLD', [], { freeze: { endsAt: at('03-02 10:00') } }),
  on('F-24', 'HOLD', [], { freeze: { respondent: { name: '别的公司', uscc: strangerUscc } } }),
  on('F-25', 'HOLD', [freeze({ caseNumber: '（2026）鲁0103执9号' }, { at: '03-04 10:00', ...own })]),
];
