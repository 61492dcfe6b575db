import { describe, expect, it } from 'vitest';
import { refundNotice } from '../../fixtures/desk/refund.ts';
import { court, given, housing, noticeNumber, scenario } from '../../fixtures/desk/scenario.ts';
import { housingUscc } from '../../fixtures/rules/account.ts';

const bureau = '济南市历下区住房和城乡建设局';
const otherBureau = { name: '济南市市中区住房和城乡建设局', uscc: '11370103004188602Q', regionCode: '370103' };

describe('who issues and seals (12-6, 在线政务规定 8–9)', () => {
  it('edge 18: the bureau of another district does not govern the place of the project (12-6)', async () => {
    const case_ = given();
    case_.register({ partner: 'housing:370103', name: otherBureau.name, uscc: otherBureau.uscc });
    case_.notice({ issuer: otherBureau, seal: { owner: otherBureau.name } }, { from: 'housing:370103' });
    expect(await case_.noticeOf()).toMatchObject({
      status: 'REJECTED',
      rules: expect.arrayContaining([{ id: 'N-02', outcome: 'REJECT' }]),
    });
    expect(await case_.outbox('release.payment.authorised')).toEqual([]);
  });

  it('edge 18: nor can it send under the right bureau’s name (12-6)', async () => {
    const case_ = given();
    case_.register({ partner: 'housing:370103', name: otherBureau.name, uscc: otherBureau.uscc });
    case_.notice({}, { from: 'housing:370103' });
    expect(await case_.noticeStatus()).toBe('REJECTED');
  });

  it('edge 18: the city’s bureau may act by delegation, which somebody must confirm (12-6)', async () => {
    const case_ = given();
    const city = { name: '济南市住房和城乡建设局', uscc: 'A1370102MA3D1P5R01', regionCode: '370100' };
    case_.register({ partner: 'housing:370100', name: city.name, uscc: city.uscc });
    case_.notice({ issuer: city, seal: { owner: city.name } }, { from: 'housing:370100' });
    expect(await case_.noticeOf()).toMatchObject({ status: 'HELD', rules: expect.arrayContaining([{ id: 'N-02', outcome: 'HOLD' }]) });
  });

  it('edge 18: a bureau that was renamed but kept its code is still the bureau, if name and seal agree (12-6)', async () => {
    const case_ = given();
    const name = '济南市历下区住房和城乡建设局（历下区人防办公室）';
    case_.notice({ issuer: { name, uscc: housingUscc, regionCode: '370102' }, seal: { owner: name } });
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
  });

  it('edge 18: a bureau that was merged and has a new code must be registered first (12-6)', async () => {
    const merged = { name: bureau, uscc: '11370103004188602Q', regionCode: '370102' };
    const before = given();
    before.notice({ issuer: merged });
    expect(await before.noticeOf()).toMatchObject({
      status: 'REJECTED',
      rules: expect.arrayContaining([{ id: 'N-01', outcome: 'REJECT' }]),
    });
  });

  it('edge 18: the seal of a 交易中心 needs a delegation on file; no seal and a stranger’s seal are refused (在线政务规定 8–9)', async () => {
    const sealedBy = async (owner: string) => {
      const case_ = given();
      case_.notice({ seal: { owner } });
      return await case_.noticeOf();
    };
    expect(await sealedBy('济南市历下区房产交易中心')).toMatchObject({
      status: 'HELD',
      rules: expect.arrayContaining([{ id: 'N-03', outcome: 'HOLD' }]),
    });
    expect(await sealedBy('济南市市中区住房和城乡建设局')).toMatchObject({
      status: 'REJECTED',
      rules: expect.arrayContaining([{ id: 'N-03', outcome: 'REJECT' }]),
    });
  });

  it('edge 18: a wet-seal scan says nothing of its seal: without an owner named it is refused (在线政务规定 8–9)', async () => {
    const case_ = given();
    case_.notice({ seal: { owner: '' } });
    expect(await case_.noticeStatus()).toBe('REJECTED');
    expect(await case_.fired()).toContain('N-03');
  });
});

