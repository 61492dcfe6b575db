import { describe, expect, it } from 'vitest';
import { nextDueAt } from '../../../../shared/domain/account/decide/time/due.ts';
import {
  bank,
  caseNumber,
  court,
  given,
  housing,
  noticeNumber,
  otherCourt,
  otherCourtName,
  scenario,
  secondCase,
} from '../../../fixtures/desk/scenario.ts';

const second = { caseNumber: secondCase, courtName: otherCourtName, servedAt: '03-05 09:00', quotaFen: 500_000_000 };

describe('the court tells the housing authority of its freeze (12-1, F-10)', () => {
  it('a task at 80 % of the day, overdue at its end, told to court and housing authority; it blocks nothing', async () => {
    const case_ = scenario();
    case_.account();
    case_.freeze();
    case_.until('03-04 16:00');
    expect(await case_.tasks()).toEqual([]);
    case_.until('03-04 20:00');
    expect(await case_.tasks('inform-housing')).toMatchObject([
      { rule: 'F-10', owner: 'court', status: 'OPEN', dueAt: '2026-03-04T23:59:59+08:00' },
    ]);
    case_.until('03-04 23:59:59');
    expect(await case_.tasks('inform-housing')).toMatchObject([{ status: 'OVERDUE' }]);
    const missed = await case_.outbox('release.deadline.missed');
    expect(missed.map(({ to }) => to)).toEqual([court, housing]);
    expect(missed[0]?.output).toMatchObject({ data: { caseNumber, kind: 'inform-housing', rules: [{ id: 'F-10' }] } });
    case_.notice();
    case_.payment();
    expect(await case_.noticeStatus()).toBe('CLOSED');
  });

  it('told late: the task is done', async () => {
    const case_ = scenario();
    case_.account();
    case_.freeze();
    case_.informed({}, { at: '03-06 10:00' });
    expect(await case_.tasks('inform-housing')).toMatchObject([{ status: 'DONE' }]);
    expect(await case_.openTasks()).toEqual([]);
  });

  it('told in time: nothing is left of it', async () => {
    const case_ = given();
    case_.until('03-20 10:00');
    expect(await case_.tasks()).toEqual([]);
    expect(await case_.outbox('release.deadline.missed')).toEqual([]);
  });

  it('over a holiday: the days are working days of the official calendar (T-01 – T-03)', async () => {
    const case_ = scenario();
    case_.account({}, { at: '04-29 09:00' });
    case_.freeze({ servedAt: '04-30 10:00' });
    case_.until('05-06 23:59:59');
    expect(await case_.tasks('inform-housing')).toMatchObject([{ dueAt: '2026-05-06T23:59:59+08:00', status: 'OVERDUE' }]);
  });

  it('edge 36: an adjusted working Saturday counts', async () => {
    const case_ = scenario();
    case_.account({}, { at: '02-13 09:00' });
    case_.freeze({ servedAt: '02-13 10:00' });
    case_.until('02-14 23:59:59');
    expect(await case_.tasks('inform-housing')).toMatchObject([{ dueAt: '2026-02-14T23:59:59+08:00' }]);
  });

  it('another court learns nothing of it', async () => {
    const case_ = scenario();
    case_.account();
    case_.freeze();
    case_.freeze(second, { from: otherCourt });
    case_.informed({ caseNumber: secondCase }, { at: '03-05 10:00', from: otherCourt });
    case_.until('03-10 10:00');
    expect(await case_.outbox('release.deadline.missed', otherCourt)).toEqual([]);
  });

  it('into a year whose calendar is not published it is provisional (T-01)', async () => {
    const case_ = scenario();
    case_.account({}, { at: '2027-01-04 09:00' });
    case_.freeze({ servedAt: '2027-01-04 10:00', endsAt: '2028-01-03 10:00' });
    expect(await case_.fired()).toContain('T-01');
    expect((await case_.state()).duties).toMatchObject([{ provisional: true }]);
  });
});

