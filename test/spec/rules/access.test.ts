/** A: people and data. */
import { describe, expect, it } from 'vitest';
import { accessRules } from '../../../shared/domain/rules/access/rules.ts';
import type { LookupInput, VerdictInput } from '../../../shared/domain/rules/engine/moments.ts';
import { accountNumber, aLine, aNotice, aRefundNotice, buyer, caseNumber, firing } from '../../fixtures/rules/builders.ts';

describe('A-01 an override takes two persons and a reason', () => {
  const answer = (by: string[], reason = '主管部门已书面说明', decision: 'accept' | 'reject' = 'accept') =>
    firing(accessRules, 'A-01', 'answer', {
      decision,
      by,
      reason,
      field: 'task',
      fitting: ['t1'],
      personsNeeded: decision === 'accept' ? 2 : 0,
    });
  it.each([
    [[]],
    [['张岚']],
    [['张岚', '张 岚']],
    [['张三', '張三']],
    [['Zhang', 'ＺＨＡＮＧ']],
    [['张岚', ' ']],
  ])('refuses one by %j', (by) => {
    expect(answer(by)).toMatchObject({ outcome: 'REJECT', field: 'by' });
  });
  it('refuses one without a reason', () => {
    expect(answer(['张岚', '李屹'], ' ')).toMatchObject({ outcome: 'REJECT', field: 'reason' });
  });
  it('takes two persons, and a refusal by one', () => {
    expect(answer(['张岚', '李屹'])).toBeUndefined();
    expect(answer([], '', 'reject')).toBeUndefined();
  });
});

describe('A-02 no machine alone refuses a natural person (PIPL 24)', () => {
  const refused = [{ id: 'N-08', outcome: 'REJECT' as const, found: '' }];
  const verdict = (notice: VerdictInput['notice'], change: Partial<VerdictInput> = {}) =>
    firing(accessRules, 'A-02', 'verdict', { notice, fired: refused, confirmedByPerson: false, ...change });
  it('holds the refusal of a buyer, or of a payment to a person, and does not name them', () => {
    const fired = verdict(aRefundNotice());
    expect(fired).toMatchObject({ outcome: 'HOLD', field: 'applicant' });
    expect(fired?.detail).not.toContain(buyer.name);
    expect(verdict(aNotice({ lines: [aLine({ payee: { kind: 'person' } })] }))).toMatchObject({ outcome: 'HOLD', field: 'lines' });
  });
  it('is silent about organisations, about what is only held, and once a person has confirmed', () => {
    expect(verdict(aNotice())).toBeUndefined();
    expect(verdict(aRefundNotice(), { fired: [{ id: 'S-14', outcome: 'HOLD', found: '' }] })).toBeUndefined();
    expect(verdict(aRefundNotice(), { confirmedByPerson: true })).toBeUndefined();
  });
});

describe('A-03 account data is looked up for a case and a purpose (网络查冻规定 7)', () => {
  const lookup = (change: Partial<LookupInput>) =>
    firing(accessRules, 'A-03', 'lookup', {
      by: 'clerk',
      accountNumber,
      caseNumber,
      purpose: '核对划转情况',
      caseNumbers: [caseNumber],
      ...change,
    });
  it.each([
    ['no purpose', { purpose: ' ' }],
    ['a blank case', { caseNumber: '' }],
    ['a case that has no freeze here', { caseNumber: '（2026）鲁0103执9号' }],
    ['an account without cases', { caseNumbers: [] }],
  ])('refuses %s', (_, change) => {
    expect(lookup(change)?.outcome).toBe('REJECT');
  });
  it('refuses one that names nothing at all', () => {
    expect(firing(accessRules, 'A-03', 'lookup', { by: 'clerk', accountNumber, caseNumbers: [caseNumber] })?.outcome).toBe('REJECT');
  });
  it('allows it for a case of the account, and to a party that looks at its own account for a purpose', () => {
    expect(lookup({})).toBeUndefined();
    expect(firing(accessRules, 'A-03', 'lookup', { by: 'clerk', accountNumber, purpose: '核对', caseNumbers: [] })).toBeUndefined();
    expect(lookup({ caseNumber: '(2026)鲁0102执保123号' })).toBeUndefined();
  });
});
