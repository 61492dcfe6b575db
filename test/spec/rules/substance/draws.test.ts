import { describe, expect, it } from 'vitest';
import { evolve } from '../../../../shared/domain/account/evolve/evolve.ts';
import type { AccountState } from '../../../../shared/domain/account/state.ts';
import type { NoticePaper } from '../../../../shared/domain/messages/messages.ts';
import type { NoticeInput } from '../../../../shared/domain/rules/engine/moments.ts';
import { invoiceClaimKey, invoiceOwner } from '../../../../shared/domain/rules/reading/unique-claims.ts';
import { substanceRules } from '../../../../shared/domain/rules/substance/rules.ts';
import {
  accountNumber,
  aLine,
  aNotice,
  anAccount,
  aProfile,
  aRefundNotice,
  firing,
  noticeInput,
  now,
  supplier,
  withNotice,
  withNoticeChanged,
} from '../../../fixtures/rules/builders.ts';

const judge = (id: string, notice = aNotice(), change: Partial<NoticeInput> = {}) =>
  firing(substanceRules, id, 'notice', noticeInput(notice, change));
const number = aNotice().noticeNumber;
const otherNumber = '济历住建冻用〔2026〕7号';
const sha256 = 'a'.repeat(64);
const attach = (...names: string[]): Partial<NoticePaper> => ({
  attachments: names.map((name) => ({ name, mediaType: 'application/pdf', sha256 })),
});

describe('S-07 the evidence that the city asks for is attached (潼关 art. 三.3)', () => {
  const profile = aProfile({ evidenceRequired: ['contract', 'progress-confirmation', 'supervisor-confirmation', 'invoice'] });

  it('holds a progress payment without the supervisor’s confirmation', () => {
    const fired = judge('S-07', aNotice(attach('施工合同.pdf', '形象进度确认表.pdf', '增值税发票.pdf')), { profile });
    expect(fired).toMatchObject({ outcome: 'HOLD', field: 'attachments' });
    expect(fired?.detail).toContain('监理确认');
    expect(fired?.detail).not.toContain('progress-confirmation');
  });

  it('does not take a number in the notice for the invoice itself', () => {
    expect(
      judge('S-07', aNotice({ invoices: ['INV-1'], ...attach() }), { profile: aProfile({ evidenceRequired: ['invoice'] }) }),
    ).toMatchObject({ outcome: 'HOLD' });
  });

  it('finds evidence by its Chinese or its own name', () => {
    expect(
      judge('S-07', aNotice(attach('施工合同.pdf', '施工单位进度报告.pdf', '监理意见.ofd', 'Invoice 0001.pdf')), { profile }),
    ).toBeUndefined();
    expect(
      judge('S-07', aNotice(attach('quality-report 3.pdf')), { profile: aProfile({ evidenceRequired: ['quality-report'] }) }),
    ).toBeUndefined();
  });

  it('asks for none where the city asks for none, nor from a buyer', () => {
    expect(judge('S-07')).toBeUndefined();
    expect(judge('S-07', aRefundNotice(), { profile })).toBeUndefined();
  });
});