describe('the bank is silent (B-05, 12-6 及时支付)', () => {
  it('past its day: courts, housing authority and bank are told; a later payment is lawful and closes the task', async () => {
    const case_ = given();
    case_.freeze(second, { from: otherCourt });
    case_.informed({ caseNumber: secondCase }, { at: '03-05 10:00', from: otherCourt });
    case_.notice();
    case_.until('03-11 00:00');
    expect(await case_.tasks('pay-notice')).toMatchObject([{ rule: 'B-05', owner: 'bank', status: 'OVERDUE' }]);
    expect((await case_.outbox('release.deadline.missed')).map(({ to }) => to)).toEqual([court, otherCourt, housing, bank]);
    case_.payment({ bookedAt: '03-12 10:00' });
    expect(await case_.noticeStatus()).toBe('CLOSED');
    expect(await case_.openTasks()).toEqual([]);
  });

  it('a payment in clearing ends the silence; when it comes back the bank has its days again', async () => {
    const case_ = given();
    case_.notice();
    case_.payment({ clearing: 'QUEUED', bookedAt: '03-10 14:30' });
    case_.until('03-12 09:00');
    expect(await case_.tasks('pay-notice')).toEqual([]);
    case_.teller.balanceFen -= 300_000_000;
    case_.giveBack('returned', {}, { at: '03-12 10:00' });
    case_.until('03-14 00:00');
    expect(await case_.tasks('pay-notice')).toMatchObject([{ status: 'OVERDUE', dueAt: '2026-03-13T23:59:59+08:00' }]);
  });

  it('nobody meets a deadline by a decision about the notice: only who names it', async () => {
    const case_ = given();
    case_.notice();
    case_.until('03-11 00:00');
    case_.answer(noticeNumber);
    expect(await case_.receipt()).toMatchObject({ outcome: 'REJECTED', rules: [{ id: 'A-01' }] });
    case_.answer('pay-notice');
    expect(await case_.openTasks()).toEqual([]);
  });

  it('the city may give it other days', async () => {
    const case_ = given({ profile: { deadlinesWD: { bankPay: 3 } } });
    case_.notice();
    case_.until('03-12 23:59:58');
    expect(await case_.outbox('release.deadline.missed')).toEqual([]);
    case_.until('03-12 23:59:59');
    expect(await case_.outbox('release.deadline.missed')).toHaveLength(3);
  });

  it('the profile in force when the notice was issued applies, not the one of the day', async () => {
    const case_ = given({ profile: { deadlinesWD: { bankPay: 3 } } });
    case_.register({ profile: '370102', effectiveFrom: '2026-03-10', deadlinesWD: { bankPay: 1 } });
    case_.notice({ opinion: { text: '', handler: '张岚', reviewer: '李屹', approver: '王衡' } });
    case_.answer('N-17', 'accept', { at: '03-11 10:00' });
    case_.until('03-14 00:00');
    expect(await case_.outbox('release.deadline.missed')).toEqual([]);
  });
});

describe('filing and telling have their days (C-10, C-01)', () => {
  it('missed: the court of the case is told, and nobody else', async () => {
    const case_ = given({ clerks: { keep: () => 'away', deliver: () => 'away' } });
    case_.freeze(second, { from: otherCourt });
    case_.informed({ caseNumber: secondCase }, { at: '03-05 10:00', from: otherCourt });
    case_.notice();
    case_.payment();
    case_.until('03-14 00:00');
    const missed = (await case_.desk.received()).filter(({ output }) => output.type === 'release.deadline.missed');
    const kinds = missed.map(({ to, output }) => [to, (output as unknown as { data: { kind: string; caseNumber: string } }).data.kind]);
    expect(kinds).toEqual([
      [court, 'file-dossier'],
      [otherCourt, 'file-dossier'],
      [court, 'notify-applicant'],
      [otherCourt, 'notify-applicant'],
    ]);
  });

  it('done in time: nothing is left', async () => {
    const case_ = given();
    case_.notice();
    case_.payment();
    case_.until('03-31 00:00');
    expect(await case_.tasks()).toEqual([]);
    expect((await case_.state()).duties).toEqual([]);
  });
});

