import { describe, expect, it } from 'vitest';
import { oneBuyer, refundNotice } from '../../fixtures/desk/refund.ts';
import { caseNumber, courtName, given, otherCourt, otherCourtName } from '../../fixtures/desk/scenario.ts';
import { contractor } from '../../fixtures/rules/account.ts';

const basicCourts = '（2026）鲁0102执123号';
const intermediateCourts = '（2026）鲁01执123号';
const bothCourts = { courts: [courtName, otherCourtName] };

describe('case numbers (案号规定 3, domain §6.1)', () => {
  const twoCases = () => {
    const case_ = given({ freeze: { caseNumber: basicCourts } });
    case_.freeze({ caseNumber: intermediateCourts, courtName: otherCourtName, servedAt: '03-05 09:00' }, { from: otherCourt });
    return case_;
  };

  it('edge 1: the serial 123 of 鲁01 and of 鲁0102 are two cases: both freeze, both are filed, each by its own number (案号规定 3)', async () => {
    const case_ = twoCases();
    expect(await case_.standing()).toEqual([
      [basicCourts, 'LIVE', 1, 800_000_000],
      [intermediateCourts, 'LIVE', 2, 200_000_000],
    ]);
    case_.notice({ freezes: [{ caseNumber: basicCourts, courtName, quotaFen: 800_000_000 }], ...bothCourts });
    case_.payment();
    expect(await case_.filed(basicCourts)).toEqual(['fund-use-notice', 'transfer-voucher']);
    expect(await case_.filed(intermediateCourts)).toEqual(['fund-use-notice', 'transfer-voucher']);
    expect((await case_.told()).map(({ caseNumber: number }) => number)).toEqual([basicCourts, intermediateCourts]);
  });

  it('edge 1: lifting the one leaves the other, and the basic court cannot lift the other’s (民诉解释 165)', async () => {
    const case_ = twoCases();
    case_.lift({ caseNumber: intermediateCourts }, { at: '03-06 09:00' });
    expect(await case_.receipt()).toMatchObject({ outcome: 'REJECTED', rules: [{ id: 'M-08', outcome: 'REJECT' }] });
    case_.lift({ caseNumber: intermediateCourts }, { at: '03-06 10:00', from: otherCourt });
    expect((await case_.freezeOf(basicCourts))?.status).toBe('LIVE');
    expect((await case_.freezeOf(intermediateCourts))?.status).toBe('LIFTED');
  });

  it('edge 1: a notice that cites the number under half-width brackets means the same case (domain §6.1)', async () => {
    const case_ = given();
    case_.notice({ freezes: [{ caseNumber: '(2026) 鲁0102执保123号', courtName, quotaFen: 800_000_000 }] });
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
  });

  it('edge 1: a notice that cites only the other court’s case of that serial rests on no freeze (S0 §五)', async () => {
    const case_ = given({ freeze: { caseNumber: basicCourts } });
    case_.notice({ freezes: [{ caseNumber: intermediateCourts, courtName: otherCourtName, quotaFen: 800_000_000 }] });
    expect(await case_.noticeStatus()).toBe('HELD');
    expect(await case_.fired()).toContain('F-01');
  });
});

describe('统一社会信用代码 (GB 32100)', () => {
  const withApplicant = (id: string) => {
    const case_ = given();
    case_.notice({ applicant: { type: 'CONTRACTOR', name: contractor.name, idKind: 'uscc', id }, lines: [{ payee: { id } }] });
    return case_;
  };

  it.each([
    'A1370102MA3D1P5R01',
    'N2370103MA3D1P5R00',
    'Y1370103MA3D1P5R0T',
  ])('edge 2: a code that begins with a letter is good: %s (GB 32100)', async (id) => {
    const case_ = withApplicant(id);
    expect(await case_.receipt()).toMatchObject({
      outcome: 'ACCEPTED',
      rules: expect.arrayContaining([{ id: 'N-10', outcome: 'ACCEPT' }]),
    });
    case_.payment();
    expect((await case_.paymentOf())?.status).toBe('PAID');
  });

  it('edge 2: an organisation code that fails its own check while the eighteenth character fits is asked about (GB 32100, GB 11714)', async () => {
    const case_ = withApplicant('91370103MA3D1P5R50');
    expect(await case_.noticeOf()).toMatchObject({ status: 'HELD', rules: expect.arrayContaining([{ id: 'N-09', outcome: 'HOLD' }]) });
    expect(await case_.outbox('release.payment.authorised')).toEqual([]);
  });

  it('edge 2: a letter O for 0 is refused (GB 32100)', async () => {
    const case_ = withApplicant('9137O103MA3D1P5R0G');
    expect(await case_.noticeOf()).toMatchObject({
      status: 'REJECTED',
      rules: expect.arrayContaining([{ id: 'N-09', outcome: 'REJECT' }]),
    });
    expect(await case_.outbox('release.payment.authorised')).toEqual([]);
  });
});

describe('a buyer’s own number (GB 11643)', () => {
  const asked = (person: { idKind: 'resident-id' | 'other'; id: string }) => {
    const case_ = given();
    case_.notice(refundNotice({}, { person: { name: oneBuyer.name, ...person } }));
    return case_;
  };

  it.each([
    ['a legacy number of 15 digits', '370102900101001'],
    ['a birth date that never was, 30 February', '370102199202301233'],
  ])('edge 3: %s is wrong, and a person decides before a buyer is turned away (GB 11643, PIPL 24)', async (_, id) => {
    const case_ = asked({ idKind: 'resident-id', id });
    expect(await case_.noticeOf()).toMatchObject({ status: 'HELD', rules: expect.arrayContaining([{ id: 'N-09', outcome: 'REJECT' }]) });
    expect(await case_.fired()).toContain('A-02');
    expect(await case_.tasks('review-rejection')).toMatchObject([{ rule: 'A-02', owner: 'housing', status: 'OPEN' }]);
    expect(JSON.stringify((await case_.outbox('release.receipt')).at(-1))).not.toContain(id);
  });

  it('edge 3: a small x at the end is the same number (GB 11643)', async () => {
    const case_ = asked({ idKind: 'resident-id', id: oneBuyer.id.toLowerCase() });
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
  });

  it.each([
    ['a passport', 'E12345678'],
    ['a Hong Kong and Macau permit', 'H1234567800'],
    ['a Taiwan permit', '12345678'],
    ['an officer’s certificate', '军字第2001988号'],
  ])('edge 3: %s has no check digit to fail, and its holder is refunded as any buyer (12-4)', async (_, id) => {
    const case_ = asked({ idKind: 'other', id });
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
    case_.payment({
      amountFen: 50_000_000,
      payee: { name: oneBuyer.name, accountNumber: '6222021602001234567', bankCode: '102451000019' },
    });
    expect(await case_.noticeStatus()).toBe('CLOSED');
    expect(await case_.told()).toMatchObject([{ caseNumber, amountFen: 50_000_000, status: 'SERVED' }]);
  });
});
