import { describe, expect, it } from 'vitest';
import type { FreezeChangeInput, IntakeInput, NoticeInput } from '../../../shared/domain/rules/engine/moments.ts';
import { messageRules } from '../../../shared/domain/rules/message/rules.ts';
import {
  accountNumber,
  aFreeze,
  aNotice,
  anAccount,
  caseNumber,
  court,
  firing,
  freezeChangeInput,
  idsFiring,
  intakeInput,
  noticeInput,
  withNotice,
} from '../../fixtures/rules/builders.ts';

const atGate = (id: string, change: Partial<IntakeInput> = {}) => firing(messageRules, id, 'intake', intakeInput(change));
const onNotice = (id: string, change: Partial<NoticeInput> = {}, notice = aNotice()) =>
  firing(messageRules, id, 'notice', noticeInput(notice, change));
const onChange = (message: FreezeChangeInput['message'], change: Partial<FreezeChangeInput> = {}) =>
  firing(messageRules, 'M-08', 'freezeChange', freezeChangeInput(message, change));

const act = { caseNumber, accountNumber, rulingNumber: '（2026）鲁0102执保123号之二' };
const lifted = { type: 'court.freeze.lifted', data: { ...act, liftedAt: '2026-03-09T10:00:00+08:00' } } as const;
const reduced = { type: 'court.freeze.reduced', data: { ...act, quotaFen: 100 } } as const;
const security = { type: 'court.security.accepted', data: { ...act, kind: 'guarantee', quotaFen: 0 } } as const;

describe('at the gate, the plain message', () => {
  it('is let through by every message rule', () => {
    expect(idsFiring(messageRules, 'intake', intakeInput())).toEqual([]);
  });
});

describe('M-01 the schema is the contract', () => {
  const problem = (field: string) => ({ field, zh: `${field}缺失`, en: `${field} is missing` });

  it('refuses a message with problems, one finding a field', () => {
    const fired = atGate('M-01', { problems: ['data.version', 'data.lines', 'data.seal', 'data.permit'].map(problem) });
    expect(fired).toMatchObject({ outcome: 'REJECT', field: 'data.version' });
    expect(fired?.detail).toContain('data.seal is missing');
    expect(fired?.detail).toContain('data.permit is missing');
  });

  it('lets a message without problems pass', () => {
    expect(atGate('M-01', { problems: [] })).toBeUndefined();
  });
});

describe('M-02 a reliable signature is bound to its signer and to the content (电子签名法 13–14)', () => {
  it.each([
    'missing',
    'malformed',
    'unknown-key',
    'wrong-key',
    'invalid',
    'unsupported-algorithm',
    'unregistered-partner',
  ] as const)('refuses a signature that is %s', (status) => {
    expect(atGate('M-02', { signature: { status } })).toMatchObject({ outcome: 'REJECT' });
  });

  it('says something different for each fault', () => {
    const details = (
      ['missing', 'malformed', 'unknown-key', 'wrong-key', 'invalid', 'unsupported-algorithm', 'unregistered-partner'] as const
    ).map((status) => atGate('M-02', { signature: { status } })?.detail);
    expect(new Set(details).size).toBe(7);
  });

  it('accepts a valid signature', () => {
    expect(atGate('M-02', { signature: { status: 'valid', keyId: 'k-1' } })).toBeUndefined();
  });

  const document = { field: 'document', claimedSha256: 'a'.repeat(64), status: 'present', actualSha256: 'b'.repeat(64) } as const;

  it('refuses a notice whose document is not the one whose digest it signs', () => {
    expect(onNotice('M-02', { documents: [document] })).toMatchObject({ outcome: 'REJECT', field: 'document.sha256' });
  });

  it('says nothing of a document whose digest agrees, or that is not there yet', () => {
    expect(onNotice('M-02', { documents: [{ ...document, actualSha256: 'A'.repeat(64) }] })).toBeUndefined();
    expect(onNotice('M-02', { documents: [{ field: 'document', claimedSha256: 'a'.repeat(64), status: 'absent' }] })).toBeUndefined();
  });

  it('refuses it also where an attachment is another one: what supports the payment must be what was signed', () => {
    const attachment = { ...document, field: 'attachments.1' };
    expect(onNotice('M-02', { documents: [{ ...document, actualSha256: 'a'.repeat(64) }, attachment] })).toMatchObject({
      outcome: 'REJECT',
      field: 'attachments.1.sha256',
    });
  });
});

