import { describe, expect, it } from 'vitest';
import type { NotificationOutput } from '../../../../shared/domain/messages/outputs.ts';
import { applicantOf, caseNumber, given } from '../../../fixtures/desk/scenario.ts';

const paid = (deliver: (output: NotificationOutput) => 'SERVED' | 'INFORMED' | 'PENDING' | 'FAILED' | 'silent') => {
  const case_ = given({ clerks: { deliver } });
  case_.notice();
  case_.payment();
  return case_;
};

describe('an applicant is told only when a channel has confirmed it', () => {
  it('a failing channel is tried again after 5, 30, 120 and 480 minutes', () => {
    const attempts: string[] = [];
    const case_ = paid(({ at }) => {
      attempts.push(at.slice(11, 16));
      return attempts.length === 5 ? 'SERVED' : 'FAILED';
    });
    expect(case_.told()).toMatchObject([{ status: 'PENDING' }]);
    case_.until('03-11 06:00');
    expect(attempts).toEqual(['14:30', '14:35', '15:05', '17:05', '01:05']);
    expect(case_.told()).toMatchObject([{ status: 'SERVED' }]);
    expect(case_.noticeStatus()).toBe('CLOSED');
    expect(case_.dossier().filter(({ kind }) => kind === 'delivery-evidence')).toHaveLength(1);
  });

  it('after the last attempt a clerk takes over (C-07), and the notice stays open', () => {
    const case_ = paid(() => 'FAILED');
    case_.until('03-11 06:00');
    expect(case_.told()).toMatchObject([{ status: 'FAILED' }]);
    expect(case_.tasks('serve-applicant')).toMatchObject([{ rule: 'C-07', owner: 'court', status: 'OPEN', caseNumber }]);
    expect(case_.noticeStatus()).toBe('PAID');
  });

  it('two clerks who told the applicant by other means say so, with the record in the dossier', () => {
    const case_ = paid(() => 'FAILED');
    case_.until('03-11 06:00');
    case_.answer('serve-applicant', 'accept', { at: '03-11 10:00', reason: '电话告知并记录在卷' });
    expect(case_.told()).toMatchObject([{ status: 'INFORMED', channel: 'clerk' }]);
    expect(case_.dossier().map(({ kind }) => kind)).toContain('delivery-evidence');
    expect(case_.noticeStatus()).toBe('CLOSED');
  });

  it('an unconfirmed address is no service (C-05): a clerk watches, and a later confirmation ends it', () => {
    let confirmed = false;
    const case_ = paid(() => (confirmed ? 'SERVED' : 'PENDING'));
    expect(case_.tasks('serve-applicant')).toMatchObject([{ rule: 'C-05', status: 'OPEN' }]);
    confirmed = true;
    expect(case_.told()).toMatchObject([{ status: 'PENDING' }]);
    case_.answer('serve-applicant', 'accept', { at: '03-11 10:00' });
    expect(case_.noticeStatus()).toBe('CLOSED');
    expect(case_.openTasks()).toEqual([]);
  });

  it('one applicant of two is still owed: the notice waits for both', () => {
    const case_ = given({
      freeze: { applicants: [applicantOf('a1'), applicantOf('a2')] },
      clerks: { deliver: ({ applicant }) => (applicant.applicantId === 'a2' ? 'silent' : 'SERVED') },
    });
    case_.notice();
    case_.payment();
    expect(case_.told().map(({ status }) => status)).toEqual(['SERVED', 'PENDING']);
    expect(case_.noticeStatus()).toBe('PAID');
  });

  it('INFORMED is enough: S0 says 告知, not 送达', () => {
    expect(paid(() => 'INFORMED').noticeStatus()).toBe('CLOSED');
  });
});

it('what a case and its applicants are owed cannot be refused: the task stays until it is done', () => {
  const case_ = paid(() => 'FAILED');
  case_.until('03-11 06:00');
  case_.answer('serve-applicant', 'reject', { at: '03-11 10:00' });
  expect(case_.receipt()).toMatchObject({ outcome: 'REJECTED', rules: [{ id: 'A-01' }] });
  expect(case_.openTasks()).toEqual(['serve-applicant']);
});
