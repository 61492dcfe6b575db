/** Who decides a held rule (contracts §4.7): its owner, by a signed message or at a console; the desk what the platform owns, and on paper for others. */
import { describe, expect, it } from 'vitest';
import { tinyPdf } from '../../../fixtures/desk/pdf.ts';
import { bank, court, given, noticeNumber, otherCourt } from '../../../fixtures/desk/scenario.ts';

const silent = { text: '', handler: '张岚', reviewer: '李屹', approver: '王衡' };
const at = '03-09 15:00';

function heldByHousing() {
  const case_ = given();
  case_.notice({ costToCompleteFen: 900_000_000 });
  return case_;
}
const line = (case_: ReturnType<typeof given>, answer: object) =>
  case_.teller.line({ at: '2026-03-09T15:00:00+08:00', answer: { decision: 'accept', by: ['张三', '李四'], reason: '已说明', ...answer } });

describe('the housing authority’s rule', () => {
  it('is answered in its name by two persons, each in a message of their own', async () => {
    const case_ = heldByHousing();
    line(case_, { task: 'S-19' });
    expect((await case_.report()).receipts.slice(-2)).toMatchObject([
      { from: 'housing:370102', type: 'housing.query.answered', outcome: 'ACCEPTED', rules: [] },
      { from: 'housing:370102', type: 'housing.query.answered', outcome: 'ACCEPTED', rules: [] },
    ]);
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
  });

  it.each([
    ['one person', { by: ['张三'] }],
    ['one person in two spellings', { by: ['张三', '張 三'] }],
    ['nobody', { by: [] }],
    ['nobody with a reason', { reason: ' ' }],
    ['the desk without the authority’s paper', { as: 'operator:值班台' }],
    ['the bank', { as: bank }],
    ['a court', { as: court }],
  ])('is not answered by %s (A-01)', async (_, answer) => {
    const case_ = heldByHousing();
    line(case_, { task: 'S-19', ...answer });
    expect(await case_.receipt()).toMatchObject({ outcome: 'REJECTED', rules: [{ id: 'A-01' }] });
    expect(await case_.noticeStatus()).toBe('HELD');
  });

  it('is entered at the desk from the authority’s paper, with its scan', async () => {
    const case_ = heldByHousing();
    line(case_, { task: 'S-19', as: 'operator:值班台', paper: { number: '函1', ...tinyPdf('paper') } });
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
    expect((await case_.desk.events()).filter(({ type }) => type === 'TaskDone')).toMatchObject([
      { onBehalfOf: 'housing:370102', by: ['张三', '李四'] },
    ]);
  });

  it('is not entered from a paper that came without its bytes', async () => {
    const case_ = heldByHousing();
    line(case_, { task: 'S-19', as: 'operator:值班台', paper: { mediaType: 'application/pdf', sha256: 'a'.repeat(64) } });
    expect(await case_.noticeStatus()).toBe('HELD');
  });

  it('is refused by the authority itself, and the notice comes to nothing', async () => {
    const case_ = heldByHousing();
    line(case_, { task: 'S-19', decision: 'reject' });
    expect(await case_.noticeStatus()).toBe('REJECTED');
  });
});

describe('one answer, one task', () => {
  it('a word that fits several is refused with the list, and releases none', async () => {
    const case_ = given();
    case_.notice({ costToCompleteFen: 900_000_000, opinion: silent });
    line(case_, { task: 'answer-held-rule' });
    expect(await case_.receipt()).toMatchObject({ outcome: 'REJECTED', rules: [{ id: 'A-01' }] });
    expect((await case_.openTasks()).length).toBeGreaterThan(1);
    line(case_, { task: 'S-19' });
    line(case_, { task: 'N-17' });
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
  });

  it('what the platform owns is the desk’s, not the authority’s', async () => {
    const case_ = given();
    case_.notice({ opinion: silent });
    expect(await case_.tasks('answer-held-rule')).toMatchObject([{ owner: 'operator', rule: 'N-17' }]);
    case_.explain(['N-17'], {}, { at });
    expect(await case_.receipt()).toMatchObject({ outcome: 'REJECTED', rules: [{ id: 'A-01' }] });
    line(case_, { task: 'N-17' });
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
  });
});

describe('the court’s rule (F-02)', () => {
  function heldByCourt() {
    const case_ = given();
    case_.freeze({ caseNumber: '（2026）鲁0102执保200号', organ: 'police', servedAt: '2026-03-05T10:00:00+08:00' });
    case_.notice();
    return case_;
  }
  const answers = (decision: 'accept' | 'reject') => ({
    caseNumber: '（2026）鲁0102执保123号',
    noticeNumber,
    version: 1,
    answers: [{ rule: 'F-02', statement: '同意支付', signedBy: '周毅', decision }],
  });

  it('is answered by a signed act of a court that freezes the account', async () => {
    const case_ = heldByCourt();
    case_.send('court.query.answered', answers('accept'), { sender: court, at });
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
  });

  it('and refused by it', async () => {
    const case_ = heldByCourt();
    case_.send('court.query.answered', answers('reject'), { sender: court, at });
    expect(await case_.noticeStatus()).toBe('REJECTED');
  });

  it('not by a court that has no case here, nor by the housing authority', async () => {
    const case_ = heldByCourt();
    case_.send('court.query.answered', answers('accept'), { sender: 'court:鲁0103', at });
    expect(await case_.receipt()).toMatchObject({ outcome: 'REJECTED', rules: [{ id: 'M-07' }] });
    case_.explain(['F-02'], {}, { at });
    expect(await case_.receipt()).toMatchObject({ outcome: 'REJECTED', rules: [{ id: 'A-01' }] });
    expect(await case_.noticeStatus()).toBe('HELD');
    case_.send('court.query.answered', answers('accept'), { sender: otherCourt, at });
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
  });
});
