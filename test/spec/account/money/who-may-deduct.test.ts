/** Under whose number a court may order a deduction (M-07, N-11, F-25): what another's case controls is not any court's to take. */
import { expect, it } from 'vitest';
import { caseNumber, given, type Scenario } from '../../../fixtures/desk/scenario.ts';

const stranger = 'court:鲁0103';
const ofAThird = '（2026）鲁0105执9号';

/** Nothing of the balance lies inside the supervised quota, so that only the sender is in question. */
const unsupervised = (): Scenario => given({ account: { supervisedQuotaFen: 0 } });
const deductions = async (case_: Scenario) => (await case_.report()).deductions.map((entry) => [entry.caseNumber, entry.status]);

it('a court that has no part in the case orders nothing under its number, and reads nothing of its money', async () => {
  const case_ = unsupervised();
  case_.orderDeduction(100_000_000, {}, { from: stranger, at: '03-09 10:00' });
  expect(await case_.receipt()).toMatchObject({ outcome: 'REJECTED', rules: [{ id: 'M-07', outcome: 'REJECT' }] });
  expect(await deductions(case_)).toEqual([]);
});

it('nor does the court whose case it was, once the case is another’s; what it ordered before is decided on for the new one', async () => {
  const case_ = given();
  case_.orderDeduction(700_000_000, {}, { at: '03-06 10:00' });
  case_.transfer('（2026）鲁0103执77号', '济南市市中区人民法院', { at: '03-08 10:00' });
  case_.orderDeduction(100_000_000, { rulingNumber: `${caseNumber}之九` }, { at: '03-09 10:00' });
  expect((await case_.receipt())?.rules).toEqual([{ id: 'M-07', outcome: 'REJECT' }]);
  case_.send(
    'housing.registration.completed',
    { building: '1号楼', registeredOn: '2026-03-10' },
    { sender: 'housing:370102', at: '03-10 10:00' },
  );
  expect(await deductions(case_)).toEqual([[caseNumber, 'ACCEPTED']]);
  expect(await case_.outbox('release.deduction.decided', stranger)).toHaveLength(1);
});

it('a court above it may', async () => {
  const case_ = unsupervised();
  case_.orderDeduction(100_000_000, {}, { from: 'court:鲁01', at: '03-09 10:00' });
  expect(await deductions(case_)).toEqual([[caseNumber, 'ACCEPTED']]);
});

it('under a number of another court that freezes nothing here it waits for that court’s answer, whatever money moves meanwhile (F-25)', async () => {
  const case_ = unsupervised();
  case_.register({ partner: 'court:鲁0105', name: '济南市天桥区人民法院' });
  case_.orderDeduction(100_000_000, { caseNumber: ofAThird }, { from: stranger, at: '03-09 10:00' });
  expect((await case_.receipt())?.rules).toContainEqual({ id: 'F-25', outcome: 'HOLD' });
  case_.inflow(500, {}, { at: '03-09 11:00' });
  expect(await deductions(case_)).toEqual([[ofAThird, 'HELD']]);
  expect(await case_.outbox('release.query.raised', 'court:鲁0105')).toHaveLength(1);
  const answers = [{ rule: 'F-25', statement: '委托执行', signedBy: '周毅', decision: 'accept' as const }];
  case_.send('court.query.answered', { caseNumber: ofAThird, answers }, { sender: 'court:鲁0105', at: '03-09 12:00' });
  expect(await deductions(case_)).toEqual([[ofAThird, 'ACCEPTED']]);
});

it('under what is no case number nothing is ordered (N-11)', async () => {
  const case_ = unsupervised();
  case_.orderDeduction(100_000_000, { caseNumber: '某案' }, { at: '03-09 10:00' });
  expect((await case_.receipt())?.rules).toContainEqual({ id: 'N-11', outcome: 'REJECT' });
  expect(await deductions(case_)).toEqual([]);
});
