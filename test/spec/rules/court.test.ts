/** C: telling the applicant, and the dossier (S0 §五). */
import { describe, expect, it } from 'vitest';
import type { Applicant, Channel } from '../../../shared/domain/messages/messages.ts';
import { courtRules } from '../../../shared/domain/rules/court/rules.ts';
import {
  aBooking,
  aPayment,
  deliveryInput,
  draftInput,
  filingInput,
  paymentInput,
  releaseInput,
  secondCase,
  voucherDigest,
} from '../../fixtures/rules/account-builders.ts';
import { accountNumber, aFreeze, caseNumber, firing, freezeChangeInput, idsFiring } from '../../fixtures/rules/builders.ts';

const applicant = (...channels: Channel[]): Applicant => ({ applicantId: 'a1', name: '某公司', kind: 'organisation', channels });
const delivery = (id: string, change: Parameters<typeof deliveryInput>[0]) => firing(courtRules, id, 'delivery', deliveryInput(change));
const filing = (id: string, change: Parameters<typeof filingInput>[0]) => firing(courtRules, id, 'filing', filingInput(change));
const draft = (id: string, change: Parameters<typeof draftInput>[0]) => firing(courtRules, id, 'draft', draftInput(change));
const attempt = (channel: string, reached: boolean, at = '2026-03-10T15:00:00+08:00', formal = false) => ({ channel, reached, at, formal });
const consent = { evidence: '送达地址确认书', scope: 'service' } as const;

it('has nothing to say about the plain filing, delivery apart from its success, and draft', () => {
  expect(idsFiring(courtRules, 'filing', filingInput())).toEqual([]);
  expect(idsFiring(courtRules, 'delivery', deliveryInput())).toEqual(['C-04']);
  expect(idsFiring(courtRules, 'draft', draftInput())).toEqual([]);
});

it('C-01 owes every case with a freeze the notice, the voucher and the telling (S0 §五)', () => {
  expect(firing(courtRules, 'C-01', 'release', releaseInput())?.outcome).toBe('ACCEPT');
  expect(firing(courtRules, 'C-01', 'release', releaseInput({ payment: aPayment({ status: 'VIOLATION' }) }))).toBeUndefined();
});

describe('C-02 the applicant is who the court says (变更追加规定 1–9)', () => {
  it('holds telling for a case without one', () => {
    expect(firing(courtRules, 'C-02', 'release', releaseInput({ freeze: aFreeze({ applicants: [] }) }))?.outcome).toBe('HOLD');
    expect(firing(courtRules, 'C-02', 'release', releaseInput())).toBeUndefined();
  });
  it('holds a substitution of somebody whom the case does not have', () => {
    const substituted = (oldApplicantId: string) =>
      firing(
        courtRules,
        'C-02',
        'freezeChange',
        freezeChangeInput({
          type: 'court.applicant.substituted',
          data: { caseNumber, accountNumber, rulingNumber: 'r', oldApplicantId, applicant: applicant() },
        }),
      );
    expect(substituted('a2')?.outcome).toBe('HOLD');
    expect(substituted('a1')).toBeUndefined();
  });
});

describe('C-03 e-service needs evidence of consent (民诉法 90; 民诉解释 136)', () => {
  const app = (given?: Channel['consent']): Channel => ({
    kind: 'court-app',
    address: 'app:a1',
    confirmed: true,
    ...(given === undefined ? {} : { consent: given }),
  });
  it.each([
    ['none', app()],
    ['none that is evidenced', app({ evidence: ' ', scope: 'service' })],
    ['consent to court sessions only', app({ evidence: '笔录', scope: 'court-session' })],
    ['consent that was withdrawn', app({ ...consent, withdrawnAt: '2026-03-10T15:00:00+08:00' })],
  ])('holds it with %s', (_, channel) => {
    expect(delivery('C-03', { applicant: applicant(channel), formalChannels: [] })?.outcome).toBe('HOLD');
  });
  it('is silent with consent that is withdrawn later, with a formal channel, and where there is no electronic one', () => {
    expect(
      delivery('C-03', { applicant: applicant(app({ ...consent, withdrawnAt: '2026-03-10T15:00:01+08:00' })), formalChannels: [] }),
    ).toBeUndefined();
    expect(delivery('C-03', { applicant: applicant(app()) })).toBeUndefined();
    expect(
      delivery('C-03', { applicant: applicant({ kind: 'post', address: '济南市', confirmed: true }), formalChannels: [] }),
    ).toBeUndefined();
  });
});

describe('C-04 what reached a confirmed address is served on arrival (在线诉讼规则 31)', () => {
  it('accepts it', () => {
    expect(delivery('C-04', {})).toMatchObject({ outcome: 'ACCEPT', detail: expect.stringContaining('2026-03-10 15:00') });
  });
  it('is silent when the formal channel failed or another one reached', () => {
    expect(delivery('C-04', { attempts: [attempt('court-app', false, undefined, true), attempt('phone', true)] })).toBeUndefined();
  });
});