describe('a freeze nears its end, a suit does not come', () => {
  it('30, 15 and 7 days before the end its court is reminded, and the lapse leaves what nobody saw to missed (F-07)', async () => {
    const case_ = given({ freeze: { endsAt: '06-01 10:00' } });
    const reminders = async () =>
      (await case_.outbox('release.freeze.changed')).filter(({ output }) => JSON.stringify(output).includes('expiring'));
    case_.until('05-02 09:59');
    expect(await reminders()).toEqual([]);
    case_.until('05-02 10:00');
    expect((await reminders()).map(({ to }) => to)).toEqual([court]);
    case_.until('05-17 10:00');
    expect(await reminders()).toHaveLength(2);
    case_.until('05-25 10:00');
    expect(await reminders()).toHaveLength(3);
    expect(await case_.tasks('renew-freeze')).toMatchObject([
      { rule: 'F-07', owner: 'court', status: 'OPEN', dueAt: '2026-06-01T10:00:00+08:00' },
    ]);
    expect((await case_.outbox('release.query.raised')).map(({ to }) => to)).toEqual([court]);
    case_.until('06-01 10:00');
    expect((await case_.freezeOf())?.status).toBe('EXPIRED');
    expect(await case_.tasks('renew-freeze')).toMatchObject([{ status: 'OVERDUE' }]);
    expect((await case_.outbox('release.deadline.missed')).map(({ to }) => to)).toEqual([court]);
  });

  it('a renewal settles it, and the next end is watched again', async () => {
    const case_ = given({ freeze: { endsAt: '06-01 10:00' } });
    case_.renew('09-01 10:00', {}, { at: '05-26 10:00' });
    expect(await case_.openTasks()).toEqual([]);
    case_.until('08-01 10:00');
    expect(await case_.openTasks()).toEqual([]);
    case_.until('08-02 10:00');
    expect(await case_.openTasks()).toEqual(['renew-freeze']);
  });

  it('so is the court of a freeze in enforcement (民诉解释 485)', async () => {
    const case_ = given({ freeze: { stage: 'enforcement', endsAt: '06-01 10:00' } });
    case_.until('05-31 10:00');
    expect(await case_.tasks('renew-freeze')).toHaveLength(1);
  });

  it('thirty days after a pre-suit freeze without a suit (F-12, 民诉法 104)', async () => {
    const case_ = given({ freeze: { stage: 'pre-suit' } });
    case_.until('04-01 23:59:59');
    expect(await case_.tasks('lift-pre-suit-freeze')).toEqual([]);
    case_.until('04-02 23:59:59');
    expect(await case_.tasks('lift-pre-suit-freeze')).toMatchObject([{ rule: 'F-12', owner: 'court', status: 'OPEN' }]);
    expect((await case_.freezeOf())?.status).toBe('LIVE');
    case_.convert('（2026）鲁0102民初900号', { stage: 'suit' }, { at: '04-03 10:00' });
    expect(await case_.openTasks()).toEqual([]);
  });

  it('a suit in time leaves nothing', async () => {
    const case_ = given({ freeze: { stage: 'pre-suit' } });
    case_.convert('（2026）鲁0102民初900号', { stage: 'suit' }, { at: '03-20 10:00' });
    case_.until('04-10 00:00');
    expect(await case_.tasks()).toEqual([]);
  });
});

describe('time', () => {
  it('what is due happens in its order before the message that came after it', async () => {
    const case_ = given({ freeze: { endsAt: '03-10 10:00' } });
    case_.freeze(second, { from: otherCourt });
    case_.notice({ courts: ['济南市历下区人民法院', otherCourtName], validUntil: '03-10 12:00' });
    case_.payment({ bookedAt: '03-10 14:30' });
    const events = (await case_.desk.events()).map(({ type }) => type);
    expect(events.indexOf('FreezeExpired')).toBeLessThan(events.indexOf('NoticeEnded'));
    expect(events.indexOf('NoticeEnded')).toBeLessThan(events.indexOf('PaymentRecorded'));
  });

  it('after every step the next due instant is later than the step', async () => {
    const case_ = given();
    case_.notice();
    case_.payment({ voucher: null });
    for (let next = nextDueAt(await case_.state()); next !== undefined && next < '2028'; next = nextDueAt(await case_.state())) {
      case_.until(next);
      expect((nextDueAt(await case_.state()) ?? '9') > next).toBe(true);
    }
  });
});
