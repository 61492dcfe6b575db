import { expect, it } from 'vitest';
import { court, given, otherCourt } from '../../../fixtures/desk/scenario.ts';

it('a court that is asked about a case without a freeze here may answer, and no other court (contracts §4.7)', async () => {
  const case_ = given();
  const caseNumber = '（2026）鲁0102执901号';
  case_.deduction(100_000_000, { caseNumber, kind: 'court-deduction' }, { at: '03-09 10:00' });
  case_.until('03-09 12:00');
  const [task] = (await case_.tasks('review-violation')).filter(({ owner }) => owner === 'court');
  expect(task).toMatchObject({ caseNumber, status: 'OPEN' });
  const answers = [
    { rule: 'review-violation', task: task?.taskId ?? '', statement: '已核查', signedBy: '周毅', decision: 'accept' as const },
  ];
  case_.send('court.query.answered', { caseNumber, answers }, { sender: otherCourt.replace('鲁01', '鲁0103'), at: '03-09 13:00' });
  expect((await case_.receipt())?.outcome).toBe('REJECTED');
  case_.send('court.query.answered', { caseNumber, answers }, { sender: court, at: '03-09 13:00' });
  expect((await case_.receipt())?.outcome).toBe('ACCEPTED');
  expect((await case_.tasks('review-violation')).filter(({ owner, status }) => owner === 'court' && status !== 'DONE')).toEqual([]);
});