describe('S-08 draws stay within price and progress (proportion test)', () => {
  const contract = { number: 'SG-2025-031', priceFen: 1_000_000_000, paidBeforeFen: 500_000_000 };
  const drawing = (totalFen: number, change: Partial<NoticePaper['contract']> = {}, notice: Partial<NoticePaper> = {}) =>
    aNotice({ contract: { ...contract, ...change }, totalFen, ...notice });

  it('holds a draw one fen above the price', () => {
    expect(judge('S-08', drawing(500_000_001))).toMatchObject({ outcome: 'HOLD', field: 'contract.priceFen' });
    expect(judge('S-08', drawing(500_000_000))).toBeUndefined();
  });

  it('holds a draw one fen above the progress', () => {
    expect(judge('S-08', drawing(100_000_001, { progressPercent: 60 }))).toMatchObject({
      outcome: 'HOLD',
      field: 'contract.progressPercent',
    });
    expect(judge('S-08', drawing(100_000_000, { progressPercent: 60 }))).toBeUndefined();
  });

  it.each([
    [33.3, 99_999_999_999_999, 33_299_999_999_999],
    [0.07, 1_000_000_001, 700_000],
    [100, 99_999_999_999_999, 99_999_999_999_999],
    [58.29, 100_000_000_000_000, 58_290_000_000_000],
  ])('computes %d %% of %d fen to the fen', (progressPercent, priceFen, earnedFen) => {
    expect(judge('S-08', drawing(earnedFen, { priceFen, progressPercent, paidBeforeFen: 0 }))).toBeUndefined();
    expect(judge('S-08', drawing(earnedFen + 1, { priceFen, progressPercent, paidBeforeFen: 0 }))).toMatchObject({ outcome: 'HOLD' });
  });

  it('counts what earlier notices drew, whatever the notice says was paid before', () => {
    const state = withNotice(anAccount(), drawing(300_000_000, {}, { noticeNumber: otherNumber }));
    expect(judge('S-08', drawing(200_000_001, { paidBeforeFen: 0 }), { state })).toMatchObject({ outcome: 'HOLD' });
    expect(judge('S-08', drawing(200_000_000, { paidBeforeFen: 0 }), { state })).toBeUndefined();
  });

  it('counts a notice once: decided anew, in a new version, or superseding another', () => {
    const state = withNotice(anAccount(), drawing(500_000_000));
    expect(judge('S-08', drawing(500_000_000), { state, again: true })).toBeUndefined();
    expect(judge('S-08', drawing(500_000_000, {}, { version: 2 }), { state })).toBeUndefined();
    expect(judge('S-08', drawing(500_000_000, {}, { noticeNumber: otherNumber, supersedes: number }), { state })).toBeUndefined();
    expect(judge('S-08', drawing(500_000_000, {}, { noticeNumber: otherNumber }), { state })).toMatchObject({ outcome: 'HOLD' });
  });

  it('counts a held notice only when it is approved, and then once', () => {
    const held = withNotice(anAccount(), drawing(500_000_000), 'HELD');
    expect(judge('S-08', drawing(500_000_000, {}, { noticeNumber: otherNumber }), { state: held })).toBeUndefined();
    const ruled = (state: AccountState, status: 'ACCEPTED' | 'HELD') =>
      evolve(state, { type: 'NoticeRuled', noticeNumber: number, version: 1, status, fired: [], waived: [], at: now });
    const approved = ruled(ruled(ruled(held, 'ACCEPTED'), 'HELD'), 'ACCEPTED');
    expect(judge('S-08', drawing(500_000_000, {}, { noticeNumber: otherNumber }), { state: approved })).toMatchObject({ outcome: 'HOLD' });
    expect(approved.contracts).toMatchObject([{ approvedFen: 500_000_000 }]);
  });

  it('takes nothing off for a version that drew on another contract', () => {
    const first = withNotice(anAccount(), drawing(500_000_000, { number: 'SG-2025-099' }));
    const state = withNotice(first, drawing(400_000_000, {}, { noticeNumber: otherNumber }));
    expect(judge('S-08', drawing(200_000_000, {}, { version: 2 }), { state })).toMatchObject({ outcome: 'HOLD' });
  });

  it('leaves drawn what was paid under the version it replaces', () => {
    const lines = [
      {
        line: 1,
        amountFen: 500_000_000,
        usage: '',
        paidFen: 100_000_000,
        status: 'PARTIAL' as const,
        payee: { name: '', accountNumber: '', bankCode: '' },
      },
    ];
    const state = withNoticeChanged(withNotice(anAccount(), drawing(500_000_000)), number, () => ({ status: 'PARTIAL', lines }));
    expect(judge('S-08', drawing(400_000_000, {}, { version: 2 }), { state })).toBeUndefined();
    expect(judge('S-08', drawing(400_000_001, {}, { version: 2 }), { state })).toMatchObject({ outcome: 'HOLD' });
  });

  it('frees what a withdrawn notice had drawn, and leaves refunds to S-15', () => {
    const held = withNotice(anAccount(), drawing(500_000_000, {}, { noticeNumber: otherNumber }));
    const state = evolve(held, { type: 'NoticeEnded', noticeNumber: otherNumber, version: 1, status: 'WITHDRAWN', at: now });
    expect(judge('S-08', drawing(500_000_000), { state })).toBeUndefined();
    expect(judge('S-08', aRefundNotice({ contract: { ...contract, priceFen: 0 } }))).toBeUndefined();
  });
});