describe('C-05 an unconfirmed address proves nothing by itself (在线诉讼规则 31)', () => {
  const channels = applicant(
    { kind: 'sms', address: '13800000000', confirmed: false },
    { kind: 'post', address: '济南市', confirmed: false },
  );
  it('holds it', () => {
    expect(delivery('C-05', { applicant: channels, attempts: [attempt('sms', true)] })?.outcome).toBe('HOLD');
  });
  it('is silent once a letter, or a confirmed address, was reached, or nothing was', () => {
    expect(delivery('C-05', { applicant: channels, attempts: [attempt('sms', true), attempt('post', true)] })).toBeUndefined();
    expect(
      delivery('C-05', {
        applicant: applicant({ kind: 'sms', address: '13800000000', confirmed: true }),
        attempts: [attempt('sms', true)],
      }),
    ).toBeUndefined();
    expect(delivery('C-05', { applicant: channels, attempts: [attempt('sms', false)] })).toBeUndefined();
  });
});

describe('C-06 of several channels the earliest valid time counts (在线诉讼规则 31)', () => {
  it('prefers the earliest formal arrival to an earlier phone call', () => {
    const attempts = [
      attempt('phone', true, '2026-03-10T14:00:00+08:00'),
      attempt('email', true, '2026-03-10T16:00:00+08:00', true),
      attempt('court-app', true, '2026-03-10T15:30:00+08:00', true),
    ];
    expect(delivery('C-06', { attempts })).toMatchObject({
      outcome: 'ACCEPT',
      detail: expect.stringContaining('法院送达平台 2026-03-10 15:30'),
    });
  });
  it('is silent when one succeeded', () => {
    expect(delivery('C-06', { attempts: [attempt('court-app', true), attempt('sms', false)] })).toBeUndefined();
  });
});

describe('C-07 when every channel failed a clerk takes over (民诉法 91, 95)', () => {
  it('holds after the last attempt', () => {
    expect(delivery('C-07', { attempts: [attempt('sms', false)], lastAttempt: true })?.outcome).toBe('HOLD');
    expect(delivery('C-07', { attempts: [], lastAttempt: true })?.outcome).toBe('HOLD');
  });
  it('is silent before it, and when one succeeded', () => {
    expect(delivery('C-07', { attempts: [attempt('sms', false)] })).toBeUndefined();
    expect(delivery('C-07', { attempts: [attempt('sms', false), attempt('phone', true)], lastAttempt: true })).toBeUndefined();
  });
});

describe('C-08 a telling discloses no more than its case (财产保全规定 12; PIPL 28)', () => {
  const forbidden = [
    { kind: 'account', value: '1602 0010 1920 0388 888' },
    { kind: 'resident-id', value: '37010219900101001x' },
    { kind: 'name', value: '赵敏' },
  ];
  it('rejects a draft with a whole account number or an identity number, however it is grouped, and does not repeat it', () => {
    const fired = draft('C-08', { text: '账户1602-0010-1920-0388-888已划转', forbidden });
    expect(fired).toMatchObject({ outcome: 'REJECT', detail: expect.stringContaining('account') });
    expect(fired?.detail).not.toContain('0388');
    expect(draft('C-08', { text: '证件37010219900101001X', forbidden })?.outcome).toBe('REJECT');
  });
  it('lets the last four digits and values too short to mean anything pass', () => {
    expect(draft('C-08', { text: '账户****8888，赵敏', forbidden })).toBeUndefined();
    expect(draft('C-08', { forbidden: [{ kind: 'empty', value: '' }] })).toBeUndefined();
  });
});

describe('C-09 it tells what was paid, after it was paid (S0 划转情况)', () => {
  const paid = { amountFen: 300_000_000, paidFen: 300_000_000, status: 'PAID' } as const;
  it.each(['PENDING', 'UNMATCHED', 'VIOLATION', undefined] as const)('rejects a draft about a payment that is %s', (paymentStatus) => {
    expect(draft('C-09', { money: { ...paid, status: paymentStatus } })?.outcome).toBe('REJECT');
  });
  it('rejects a fen too much', () => {
    expect(draft('C-09', { money: { ...paid, amountFen: 300_000_001 } })).toMatchObject({ outcome: 'REJECT', field: 'amountFen' });
  });
  it('lets the truth pass, and the telling of a return', () => {
    expect(draft('C-09', {})).toBeUndefined();
    expect(draft('C-09', { money: { ...paid, status: 'RETURNED' } })).toBeUndefined();
  });
});

it('C-10 holds a case open while a document is missing (S0 §五)', () => {
  expect(filing('C-10', { bytes: { status: 'absent' } })?.outcome).toBe('HOLD');
  expect(filing('C-10', {})).toBeUndefined();
});

