import { describe, expect, it } from 'vitest';
import {
  applicantOf,
  caseNumber,
  court,
  courtName,
  given,
  housing,
  otherCourt,
  otherCourtName,
  scenario,
  secondCase,
  thirdCase,
} from '../../../fixtures/desk/scenario.ts';

const second = { caseNumber: secondCase, courtName: otherCourtName, servedAt: '03-05 09:00', quotaFen: 500_000_000 };
const byOther = { from: otherCourt };
const suitNumber = '（2026）鲁0102民初900号';
const enforcementNumber = '（2026）鲁0102执901号';

describe('renewal and lapse (查扣冻规定 27)', () => {
  it('a renewal in time moves the end and keeps the place in the order', async () => {
    const case_ = given({ freeze: { endsAt: '06-01 10:00' } });
    case_.freeze(second, byOther);
    case_.renew('2027-06-01 10:00', {}, { at: '06-01 09:59' });
    expect((await case_.receipt())?.outcome).toBe('ACCEPTED');
    case_.until('06-02 00:00');
    expect(await case_.freezeOf()).toMatchObject({ status: 'LIVE', rank: 1, endsAt: '2027-06-01T10:00:00+08:00' });
  });

  it('edge 7: a renewal one day late revives nothing and the creditor behind has moved up', async () => {
    const case_ = given({ freeze: { endsAt: '06-01 10:00' } });
    case_.freeze(second, byOther);
    case_.renew('2027-06-01 10:00', {}, { at: '06-02 10:00' });
    expect(await case_.receipt()).toMatchObject({ outcome: 'REJECTED', rules: [{ id: 'F-06', outcome: 'REJECT' }] });
    expect(await case_.standing()).toEqual([
      [caseNumber, 'EXPIRED', 0, 0],
      [secondCase, 'LIVE', 1, 500_000_000],
    ]);
  });

  it('a renewal in the very minute of the end is late', async () => {
    const case_ = given({ freeze: { endsAt: '06-01 10:00' } });
    case_.renew('2027-06-01 10:00', {}, { at: '06-01 10:00' });
    expect((await case_.receipt())?.outcome).toBe('REJECTED');
    expect((await case_.freezeOf())?.status).toBe('EXPIRED');
  });

  it('edge 7, continued: the court orders anew under the same number, at the end of the line, and the new freeze has its own end', async () => {
    const case_ = given({ freeze: { endsAt: '06-01 10:00' } });
    case_.freeze(second, byOther);
    case_.freeze({ servedAt: '06-03 10:00', endsAt: '07-01 10:00' });
    expect((await case_.receipt())?.outcome).toBe('ACCEPTED');
    expect(await case_.standing()).toEqual([
      [caseNumber, 'EXPIRED', 0, 0],
      [secondCase, 'LIVE', 1, 500_000_000],
      [caseNumber, 'LIVE', 2, 500_000_000],
    ]);
    case_.reduce(300_000_000, {}, { at: '06-10 10:00' });
    expect((await case_.standing()).at(-1)).toEqual([caseNumber, 'LIVE', 2, 300_000_000]);
    case_.until('07-01 10:00');
    expect((await case_.standing()).at(-1)).toEqual([caseNumber, 'EXPIRED', 0, 0]);
  });

  it('an order that reaches the system after its own end has ended when it is taken in', async () => {
    const case_ = given();
    case_.freeze({ ...second, endsAt: '03-06 09:00' }, { ...byOther, at: '03-08 10:00' });
    expect((await case_.standing()).at(-1)).toEqual([secondCase, 'EXPIRED', 0, 0]);
    case_.notice();
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
  });

  it('edge 37: a freeze from 2028-02-29 may run until 2029-02-28', async () => {
    const case_ = given();
    case_.freeze({ ...second, servedAt: '2028-02-29 10:00', endsAt: '2029-02-28 10:00' }, { ...byOther, at: '2028-02-29 10:00' });
    expect(await case_.fired()).not.toContain('F-05');
  });

  it('a case cannot freeze the same account twice at once (民诉法 106)', async () => {
    const case_ = given();
    case_.freeze({ servedAt: '03-05 10:00', quotaFen: 900_000_000 });
    expect((await case_.receipt())?.outcome).toBe('REJECTED');
    expect(await case_.standing()).toEqual([[caseNumber, 'LIVE', 1, 800_000_000]]);
  });
});

