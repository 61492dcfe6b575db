import { describe, expect, it } from 'vitest';
import type { Applicant } from '../../../../shared/domain/messages/messages.ts';
import type { Clerks } from '../../../fixtures/desk/clerks.ts';
import { applicantOf, caseNumber, given } from '../../../fixtures/desk/scenario.ts';

const paid = (clerks: Partial<Clerks>, channels: Applicant['channels'] = applicantOf('a1').channels) => {
  const case_ = given({ clerks, freeze: { applicants: [{ ...applicantOf('a1'), channels }] } });
  case_.notice();
  case_.payment();
  return case_;
};

const consent = { evidence: '送达地址确认书', scope: 'service' as const };

describe('an applicant is told only when a channel has confirmed it', () => {
  it('a failing channel is tried again after 5, 30, 120 and 480 minutes', async () => {
    const attempts: string[] = [];
    const case_ = paid({
      deliver: ({ at }) => {
        attempts.push(at.slice(11, 16));
        return attempts.length === 5 ? 'reached' : 'failed';
      },
    });
    expect(await case_.told()).toMatchObject([{ status: 'PENDING' }]);
    case_.until('03-11 06:00');
    expect(await case_.told()).toMatchObject([{ status: 'SERVED' }]);
    expect(attempts).toEqual(['14:30', '14:35', '15:05', '17:05', '01:05']);
    expect(await case_.noticeStatus()).toBe('CLOSED');
    expect((await case_.dossier()).filter(({ kind }) => kind === 'delivery-evidence')).toHaveLength(1);
  });

  it('after the last attempt a clerk takes over (C-07), and the notice stays open', async () => {
    const case_ = paid({ deliver: () => 'failed' });
    case_.until('03-11 06:00');
    expect(await case_.told()).toMatchObject([{ status: 'FAILED' }]);
    expect(await case_.tasks('serve-applicant')).toMatchObject([{ rule: 'C-07', owner: 'court', status: 'OPEN', caseNumber }]);
    expect(await case_.noticeStatus()).toBe('PAID');
  });

  it('two clerks who told the applicant by other means say so, with the record in the dossier', async () => {
    const case_ = paid({ deliver: () => 'failed' });
    case_.until('03-11 06:00');
    case_.answer('serve-applicant', 'accept', { at: '03-11 10:00', reason: '电话告知并记录在卷' });
    expect(await case_.told()).toMatchObject([{ status: 'INFORMED', channel: 'clerk' }]);
    expect((await case_.dossier()).map(({ kind }) => kind)).toContain('delivery-evidence');
    expect(await case_.noticeStatus()).toBe('CLOSED');
  });

  it('an unconfirmed address is no service (C-05): a clerk watches, and a later confirmation ends it', async () => {
    const case_ = paid({}, [{ kind: 'email', address: 'a1@example.com', confirmed: false, consent }]);
    expect(await case_.tasks('serve-applicant')).toMatchObject([{ rule: 'C-05', status: 'OPEN' }]);
    expect(await case_.told()).toMatchObject([{ status: 'PENDING' }]);
    case_.answer('serve-applicant', 'accept', { at: '03-11 10:00' });
    expect(await case_.noticeStatus()).toBe('CLOSED');
    expect(await case_.openTasks()).toEqual([]);
  });

  it('one applicant of two is still owed: the notice waits for both', async () => {
    const case_ = given({
      freeze: { applicants: [applicantOf('a1'), applicantOf('a2')] },
      clerks: { deliver: ({ applicant }) => (applicant.applicantId === 'a2' ? 'away' : 'reached') },
    });
    case_.notice();
    case_.payment();
    expect((await case_.told()).map(({ status }) => status)).toEqual(['SERVED', 'PENDING']);
    expect(await case_.noticeStatus()).toBe('PAID');
  });

  it('INFORMED is enough: S0 says 告知, not 送达', async () => {
    expect(await paid({}, [{ kind: 'phone', address: '0531-86000000', confirmed: true }]).noticeStatus()).toBe('CLOSED');
  });
});

it('what a case and its applicants are owed cannot be refused: the task stays until it is done', async () => {
  const case_ = paid({ deliver: () => 'failed' });
  case_.until('03-11 06:00');
  case_.answer('serve-applicant', 'reject', { at: '03-11 10:00' });
  expect(await case_.receipt()).toMatchObject({ outcome: 'REJECTED', rules: [{ id: 'A-01' }] });
  expect(await case_.openTasks()).toEqual(['serve-applicant']);
});
