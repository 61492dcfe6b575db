/** B-14, B-15: the voucher. */
import { describe, expect, it } from 'vitest';
import type { DocumentFacts } from '../../../../shared/domain/messages/commands.ts';
import type { Voucher } from '../../../../shared/domain/messages/messages.ts';
import { bankRules } from '../../../../shared/domain/rules/bank/rules.ts';
import { aBooking, paymentInput, voucherDigest } from '../../../fixtures/rules/account-builders.ts';
import { firing } from '../../../fixtures/rules/builders.ts';

const voucher: Voucher = aBooking().voucher ?? { number: '', mediaType: '', sha256: '' };
const facts = (change: Partial<DocumentFacts>): DocumentFacts[] => [
  { field: 'voucher', claimedSha256: voucherDigest, status: 'present', actualSha256: voucherDigest, format: 'pdf', ...change },
];
const on = (id: string, ...input: Parameters<typeof paymentInput>) => firing(bankRules, id, 'payment', paymentInput(...input));
const face = (change: Partial<NonNullable<Voucher['face']>>) =>
  on('B-15', {
    voucher: { ...voucher, face: { payer: '', payee: '', amountFen: 0, bookedOn: '', serial: '', ...voucher.face, ...change } },
  });

describe("B-14 a voucher is the bank's own readable 回单 (GB/T 44554.4)", () => {
  it('rejects one that was not sent', () => {
    const { voucher: _, ...bare } = paymentInput().payment;
    expect(firing(bankRules, 'B-14', 'payment', { ...paymentInput(), payment: bare })).toMatchObject({
      outcome: 'REJECT',
      field: 'voucher',
    });
  });
  it.each([
    ['without bytes', facts({ status: 'absent' })],
    ['whose bytes cannot be fetched', facts({ status: 'unreachable' })],
    ['that nobody looked at', []],
    ['that is encrypted', facts({ encrypted: true })],
    ['that is a photo', facts({ format: 'image' })],
    ['of an unknown format', facts({ format: 'unknown' })],
  ])('rejects one %s', (_, documents) => {
    expect(on('B-14', {}, { documents })?.outcome).toBe('REJECT');
  });
  it('rejects one that claims to be a picture', () => {
    expect(on('B-14', { voucher: { ...voucher, mediaType: 'image/jpeg' } })?.outcome).toBe('REJECT');
  });
  it('takes PDF and OFD', () => {
    expect(on('B-14')).toBeUndefined();
    expect(on('B-14', {}, { documents: facts({ format: 'ofd' }) })).toBeUndefined();
  });
  it('rejects one whose seal is disproved, and holds one whose seal the trust list does not lead to', () => {
    for (const seal of ['digest wrong', 'signature wrong'] as const)
      expect(on('B-14', {}, { documents: facts({ seal }) })?.outcome).toBe('REJECT');
    for (const seal of ['certificate not trusted', 'certificate not valid', 'certificate not provable'] as const)
      expect(on('B-14', {}, { documents: facts({ seal }) })?.outcome).toBe('HOLD');
    for (const seal of ['certificate trusted', 'digest right, certificate not checked', 'none'] as const)
      expect(on('B-14', {}, { documents: facts({ seal }) })).toBeUndefined();
  });
  it('asks for none while the payment is queued', () => {
    expect(on('B-14', { clearing: { system: 'HVPS', reference: 'r', status: 'QUEUED' } }, { documents: [] })).toBeUndefined();
  });
});

describe('B-15 the voucher says what was booked', () => {
  it.each([
    ['payer', { payer: '济南恒达商贸有限公司' }],
    ['payee', { payee: '济南恒达商贸有限公司' }],
    ['amount', { amountFen: 300_000_001 }],
    ['date', { bookedOn: '2026-03-11' }],
    ['serial', { serial: 'S0002' }],
  ])('holds another %s', (_, change) => {
    expect(face(change)?.outcome).toBe('HOLD');
  });
  it("takes the developer's bare name and half-width brackets for the account title", () => {
    expect(face({ payer: '济南泉城置业有限公司' })).toBeUndefined();
    expect(face({ payer: '济南泉城置业有限公司(预售款专户)' })).toBeUndefined();
  });
  it('holds bytes of another format than the message claims', () => {
    expect(on('B-15', {}, { documents: facts({ format: 'ofd' }) })).toMatchObject({ outcome: 'HOLD', field: 'voucher.mediaType' });
    expect(on('B-15', { voucher: { ...voucher, mediaType: 'application/octet-stream' } })).toBeUndefined();
    expect(on('B-15', { voucher: { ...voucher, mediaType: 'Application/PDF; charset=binary' } })).toBeUndefined();
  });
  it('compares nothing where the face was not told', () => {
    const { face: _, ...faceless } = voucher;
    expect(on('B-15', { voucher: faceless, amountFen: 1 })).toBeUndefined();
  });
});
