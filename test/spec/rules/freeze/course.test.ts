/** F-06, F-07, F-10 … F-12, F-20 … F-22: how a freeze runs, and who may stop a release. */
import { describe, expect, it } from 'vitest';
import type { FreezeChangeInput, NoticeChangeInput } from '../../../../shared/domain/rules/engine/moments.ts';
import { freezeRules } from '../../../../shared/domain/rules/freeze/rules.ts';
import {
  aDeadline,
  anAccountToPay,
  aPayment,
  aSecondFreeze,
  paymentInput,
  secondCase,
  theNotice,
  timeInput,
} from '../../../fixtures/rules/account-builders.ts';
import {
  accountNumber,
  aFreeze,
  aGuarantee,
  aNotice,
  anAccount,
  aProfile,
  caseNumber,
  firing,
  freezeChangeInput,
  guaranteeInput,
  housing,
  intakeInput,
  now,
  partners,
} from '../../../fixtures/rules/builders.ts';

const act = { caseNumber, accountNumber, rulingNumber: '（2026）鲁0102执保123号之三' };
const change = (id: string, message: FreezeChangeInput['message'], input: Partial<FreezeChangeInput> = {}) =>
  firing(freezeRules, id, 'freezeChange', freezeChangeInput(message, input));
const renewed: FreezeChangeInput['message'] = { type: 'court.freeze.renewed', data: { ...act, endsAt: '2027-12-01T10:00:00+08:00' } };
const converted: FreezeChangeInput['message'] = {
  type: 'court.case.converted',
  data: { caseNumber, newCaseNumber: secondCase, newCourtName: '济南市中级人民法院', stage: 'enforcement', accountNumber },
};
const suspended: FreezeChangeInput['message'] = { type: 'court.release.suspended', data: act };
const expired = aFreeze({
  status: 'EXPIRED',
  rank: 0,
  controlledFen: 0,
  endsAt: '2026-03-09T09:59:00+08:00',
  endedAt: '2026-03-09T09:59:00+08:00',
});

describe('F-06 an unrenewed freeze lapses (查扣冻规定 27)', () => {
  it('notes the lapse when the term is over', () => {
    expect(firing(freezeRules, 'F-06', 'time', timeInput({ kind: 'freeze-ends', freeze: aFreeze() }))?.outcome).toBe('ACCEPT');
    expect(firing(freezeRules, 'F-06', 'time', timeInput({ kind: 'freeze-ends-soon', freeze: aFreeze(), days: 7 }))).toBeUndefined();
  });
  it('refuses a renewal that comes a minute late: it revives nothing', () => {
    expect(change('F-06', renewed, { freeze: expired })?.outcome).toBe('REJECT');
    expect(change('F-06', renewed, { freeze: aFreeze({ endsAt: now }) })?.outcome).toBe('REJECT');
    expect(change('F-06', renewed, { freeze: aFreeze({ status: 'LIFTED', endedAt: now }) })?.outcome).toBe('REJECT');
  });
  it('takes one that comes in time', () => {
    expect(change('F-06', renewed, { freeze: aFreeze({ endsAt: '2026-03-09T10:01:00+08:00' }) })).toBeUndefined();
  });
});

describe('F-07 a freeze is about to lapse (财产保全规定 18, 民诉解释 485)', () => {
  it.each(['pre-suit', 'suit', 'arbitration', 'pre-enforcement', 'enforcement'] as const)('alerts the court in stage %s', (stage) => {
    const due = { kind: 'freeze-ends-soon' as const, freeze: aFreeze({ stage }), days: 15 };
    expect(firing(freezeRules, 'F-07', 'time', timeInput(due))?.outcome).toBe('ACCEPT');
  });
  it('is silent about one that has lapsed, or whose suit is awaited', () => {
    expect(firing(freezeRules, 'F-07', 'time', timeInput({ kind: 'freeze-ends', freeze: aFreeze() }))).toBeUndefined();
    expect(firing(freezeRules, 'F-07', 'time', timeInput({ kind: 'pre-suit-30-days', freeze: aFreeze() }))).toBeUndefined();
  });
});

it('F-10 alerts the court that has not told the housing authority in time (法〔2022〕12号 一)', () => {
  expect(firing(freezeRules, 'F-10', 'time', aDeadline('inform-housing', 'F-10'))?.outcome).toBe('ACCEPT');
  expect(firing(freezeRules, 'F-10', 'time', aDeadline('pay-notice', 'B-05'))).toBeUndefined();
});

describe('F-11 conversion carries the freeze over with its term (财产保全规定 17; 民诉解释 168)', () => {
  it('needs no new ruling', () => {
    expect(change('F-11', converted)).toMatchObject({ outcome: 'ACCEPT', detail: expect.stringContaining('2027-03-02 10:00') });
    expect(change('F-11', renewed)).toBeUndefined();
  });
  it('refuses it where the freeze had ended before', () => {
    expect(change('F-11', converted, { freeze: expired })?.outcome).toBe('REJECT');
    expect(change('F-11', converted, { freeze: undefined })).toBeUndefined();
  });
});

it('F-12 reminds the court to lift a pre-suit freeze after 30 days without a suit (民诉法 104)', () => {
  expect(
    firing(freezeRules, 'F-12', 'time', timeInput({ kind: 'pre-suit-30-days', freeze: aFreeze({ stage: 'pre-suit' }) }))?.outcome,
  ).toBe('ACCEPT');
  expect(firing(freezeRules, 'F-12', 'time', timeInput({ kind: 'freeze-ends', freeze: aFreeze({ stage: 'pre-suit' }) }))).toBeUndefined();
});