describe('M-03 the key must hold when the message is signed', () => {
  const sentAt = '2026-03-09T10:00:00+08:00';
  const receivedAt = '2026-03-09T10:01:00+08:00';
  const at = (key: IntakeInput['key'], change: Partial<IntakeInput> = {}) =>
    atGate('M-03', { sentAt, receivedAt, ...(key === undefined ? {} : { key }), ...change });

  it.each([
    ['had expired', { validUntil: '2026-03-09T10:00:59+08:00' }],
    ['was revoked', { revokedAt: sentAt }],
    ['was not valid yet', { validFrom: '2026-03-09T10:01:01+08:00' }],
  ])('refuses a signature by a key that %s', (_, key) => {
    expect(at(key)).toMatchObject({ outcome: 'REJECT' });
  });

  it('refuses what was received after the revocation, whatever time the sender claims', () => {
    expect(at({ revokedAt: '2026-03-09T10:00:30+08:00' })).toMatchObject({ outcome: 'REJECT' });
  });

  it('lets a later expiry or revocation leave the signature as it was', () => {
    expect(at({ validUntil: receivedAt })).toBeUndefined();
    expect(at({ revokedAt: '2026-03-09T10:01:01+08:00' })).toBeUndefined();
    expect(at({ validFrom: receivedAt })).toBeUndefined();
  });

  it('judges by the receipt, and by what the sender says only where the register trusts its clock', () => {
    const validUntil = '2026-03-09T10:00:30+08:00';
    expect(at({ validUntil })).toMatchObject({ outcome: 'REJECT' });
    expect(at({ validUntil, signingTime: 'sent' })).toBeUndefined();
    expect(at({ validFrom: validUntil, signingTime: 'sent' })).toMatchObject({ outcome: 'REJECT' });
  });

  it('says why a key was revoked', () => {
    expect(at({ revokedAt: sentAt, revocationReason: '密钥泄露' })?.detail).toContain('密钥泄露');
  });

  it('does not believe a signing time after the receipt', () => {
    expect(at({ validFrom: '2026-03-10T00:00:00+08:00' }, { sentAt: '2026-03-10T10:00:00+08:00' })).toMatchObject({ outcome: 'REJECT' });
  });

  it('leaves a signature that does not verify to M-02', () => {
    expect(at({ revokedAt: '2020-01-01T00:00:00+08:00' }, { signature: { status: 'invalid' } })).toBeUndefined();
  });
});

describe('M-04 and M-05 a message has one effect', () => {
  it('M-04 takes the same bytes again as a duplicate', () => {
    expect(atGate('M-04', { seenBefore: 'same-digest' })).toMatchObject({ outcome: 'ACCEPT' });
    expect(atGate('M-05', { seenBefore: 'same-digest' })).toBeUndefined();
  });

  it('M-04 says nothing of a message that is seen for the first time', () => {
    expect(atGate('M-04')).toBeUndefined();
  });

  it('M-05 refuses other content under a used id (电子签名法 5)', () => {
    expect(atGate('M-05', { seenBefore: 'other-digest' })).toMatchObject({ outcome: 'REJECT', field: 'id' });
    expect(atGate('M-04', { seenBefore: 'other-digest' })).toBeUndefined();
  });

  it('M-05 refuses other content under the number and version of a known notice', () => {
    const state = withNotice(anAccount(), aNotice());
    expect(onNotice('M-05', { state }, aNotice({ totalFen: 1 }))).toMatchObject({ outcome: 'REJECT', field: 'version' });
  });

  it('M-05 lets a new version say something else, and a held notice be decided anew', () => {
    const state = withNotice(anAccount(), aNotice(), 'HELD');
    expect(onNotice('M-05', { state }, aNotice({ version: 2, totalFen: 1 }))).toBeUndefined();
    expect(onNotice('M-05', { state, again: true, contentDigest: 'of its text without bytes' })).toBeUndefined();
  });
});

describe('M-06 a message is timely', () => {
  const received = (sentAt: string) => atGate('M-06', { sentAt, receivedAt: '2026-03-09T10:00:00+08:00' });

  it('holds a message from more than 5 minutes ahead', () => {
    expect(received('2026-03-09T10:05:00.001+08:00')).toMatchObject({ outcome: 'HOLD' });
  });

  it('holds a message older than the replay window of 30 days', () => {
    expect(received('2026-02-07T09:59:59+08:00')).toMatchObject({ outcome: 'HOLD' });
  });

  it('allows clocks to differ by 5 minutes, and the whole window', () => {
    expect(received('2026-03-09T10:05:00+08:00')).toBeUndefined();
    expect(received('2026-02-07T10:00:00+08:00')).toBeUndefined();
  });

  it('takes the window from the city', () => {
    expect(atGate('M-06', { sentAt: '2026-03-07T10:00:00+08:00', replayWindowDays: 1 })).toMatchObject({ outcome: 'HOLD' });
  });
});