describe('conversion 诉前→诉讼→执行 (财产保全规定 17, 民诉解释 168)', () => {
  it('keeps term and place and appears once, under its newest number', async () => {
    const case_ = given({ freeze: { stage: 'pre-suit' } });
    case_.freeze(second, byOther);
    case_.convert(suitNumber, { stage: 'suit' }, { at: '03-20 10:00' });
    case_.convert(enforcementNumber, { caseNumber: suitNumber }, { at: '05-20 10:00' });
    expect(await case_.standing()).toEqual([
      [enforcementNumber, 'LIVE', 1, 800_000_000],
      [secondCase, 'LIVE', 2, 200_000_000],
    ]);
    expect((await case_.freezeOf(enforcementNumber))?.endsAt).toBe('2027-03-02T10:00:00+08:00');
  });

  it('a payment afterwards is filed and told under the new number', async () => {
    const case_ = given();
    case_.notice();
    case_.convert(enforcementNumber, {}, { at: '03-10 09:00' });
    case_.payment();
    expect((await case_.paymentOf())?.status).toBe('PAID');
    expect(await case_.filed(enforcementNumber)).toEqual(['fund-use-notice', 'transfer-voucher']);
    expect(await case_.filed(caseNumber)).toEqual([]);
    expect(await case_.told()).toMatchObject([{ caseNumber: enforcementNumber, applicantId: 'a1', status: 'SERVED' }]);
    expect(await case_.noticeStatus()).toBe('CLOSED');
  });

  it('edge 33: one payment before and one after: the notice stands in both files, each applicant is told once a payment', async () => {
    const case_ = given();
    case_.notice({ lines: [{ amountFen: 100_000_000 }, { amountFen: 200_000_000 }] });
    case_.payment({ amountFen: 100_000_000 });
    case_.convert(enforcementNumber, {}, { at: '03-11 09:00' });
    case_.payment({ bankSerial: 'S0002', line: 2, amountFen: 200_000_000, bookedAt: '03-11 14:30' });
    expect(await case_.filed(caseNumber)).toEqual(['fund-use-notice', 'transfer-voucher']);
    expect(await case_.filed(enforcementNumber)).toEqual(['fund-use-notice', 'transfer-voucher']);
    expect((await case_.told()).map(({ caseNumber: number, bankSerial }) => [number, bankSerial])).toEqual([
      [caseNumber, 'S0001'],
      [enforcementNumber, 'S0002'],
    ]);
    expect(await case_.noticeStatus()).toBe('CLOSED');
  });

  it('what was said of the old number is understood: informed, renewed, suspended and resumed', async () => {
    const case_ = scenario();
    case_.account();
    case_.freeze({ endsAt: '03-12 10:00' });
    case_.until('03-06 00:00');
    expect(await case_.openTasks()).toEqual(['inform-housing', 'renew-freeze']);
    case_.convert(enforcementNumber, { stage: 'suit' });
    case_.informed({ caseNumber: enforcementNumber }, { at: '03-06 10:00' });
    case_.renew('2027-03-01 10:00', { caseNumber: enforcementNumber }, { at: '03-07 10:00' });
    expect(await case_.openTasks()).toEqual([]);
  });

  it('a suspension goes along to the new number and can be taken back under it', async () => {
    const case_ = given();
    case_.notice();
    case_.suspend({}, { at: '03-09 11:00' });
    case_.convert(enforcementNumber, {}, { at: '03-09 12:00' });
    expect(await case_.noticeStatus()).toBe('HELD');
    case_.resume({ caseNumber: enforcementNumber }, { at: '03-09 13:00' });
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
  });

  it('what had ended is not carried over: it is refused, and keeps its number', async () => {
    const case_ = given({ freeze: { endsAt: '06-01 10:00' } });
    case_.convert(enforcementNumber, {}, { at: '06-02 10:00' });
    expect(await case_.receipt()).toMatchObject({ outcome: 'REJECTED', rules: [{ id: 'F-11', outcome: 'REJECT' }] });
    expect(await case_.freezeOf()).toMatchObject({ status: 'EXPIRED', controlledFen: 0 });
    expect(await case_.freezeOf(enforcementNumber)).toBeUndefined();
  });

  it('a number under which another creditor’s case freezes the account is refused', async () => {
    const case_ = given();
    case_.freeze({ ...second, caseNumber: thirdCase, applicants: [applicantOf('b1')] });
    case_.convert(thirdCase, {}, { at: '03-07 10:00' });
    expect((await case_.receipt())?.outcome).toBe('REJECTED');
    expect((await case_.standing()).map(([number]) => number)).toEqual([caseNumber, thirdCase]);
  });

  it('a suit that was closed and went on as enforcement is open again', async () => {
    const case_ = given();
    case_.notice();
    case_.close({}, { at: '03-09 15:00' });
    case_.convert(enforcementNumber, {}, { at: '03-10 09:00' });
    case_.payment();
    expect(await case_.noticeStatus()).toBe('CLOSED');
    expect(await case_.filed(enforcementNumber)).toEqual(['fund-use-notice', 'transfer-voucher']);
  });
});