describe('F-20 security takes the place of money (民诉法 107; 104号)', () => {
  it('accepts it from the court, and a guarantee from the housing authority', () => {
    const accepted: FreezeChangeInput['message'] = {
      type: 'court.security.accepted',
      data: { ...act, kind: 'guarantee', quotaFen: 100_000_000 },
    };
    expect(change('F-20', accepted)).toMatchObject({
      outcome: 'ACCEPT',
      detail: expect.stringContaining('原额度 ¥8,000,000.00，现为 ¥1,000,000.00'),
    });
    expect(change('F-20', accepted, { freeze: expired })).toBeUndefined();
    expect(firing(freezeRules, 'F-20', 'registration', guaranteeInput(aGuarantee()))?.outcome).toBe('ACCEPT');
  });
  it('is silent about a quota that only follows progress', () => {
    const { guarantee: _, ...plain } = guaranteeInput();
    expect(firing(freezeRules, 'F-20', 'registration', plain)).toBeUndefined();
  });
});

describe('F-21 only a signed act of the freezing court stops a release (S0 §五)', () => {
  const atTheGate = (source: string, status: 'valid' | 'missing' | 'wrong-key') =>
    firing(
      freezeRules,
      'F-21',
      'intake',
      intakeInput({
        identity: { id: 'm-1', source, type: 'presale.court.release.suspended.v1' },
        queueKind: 'court',
        signature: { status },
      }),
    );
  it('refuses one without a signature, or with another key, or from a bank', () => {
    expect(atTheGate('urn:presale:court:鲁0102', 'missing')?.outcome).toBe('REJECT');
    expect(atTheGate('urn:presale:court:鲁0102', 'wrong-key')?.outcome).toBe('REJECT');
    expect(atTheGate('urn:presale:bank:102451000019', 'valid')?.outcome).toBe('REJECT');
  });
  it('lets the signed act through the gate, and other messages be', () => {
    expect(atTheGate('urn:presale:court:鲁0102', 'valid')).toBeUndefined();
    expect(firing(freezeRules, 'F-21', 'intake', intakeInput({ signature: { status: 'missing' } }))).toBeUndefined();
    expect(firing(freezeRules, 'F-21', 'intake', intakeInput({ identity: {}, signature: { status: 'malformed' } }))).toBeUndefined();
  });
  it('refuses a court without a freeze that stands', () => {
    expect(change('F-21', suspended, { from: 'court:鲁0103' })?.outcome).toBe('REJECT');
    expect(change('F-21', suspended, { freeze: undefined })?.outcome).toBe('REJECT');
    expect(change('F-21', suspended, { freeze: expired })?.outcome).toBe('REJECT');
  });
  it('obeys the freezing court and the courts above it', () => {
    for (const from of ['court:鲁0102', 'court:鲁01', 'court:鲁', 'court:最高法'])
      expect(change('F-21', suspended, { from })).toBeUndefined();
  });
  const withdrawal = (lines: 'paid' | 'pending' | 'open'): NoticeChangeInput => {
    const state = lines === 'pending' ? { ...anAccountToPay(), payments: [aPayment({ status: 'PENDING' })] } : anAccountToPay();
    const notice = theNotice(state);
    const paidFen = lines === 'paid' ? 1 : 0;
    return {
      state,
      now,
      profile: aProfile(),
      partners,
      from: housing,
      notice: { ...notice, lines: notice.lines.map((line) => ({ ...line, paidFen })) },
      message: { type: 'housing.notice.withdrawn', data: { noticeNumber: aNotice().noticeNumber, version: 1, reason: '撤回' } },
    };
  };
  it('lets the authority withdraw what is unpaid at any time, money moved or not (contracts §4.4)', () => {
    for (const lines of ['paid', 'pending', 'open'] as const)
      expect(firing(freezeRules, 'F-21', 'noticeChange', withdrawal(lines))).toBeUndefined();
  });
});

describe('F-22 a release lowers what is controlled, never the quota (民诉解释 165)', () => {
  it('says so of a lawful payment', () => {
    expect(firing(freezeRules, 'F-22', 'payment', paymentInput())).toMatchObject({
      outcome: 'ACCEPT',
      detail: expect.stringContaining('由 ¥8,000,000.00 减至 ¥7,000,000.00'),
    });
  });
  it('pours what is left down all freezes', () => {
    const state = { ...anAccountToPay(), freezes: [aFreeze(), aSecondFreeze()] };
    expect(firing(freezeRules, 'F-22', 'payment', paymentInput({}, { state }))?.detail).toContain('由 ¥10,000,000.00 减至 ¥7,000,000.00');
  });
  it('is silent about a payment that is queued, unlawful, or not yet matched', () => {
    expect(
      firing(freezeRules, 'F-22', 'payment', paymentInput({ clearing: { system: 'HVPS', reference: 'r', status: 'QUEUED' } })),
    ).toBeUndefined();
    expect(
      firing(freezeRules, 'F-22', 'payment', paymentInput({ payee: { name: '济南恒达商贸有限公司', accountNumber: '1', bankCode: '2' } })),
    ).toBeUndefined();
    expect(firing(freezeRules, 'F-22', 'payment', paymentInput({}, { mayStillMatch: true }))).toBeUndefined();
    expect(
      firing(
        freezeRules,
        'F-22',
        'payment',
        paymentInput({}, { state: { ...anAccountToPay(), freezes: anAccount({ freezes: [expired] }).freezes } }),
      ),
    ).toBeUndefined();
  });
});