it('C-11 files nothing for a case without a freeze on the account (S0 §五)', () => {
  expect(filing('C-11', { caseNumber: secondCase })?.outcome).toBe('REJECT');
  expect(filing('C-11', { caseNumber: '(2026)鲁0102执保123号' })).toBeUndefined();
});

describe('C-12 a closed case takes supplements only (执行文书归档办法 4)', () => {
  it('holds filing and release', () => {
    expect(filing('C-12', { cases: [{ caseNumber, closedOn: '2026-03-05' }] })?.outcome).toBe('HOLD');
    expect(firing(courtRules, 'C-12', 'release', releaseInput({ freeze: aFreeze({ closedOn: '2026-03-05' }) }))?.outcome).toBe('HOLD');
  });
  it('is silent about an open one, whatever became of another', () => {
    expect(
      filing('C-12', {
        cases: [{ caseNumber: secondCase, closedOn: '2026-03-05' }, { caseNumber }],
      }),
    ).toBeUndefined();
    expect(firing(courtRules, 'C-12', 'release', releaseInput())).toBeUndefined();
  });
});

describe('C-13 a dossier takes known formats and the very bytes (档案法 37)', () => {
  it('rejects unknown formats and other bytes', () => {
    expect(filing('C-13', { bytes: { status: 'present', actualSha256: voucherDigest, format: 'unknown' } })?.outcome).toBe('REJECT');
    expect(filing('C-13', { bytes: { status: 'present', actualSha256: voucherDigest } })?.outcome).toBe('REJECT');
    expect(filing('C-13', { bytes: { status: 'present', actualSha256: '0'.repeat(64), format: 'pdf' } })).toMatchObject({
      outcome: 'REJECT',
      field: 'sha256',
    });
  });
  it('takes JSON for the records of the system only', () => {
    const bytes = { status: 'present', actualSha256: voucherDigest, format: 'json' } as const;
    expect(filing('C-13', { bytes })?.outcome).toBe('REJECT');
    expect(filing('C-13', { bytes, item: { kind: 'payment-return', itemId: 'i', sha256: voucherDigest } })).toBeUndefined();
  });
  it('takes digests in either case, and leaves missing bytes to C-10', () => {
    expect(filing('C-13', { bytes: { status: 'present', actualSha256: voucherDigest.toUpperCase(), format: 'ofd' } })).toBeUndefined();
    expect(filing('C-13', { bytes: { status: 'absent' } })).toBeUndefined();
  });
  it('rejects a voucher whose bytes are not those that the bank names', () => {
    const [facts] = paymentInput().documents;
    expect(facts).toBeDefined();
    const documents = facts === undefined ? [] : [{ ...facts, actualSha256: '0'.repeat(64) }];
    expect(firing(courtRules, 'C-13', 'payment', paymentInput({}, { documents }))).toMatchObject({
      outcome: 'REJECT',
      field: 'voucher.sha256',
    });
    expect(firing(courtRules, 'C-13', 'payment', { ...paymentInput(), payment: aBooking() })).toBeUndefined();
  });
});

it('C-14 files an item once in a case', () => {
  const { notice } = releaseInput();
  const given = (filedFor: string[]) => firing(courtRules, 'C-14', 'release', releaseInput({ notice: { ...notice, filedFor } }));
  expect(given([caseNumber])?.outcome).toBe('ACCEPT');
  expect(given([])).toBeUndefined();
  expect(given([secondCase])).toBeUndefined();
});

it('C-15 adds a correction beside what it replaces (档案法 37)', () => {
  expect(
    filing('C-15', { item: { kind: 'transfer-voucher', itemId: 'item-2', sha256: voucherDigest, supersedes: 'item-1' } }),
  ).toMatchObject({ outcome: 'ACCEPT', detail: expect.stringContaining('item-1') });
  expect(filing('C-15', {})).toBeUndefined();
  const { payment, notice, state } = releaseInput();
  const older = { ...notice, version: notice.version - 1, filedFor: [caseNumber] };
  const on = (change: Partial<Parameters<typeof releaseInput>[0]>) => firing(courtRules, 'C-15', 'release', releaseInput(change));
  expect(on({ state: { ...state, notices: [older, notice] } })).toMatchObject({ outcome: 'ACCEPT', field: 'version' });
  expect(on({ state: { ...state, notices: [older, notice] }, notice: { ...notice, filedFor: [caseNumber] } })).toBeUndefined();
  const voucher = {
    number: 'HD2',
    sha256: voucherDigest,
    mediaType: 'application/pdf',
    valid: true,
    itemIds: [{ caseNumber, itemId: 'item-1' }],
  };
  expect(on({ payment: { ...payment, voucher } })).toMatchObject({ outcome: 'ACCEPT', field: 'voucher' });
  expect(on({ payment: { ...payment, voucher: { ...voucher, itemIds: [] } } })).toBeUndefined();
});