describe('when it was approved and until when it holds (S0 §五 被人民法院冻结后)', () => {
  it('edge 19: one person handled, reviewed and approved it (S0 审核出具)', async () => {
    const case_ = given();
    case_.notice({ opinion: { text: '同意', handler: '张岚', reviewer: '张岚', approver: '张岚' } });
    expect(await case_.noticeOf()).toMatchObject({ status: 'HELD', rules: expect.arrayContaining([{ id: 'N-17', outcome: 'HOLD' }]) });
  });

  it('edge 19: issued before the freeze that it cites (S0 §五)', async () => {
    const case_ = given();
    case_.notice({ issuedAt: '03-02 16:00' }, { at: '03-04 09:00' });
    expect(await case_.noticeOf()).toMatchObject({ status: 'HELD', rules: expect.arrayContaining([{ id: 'N-18', outcome: 'HOLD' }]) });
    expect(await case_.outbox('release.payment.authorised')).toEqual([]);
  });

  it('edge 19: back-dated to before a payment that is a violation already, it makes nothing lawful, and nothing is paid a second time (12-10)', async () => {
    const case_ = given();
    case_.payment();
    case_.until('03-10 15:30');
    case_.notice({ issuedAt: '03-10 09:00' }, { at: '03-10 18:00' });
    expect(await case_.paymentOf()).toMatchObject({ status: 'VIOLATION', violations: ['B-02'] });
    expect(await case_.noticeOf()).toMatchObject({ status: 'ACCEPTED', lines: [{ status: 'PAID', paidFen: 300_000_000 }] });
    expect(await case_.outbox('release.payment.authorised')).toEqual([]);
    expect(await case_.filed()).toEqual([]);
  });

  /** The plain case a month earlier: Sunday 2026-02-15 is a day off, Saturday 2026-02-14 a working day in its place. */
  const beforeSpringFestival = (validUntil = '06-30 17:00', profile: object = {}) => {
    const case_ = scenario({}, profile);
    case_.teller.clock = '2026-02-02T09:00:00+08:00';
    case_.account({}, { at: '02-02 09:00' });
    case_.freeze({ servedAt: '02-03 10:00', endsAt: '2027-02-02 10:00' });
    case_.informed({}, { at: '02-03 11:00' });
    case_.notice({ issuedAt: '02-13 10:00', validUntil });
    return case_;
  };

  it('edge 20: valid until the working Saturday of the swap: paid on it is in time (domain §6.7)', async () => {
    const case_ = beforeSpringFestival('02-14 17:00');
    case_.payment({ bookedAt: '02-14 16:30' });
    expect((await case_.paymentOf())?.status).toBe('PAID');
    expect(await case_.noticeStatus()).toBe('CLOSED');
  });

  it('edge 20: valid until a day of the holiday: it ends at its own hour and rolls nowhere; what is booked later is a violation (N-06, B-02)', async () => {
    const case_ = beforeSpringFestival('02-15 17:00');
    case_.until('02-15 17:00');
    expect(await case_.noticeStatus()).toBe('EXPIRED');
    case_.payment({ bookedAt: '02-24 09:30' });
    expect(await case_.paymentOf()).toMatchObject({ status: 'VIOLATION', violations: ['B-02'] });
  });

  it('edge 20: the bank’s working day runs over the swap: due on Saturday 14 February, then on the 24th (domain §6.7)', async () => {
    const oneDay = beforeSpringFestival();
    oneDay.until('02-14 23:59:59');
    expect(await oneDay.tasks('pay-notice')).toMatchObject([{ rule: 'B-05', status: 'OVERDUE', dueAt: '2026-02-14T23:59:59+08:00' }]);

    const twoDays = beforeSpringFestival('06-30 17:00', { deadlinesWD: { bankPay: 2 } });
    twoDays.until('02-24 12:00');
    expect(await twoDays.tasks('pay-notice')).toMatchObject([{ status: 'OPEN', dueAt: '2026-02-24T23:59:59+08:00' }]);
  });
});

describe('money that leaves the project (12-2, 12-8)', () => {
  const refundOf = (serial: number, id: string) =>
    refundNotice(
      { noticeNumber: `济历住建冻用〔2026〕${serial}号`, issuedAt: `03-09 1${serial}:00` },
      { person: { name: '买受人', idKind: 'other', id }, refund: { filingNumber: `2025-0912-${serial}`, unit: `1-1-10${serial}` } },
    );

  it('edge 21: refund after refund on one day: the one beyond the city’s measure is held (12-8)', async () => {
    const case_ = given({ profile: { refundsPerDayMax: 2 } });
    for (const serial of [1, 2, 3]) case_.notice(refundOf(serial, `P${serial}`));
    expect((await case_.report()).notices.map(({ status }) => status)).toEqual(['ACCEPTED', 'ACCEPTED', 'HELD']);
    expect(await case_.fired()).toContain('S-17');
  });

  it('edge 21: one buyer behind two units, and the developer’s sister as buyer, are held too (12-8)', async () => {
    const case_ = given();
    case_.notice(refundOf(1, 'P1'));
    case_.notice(refundOf(2, 'P1'));
    expect(await case_.noticeStatus('济历住建冻用〔2026〕2号')).toBe('HELD');
    expect(await case_.fired()).toContain('S-17');
  });

  it('edge 21: refunds that empty the account ahead of a deduction: both wait for the court (F-18)', async () => {
    const case_ = given({ account: { supervisedQuotaFen: 0 } });
    case_.orderDeduction(980_000_000, {}, { at: '03-09 09:00' });
    case_.notice(refundOf(1, 'P1'));
    expect(await case_.noticeOf()).toMatchObject({ status: 'HELD', rules: expect.arrayContaining([{ id: 'F-18', outcome: 'HOLD' }]) });
    expect((await case_.outbox('release.query.raised', court)).length).toBeGreaterThan(0);
    expect(await case_.outbox('release.payment.authorised')).toEqual([]);
  });

  it('edge 24: within the balance, yet below the cost to complete: held until the authority states how the rest is built (12-2)', async () => {
    const case_ = given();
    case_.notice({ costToCompleteFen: 700_000_001 });
    expect(await case_.noticeOf()).toMatchObject({ status: 'HELD', rules: expect.arrayContaining([{ id: 'S-19', outcome: 'HOLD' }]) });
    expect(await case_.tasks('answer-held-rule')).toMatchObject([{ rule: 'S-19', owner: 'housing', noticeNumber, status: 'OPEN' }]);
    case_.explain(['S-19'], {}, { at: '03-09 15:00', from: housing });
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
  });

  it('edge 24: down to the cost to complete and no further is allowed (12-2)', async () => {
    const case_ = given();
    case_.notice({ costToCompleteFen: 700_000_000 });
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
  });
});