describe('S-09 nothing is drawn twice (edge case 16)', () => {
  const invoice = 'INV-2026-0001';
  const owned = (owner: string) => ({ taken: new Map([[invoiceClaimKey(invoice), owner]]) });
  const other = aNotice({ noticeNumber: otherNumber });

  it('holds an invoice that another notice of the account has used', () => {
    const state = withNotice(anAccount(), other);
    expect(judge('S-09', aNotice(), { state, ...owned(invoiceOwner(accountNumber, otherNumber, 1)) })).toMatchObject({
      outcome: 'HOLD',
      field: 'invoices.0',
    });
  });

  it('holds an invoice that an account elsewhere has used, by the contractor’s own supplier too', () => {
    expect(judge('S-09', aNotice(), owned(invoiceOwner('999', otherNumber, 1)))).toMatchObject({ outcome: 'HOLD' });
    expect(
      judge('S-09', aNotice({ applicant: { type: 'MATERIAL', ...supplier, idKind: 'uscc' } }), owned(invoiceOwner('999', otherNumber, 1))),
    ).toMatchObject({ outcome: 'HOLD' });
  });

  it('knows an invoice however it is spelt', () => {
    expect(judge('S-09', aNotice({ invoices: ['ｉｎｖ-2026- 0001'] }), owned(invoiceOwner('999', otherNumber, 1)))).toMatchObject({
      outcome: 'HOLD',
    });
  });

  it('frees the invoices of a notice that came to nothing', () => {
    const owner = invoiceOwner(accountNumber, otherNumber, 1);
    const rejected = withNotice(anAccount(), other, 'REJECTED');
    expect(judge('S-09', aNotice(), { state: rejected, ...owned(owner) })).toBeUndefined();
  });

  it('does not free the invoices of a notice that was paid in part before it ended, nor of one that has left the state', () => {
    const lines = [
      {
        line: 1,
        amountFen: 300_000_000,
        usage: '',
        paidFen: 1,
        status: 'PARTIAL' as const,
        payee: { name: '', accountNumber: '', bankCode: '' },
      },
    ];
    const owner = invoiceOwner(accountNumber, otherNumber, 1);
    const state = withNoticeChanged(withNotice(anAccount(), other), otherNumber, () => ({ status: 'EXPIRED', lines }));
    expect(judge('S-09', aNotice(), { state, ...owned(owner) })).toMatchObject({ outcome: 'HOLD' });
    expect(judge('S-09', aNotice(), owned(owner))).toMatchObject({ outcome: 'HOLD' });
  });

  it('looks at the notice that took the invoice and at no other', () => {
    const third = aNotice({ noticeNumber: '济历住建冻用〔2026〕6号', invoices: ['INV-2026-0003'] });
    const state = withNotice(withNotice(anAccount(), third), other, 'REJECTED');
    expect(judge('S-09', aNotice(), { state, ...owned(invoiceOwner(accountNumber, otherNumber, 1)) })).toBeUndefined();
  });

  it('holds an invoice that was freed and has been used by a third notice since', () => {
    const freed = aNotice({ noticeNumber: '济历住建冻用〔2026〕6号', invoices: ['INV-2026-0003'] });
    const state = withNotice(withNotice(anAccount(), freed, 'REJECTED'), other);
    expect(judge('S-09', aNotice(), { state, ...owned(invoiceOwner(accountNumber, '济历住建冻用〔2026〕6号', 1)) })).toMatchObject({
      outcome: 'HOLD',
    });
  });

  it('lets a notice be decided anew, corrected, or superseded with its own invoices', () => {
    const state = withNotice(anAccount(), aNotice(), 'HELD');
    const taken = owned(invoiceOwner(accountNumber, number, 1));
    expect(judge('S-09', aNotice(), { state, again: true, ...taken })).toBeUndefined();
    expect(judge('S-09', aNotice({ version: 2 }), { state, ...taken })).toBeUndefined();
    expect(judge('S-09', aNotice({ noticeNumber: otherNumber, supersedes: `${number}#1` }), { state, ...taken })).toBeUndefined();
  });

  it('holds a new version of a notice that has been paid already', () => {
    const state = withNoticeChanged(withNotice(anAccount(), aNotice()), number, () => ({ status: 'PAID' }));
    expect(judge('S-09', aNotice({ version: 2 }), { state, ...owned(invoiceOwner(accountNumber, number, 1)) })).toMatchObject({
      outcome: 'HOLD',
    });
  });

  it('holds a line like one of another notice where the notice names no invoice', () => {
    const state = withNotice(anAccount(), other);
    expect(judge('S-09', aNotice({ invoices: [] }), { state })).toMatchObject({ outcome: 'HOLD', field: 'lines.0' });
  });

  it.each([
    ['contract', aNotice({ invoices: [], contract: { number: 'SG-2025-032', priceFen: 2_000_000_000, paidBeforeFen: 0 } })],
    ['building', aNotice({ invoices: [], building: '2号楼' })],
    ['usage', aNotice({ invoices: [], lines: [aLine({ usage: '二次结构工程进度款' })] })],
    ['amount', aNotice({ invoices: [], lines: [aLine({ amountFen: 300_000_001 })] })],
    ['payee', aNotice({ invoices: [], lines: [aLine({ payee: { ...supplier, accountNumber: '1' } })] })],
  ])('accepts a line of another %s', (_, notice) => {
    expect(judge('S-09', notice, { state: withNotice(anAccount(), other) })).toBeUndefined();
  });

  it('cannot compare lines with a notice that is closed and has lost its text', () => {
    const closed = evolve(withNotice(anAccount(), other), { type: 'NoticeClosed', noticeNumber: otherNumber, version: 1, at: now });
    expect(judge('S-09', aNotice({ invoices: [] }), { state: closed })).toBeUndefined();
  });

  it('knows a payee by its account, but not by having none', () => {
    const state = withNotice(anAccount(), aNotice({ noticeNumber: otherNumber, lines: [aLine({ payee: { accountNumber: '' } })] }));
    expect(
      judge('S-09', aNotice({ invoices: [], lines: [aLine({ payee: { ...supplier, accountNumber: '' } })] }), { state }),
    ).toBeUndefined();
    expect(
      judge('S-09', aNotice({ invoices: [], lines: [aLine({ payee: { ...supplier } })] }), { state: withNotice(anAccount(), other) }),
    ).toMatchObject({ outcome: 'HOLD' });
  });

  it('accepts the first use of an invoice, and of a line after the like one was withdrawn', () => {
    expect(judge('S-09')).toBeUndefined();
    const state = withNotice(anAccount(), other, 'REJECTED');
    expect(judge('S-09', aNotice({ invoices: [] }), { state })).toBeUndefined();
  });
});