describe('M-07 each partner says what is its to say (S0 §五)', () => {
  const from = (source: string, type: string, queueKind: IntakeInput['queueKind']) =>
    atGate('M-07', { identity: { id: 'm', source, type }, queueKind });

  it('refuses a bank that issues a notice', () => {
    expect(from('urn:presale:bank:102451000019', 'presale.housing.notice.issued.v1', 'bank')).toMatchObject({
      outcome: 'REJECT',
      field: 'type',
    });
  });

  it('refuses a housing authority that reports a booking', () => {
    expect(from('urn:presale:housing:370102', 'presale.bank.payment.booked.v1', 'housing')).toMatchObject({ outcome: 'REJECT' });
  });

  it('refuses a court that speaks through the queue of banks', () => {
    expect(from('urn:presale:court:鲁0102', 'presale.court.freeze.lifted.v1', 'bank')).toMatchObject({
      outcome: 'REJECT',
      field: 'source',
    });
  });

  it('lets each speak through its own queue, and leaves what cannot be read to M-01', () => {
    expect(from('urn:presale:court:鲁0102', 'presale.court.freeze.lifted.v1', 'court')).toBeUndefined();
    expect(from('urn:presale:notary:1', 'presale.housing.notice.issued.v1', 'housing')).toBeUndefined();
    expect(from('urn:presale:bank:102451000019', 'presale.weather.reported.v1', 'bank')).toBeUndefined();
    expect(atGate('M-07', { identity: {} })).toBeUndefined();
  });
});

describe('M-08 only the deciding court or its superior lifts or reduces (民诉解释 165)', () => {
  it.each(['court.freeze.lifted', 'court.freeze.reduced', 'court.security.accepted'])('refuses %s from anyone but a court', (type) => {
    expect(atGate('M-08', { identity: { source: 'urn:presale:housing:370102', type: `presale.${type}.v1` } })).toMatchObject({
      outcome: 'REJECT',
    });
  });

  it('lets a court send one, and anyone send what lifts nothing', () => {
    expect(atGate('M-08', { identity: { source: 'urn:presale:court:鲁0102', type: 'presale.court.freeze.lifted.v1' } })).toBeUndefined();
    expect(atGate('M-08', { identity: { source: 'urn:presale:housing:370102', type: 'presale.court.freeze.renewed.v1' } })).toBeUndefined();
  });

  it.each([lifted, reduced, security])('refuses $type from a court that is neither the deciding one nor above it', (message) => {
    expect(onChange(message, { from: 'court:鲁0103' })).toMatchObject({ outcome: 'REJECT', field: 'source' });
    expect(onChange(message, { from: 'court:京01' })).toMatchObject({ outcome: 'REJECT' });
  });

  it('refuses a lower court that lifts a freeze of the court above it', () => {
    expect(onChange(lifted, { freeze: aFreeze({ court: 'court:鲁01' }) })).toMatchObject({ outcome: 'REJECT' });
  });

  it.each(['court:鲁0102', 'court:鲁01', 'court:鲁', 'court:最高法'])('lets %s lift a freeze of 鲁0102', (from) => {
    expect(onChange(lifted, { from })).toBeUndefined();
  });

  it('holds a converted freeze to the court that has it now', () => {
    const freeze = aFreeze({ caseNumber: '（2026）鲁0103执55号', formerCaseNumbers: [caseNumber], court: 'court:鲁0103' });
    expect(onChange(lifted, { freeze, from: court })).toMatchObject({ outcome: 'REJECT' });
    expect(onChange(lifted, { freeze, from: 'court:鲁0103' })).toBeUndefined();
  });

  it('lets a case be moved by its court, a court above it, or the court that takes it over, and by no other: whoever has it may lift', () => {
    const moved = (newCaseNumber: string, from: string) =>
      onChange(
        {
          type: 'court.case.converted',
          data: { caseNumber, accountNumber: act.accountNumber, newCaseNumber, newCourtName: '', stage: 'enforcement' },
        },
        { from },
      );
    expect(moved('（2026）鲁0103执55号', 'court:京01')).toMatchObject({ outcome: 'REJECT', field: 'source' });
    for (const from of [court, 'court:鲁01', 'court:鲁0103']) expect(moved('（2026）鲁0103执55号', from)).toBeUndefined();
  });

  it('refuses to lift what was never frozen here', () => {
    const { freeze: _, ...input } = freezeChangeInput(lifted);
    expect(firing(messageRules, 'M-08', 'freezeChange', { ...input, freeze: undefined })).toMatchObject({
      outcome: 'REJECT',
      field: 'caseNumber',
    });
  });

  it('has nothing to say of a renewal by another court', () => {
    expect(
      onChange({ type: 'court.freeze.renewed', data: { ...act, endsAt: '2027-06-01T00:00:00+08:00' } }, { from: 'court:鲁0103' }),
    ).toBeUndefined();
  });
});