describe('a case that moves to another court', () => {
  it('is filed and told under the new number, by the new court', async () => {
    const case_ = given();
    case_.notice();
    case_.transfer('（2026）鲁01执77号', otherCourtName, { at: '03-10 09:00' });
    case_.payment();
    expect(await case_.filed('（2026）鲁01执77号')).toEqual(['fund-use-notice', 'transfer-voucher']);
    expect(await case_.outbox('release.transfer.reported')).toMatchObject([{ to: otherCourt }]);
  });

  it('is the new court’s from then on: only it may lift', async () => {
    const case_ = given();
    case_.transfer('（2026）鲁0103执77号', '济南市市中区人民法院', { at: '03-10 09:00' });
    case_.lift({ caseNumber: '（2026）鲁0103执77号' }, { at: '03-11 09:00', from: court });
    expect(await case_.receipt()).toMatchObject({ outcome: 'REJECTED', rules: [{ id: 'M-08' }] });
    case_.lift({ caseNumber: '（2026）鲁0103执77号' }, { at: '03-11 10:00', from: 'court:鲁0103' });
    expect((await case_.freezeOf('（2026）鲁0103执77号'))?.status).toBe('LIFTED');
  });
});

describe('security and other ends', () => {
  it('security lowers the quota to what it leaves (民诉法 107), and 0 lifts', async () => {
    const case_ = given();
    case_.secure(300_000_000, {}, { at: '03-08 10:00' });
    expect(await case_.freezeOf()).toMatchObject({ status: 'LIVE', quotaFen: 300_000_000, controlledFen: 300_000_000 });
    case_.secure(0, {}, { at: '03-09 10:00' });
    expect((await case_.freezeOf())?.status).toBe('LIFTED');
  });

  it('nobody but a court lifts: a housing authority cannot', async () => {
    const case_ = given();
    expect(() => case_.lift({}, { from: housing, at: '03-08 10:00' })).not.toThrow();
    expect((await case_.freezeOf())?.status).toBe('LIVE');
  });

  it('a superior court may lift', async () => {
    const case_ = given();
    case_.lift({}, { from: otherCourt, at: '03-08 10:00' });
    expect((await case_.freezeOf())?.status).toBe('LIFTED');
  });

  it('the case of a stranger is unknown to this account (C-11)', async () => {
    const case_ = given();
    case_.close({ caseNumber: thirdCase }, { at: '03-08 10:00' });
    expect(await case_.receipt()).toMatchObject({ outcome: 'REJECTED', rules: [{ id: 'C-11' }] });
  });

  it('a court that does not have the case cannot put an applicant of its own into it', async () => {
    const case_ = given();
    case_.substitute('a1', applicantOf('spy'), {}, { at: '03-08 10:00', from: 'court:鲁0103' });
    expect((await case_.receipt())?.outcome).toBe('REJECTED');
    case_.notice();
    case_.payment();
    expect((await case_.told()).map(({ applicantId }) => applicantId)).toEqual(['a1']);
  });

  it('nor take back another court’s suspension', async () => {
    const case_ = given();
    case_.notice();
    case_.suspend({}, { at: '03-09 11:00' });
    case_.resume({}, { at: '03-09 12:00', from: 'court:鲁0103' });
    expect((await case_.receipt())?.outcome).toBe('REJECTED');
    expect(await case_.noticeStatus()).toBe('HELD');
  });
});

