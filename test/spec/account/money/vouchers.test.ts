import { describe, expect, it } from 'vitest';
import { tinyPdf } from '../../../fixtures/desk/pdf.ts';
import { given } from '../../../fixtures/desk/scenario.ts';

describe('without a voucher the release is told, reported and its notice filed; the voucher stays owed (S0 §五 划转凭证, B-14)', () => {
  it('a second booking under the same serial brings it', async () => {
    const case_ = given();
    case_.notice();
    case_.payment({ voucher: null });
    expect((await case_.paymentOf())?.status).toBe('PAID');
    expect(await case_.fired()).toContain('B-14');
    expect(await case_.filed()).toEqual(['fund-use-notice']);
    expect(await case_.told()).toHaveLength(1);
    expect(await case_.outbox('release.transfer.reported')).toHaveLength(1);
    expect(await case_.noticeStatus()).toBe('PAID');
    expect(await case_.tasks('correct-voucher')).toMatchObject([{ rule: 'B-14', owner: 'bank', status: 'OPEN' }]);
    case_.bookedAgain({}, { at: '03-10 16:00' });
    expect(await case_.filed()).toEqual(['fund-use-notice', 'transfer-voucher']);
    expect(await case_.told()).toHaveLength(1);
    expect(await case_.noticeStatus()).toBe('CLOSED');
    expect(await case_.openTasks()).toEqual([]);
    expect(await case_.balance()).toBe(700_000_000);
  });

  it('edge 26: a photo is no booked receipt and keeps the notice open', async () => {
    const case_ = given();
    case_.notice();
    const photo = Buffer.from([0xff, 0xd8, 0xff, 0xe0]).toString('base64');
    const sha256 = '4e22e1ebb3c80c9f1b9bc4cb6b6e3d3e0e8d9aefc1b9c6e0c3c8d2a2f8d3b9aa';
    case_.payment({ voucher: { number: 'HD1', mediaType: 'image/jpeg', sha256, contentBase64: photo } });
    expect(await case_.fired()).toContain('B-14');
    expect(await case_.filed()).toEqual(['fund-use-notice']);
    expect(await case_.noticeStatus()).toBe('PAID');
  });

  it('edge 26: one that says another amount is not filed (B-15), the corrected one is', async () => {
    const case_ = given();
    case_.notice();
    const face = {
      payer: '济南泉城置业有限公司',
      payee: '山东宏远建设集团有限公司',
      amountFen: 1,
      bookedOn: '2026-03-10',
      serial: 'S0001',
    };
    case_.payment({ voucher: { ...pdf(), number: 'HD1', face } });
    expect(await case_.fired()).toContain('B-15');
    expect(await case_.tasks('correct-voucher')).toMatchObject([{ rule: 'B-15' }]);
    case_.bookedAgain({}, { at: '03-10 16:00' });
    expect(await case_.filed()).toEqual(['fund-use-notice', 'transfer-voucher']);
    expect(await case_.noticeStatus()).toBe('CLOSED');
  });

  it('one that cannot be read does not take the place of one that was filed', async () => {
    const case_ = given();
    case_.notice();
    case_.payment();
    case_.bookedAgain({ voucher: { number: 'HD2', mediaType: 'application/pdf', sha256: 'a'.repeat(64) } }, { at: '03-10 16:00' });
    expect(await case_.fired()).toContain('B-14');
    expect(await case_.filed()).toEqual(['fund-use-notice', 'transfer-voucher']);
    expect(await case_.noticeStatus()).toBe('CLOSED');
    expect(await case_.openTasks()).toEqual([]);
  });

  it('its absence past the bank’s day is a missed voucher (B-19), told to bank and court; the bank has reported in time', async () => {
    const case_ = given();
    case_.notice();
    case_.payment({ voucher: null });
    case_.until('03-11 23:59:59');
    expect(await case_.tasks('send-voucher')).toMatchObject([{ rule: 'B-19', status: 'OVERDUE', dueAt: '2026-03-11T23:59:59+08:00' }]);
    expect((await case_.outbox('release.deadline.missed')).map(({ to }) => to)).toEqual(['court:鲁0102', 'bank:102451000019']);
  });

  it('one voucher for two lines is filed once in a case', async () => {
    const case_ = given();
    case_.notice({ lines: [{ amountFen: 100_000_000 }, { amountFen: 200_000_000 }] });
    const both = { ...pdf(), number: 'HD1' };
    case_.payment({ amountFen: 100_000_000, voucher: both });
    case_.payment({ bankSerial: 'S0002', line: 2, amountFen: 200_000_000, bookedAt: '03-10 15:30', voucher: both });
    expect(await case_.filed()).toEqual(['fund-use-notice', 'transfer-voucher']);
    expect(await case_.told()).toHaveLength(2);
    expect(await case_.noticeStatus()).toBe('CLOSED');
  });
});

const pdf = () => tinyPdf('voucher');