describe('freezes that 法〔2022〕12号 does not speak of', () => {
  it('a police freeze holds a new notice (F-02) and asks the court', async () => {
    const case_ = given();
    case_.freeze({ ...second, caseNumber: '济公（经）冻财字〔2026〕12号', organ: 'police' });
    case_.notice();
    expect(await case_.noticeOf()).toMatchObject({ status: 'HELD', rules: expect.arrayContaining([{ id: 'F-02', outcome: 'HOLD' }]) });
    expect(await case_.tasks('answer-held-rule')).toMatchObject([{ rule: 'F-02', owner: 'court', status: 'OPEN' }]);
  });

  it('and one that comes between approval and payment holds what was approved', async () => {
    const case_ = given();
    case_.notice();
    case_.freeze({ ...second, caseNumber: '济公（经）冻财字〔2026〕12号', organ: 'police', servedAt: '03-09 15:00' });
    expect(await case_.noticeStatus()).toBe('HELD');
    expect(await case_.outbox('release.payment.stopped')).toHaveLength(1);
  });

  it('when it is lifted, what it held goes on', async () => {
    const case_ = given();
    case_.freeze({ ...second, caseNumber: '济公（经）冻财字〔2026〕12号', organ: 'police' });
    case_.notice();
    case_.lift({ caseNumber: '济公（经）冻财字〔2026〕12号' }, { at: '03-09 15:00' });
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
    expect(await case_.openTasks()).toEqual([]);
    expect(await case_.outbox('release.payment.authorised')).toHaveLength(1);
  });

  it('no court owes the housing authority word of another organ’s freeze (12-1)', async () => {
    const case_ = scenario();
    case_.account();
    case_.freeze({ caseNumber: '济公（经）冻财字〔2026〕12号', organ: 'police' });
    case_.until('03-20 10:00');
    expect(await case_.tasks('inform-housing')).toEqual([]);
  });

  it('a criminal freeze holds (F-03)', async () => {
    const case_ = given();
    case_.freeze({ ...second, criminal: true }, byOther);
    case_.notice({ courts: [courtName, otherCourtName] });
    expect(await case_.noticeOf()).toMatchObject({ status: 'HELD', rules: expect.arrayContaining([{ id: 'F-03', outcome: 'HOLD' }]) });
  });
});

describe('bankruptcy of the developer (企业破产法 19)', () => {
  it('edge 15: accepted between approval and payment: the notice is held and the bank told to stop', async () => {
    const case_ = given();
    case_.notice();
    case_.bankruptcy({}, { at: '03-09 15:00' });
    expect(await case_.noticeOf()).toMatchObject({ status: 'HELD', rules: expect.arrayContaining([{ id: 'F-13', outcome: 'HOLD' }]) });
    expect(await case_.outbox('release.payment.stopped')).toHaveLength(1);
  });

  it('of another company holds nothing, but is looked at', async () => {
    const case_ = given();
    case_.notice();
    case_.bankruptcy({ developerUscc: '93370181MA3N1P7Q47' }, { at: '03-09 15:00' });
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
    expect(await case_.openTasks()).toContain('review-freeze');
  });
});
