/** F-01 … F-03, F-13, F-19: what a notice may rest on. */
import { describe, expect, it } from 'vitest';
import { freezeRules } from '../../../../shared/domain/rules/freeze/rules.ts';
import { aSecondFreeze, deductionInput, freezeEndedInput, freezeOrderInput } from '../../../fixtures/rules/account-builders.ts';
import { aFreeze, aNotice, anAccount, firing, idsFiring, noticeInput } from '../../../fixtures/rules/builders.ts';

const onNotice = (id: string, freezes: ReturnType<typeof aFreeze>[], cited?: string) =>
  firing(
    freezeRules,
    id,
    'notice',
    noticeInput(cited === undefined ? aNotice() : aNotice({ freezes: [{ caseNumber: cited, courtName: '', quotaFen: 0 }] }), {
      state: anAccount({ freezes }),
    }),
  );

it('lets the plain notice rest on the plain freeze', () => {
  expect(idsFiring(freezeRules, 'notice', noticeInput())).toEqual([]);
});

describe('F-01 a notice needs an account that a court has frozen (S0 §五)', () => {
  it.each([
    ['no freeze at all', []],
    ['one that has lapsed', [aFreeze({ status: 'EXPIRED', endedAt: '2026-03-08T10:00:00+08:00' })]],
    ['one by the tax authority', [aFreeze({ organ: 'tax' })]],
    ['one that only waits', [aFreeze({ organ: 'police' }), aFreeze({ status: 'WAITING', rank: 2 })]],
  ])('holds it with %s', (_, freezes) => {
    expect(onNotice('F-01', freezes)?.outcome).toBe('HOLD');
  });
  it('holds it when none of the cited cases has a freeze on record', () => {
    expect(onNotice('F-01', [aFreeze()], '（2026）鲁0102执保999号')).toMatchObject({ outcome: 'HOLD', field: 'freezes' });
  });
  it('takes a freeze by its former number, in brackets of any width', () => {
    expect(onNotice('F-01', [aFreeze({ formerCaseNumbers: ['（2025）鲁0102财保7号'] })], '(2025)鲁0102财保7号')).toBeUndefined();
  });
  it('asks again when a freeze ends, and is content with a waiting court freeze that moves up', () => {
    expect(firing(freezeRules, 'F-01', 'freezeEnded', freezeEndedInput())?.outcome).toBe('HOLD');
    expect(
      firing(freezeRules, 'F-01', 'freezeEnded', freezeEndedInput({ remaining: [aSecondFreeze({ status: 'WAITING', controlledFen: 0 })] })),
    ).toBeUndefined();
  });
});

describe('F-02 the freeze of another organ is not covered (法〔2022〕12号)', () => {
  it('holds the notice while the tax authority has a live freeze', () => {
    expect(onNotice('F-02', [aFreeze(), aSecondFreeze({ organ: 'tax' })])).toMatchObject({
      outcome: 'HOLD',
      detail: expect.stringContaining('tax'),
    });
  });
  it('holds for one that only waits too, and lets one that has ended be', () => {
    const waiting = aSecondFreeze({ organ: 'customs', status: 'WAITING', controlledFen: 0 });
    expect(onNotice('F-02', [aFreeze(), waiting])?.outcome).toBe('HOLD');
    expect(onNotice('F-02', [aFreeze(), aSecondFreeze({ organ: 'tax', status: 'LIFTED' })])).toBeUndefined();
  });
});

describe('F-03 property of a criminal case', () => {
  it('holds the notice while a criminal freeze is live', () => {
    expect(onNotice('F-03', [aFreeze({ criminal: true })])?.outcome).toBe('HOLD');
  });
  it('is silent once it has ended', () => {
    expect(onNotice('F-03', [aFreeze(), aSecondFreeze({ criminal: true, status: 'LIFTED' })])).toBeUndefined();
  });
});

describe('F-13 bankruptcy stays enforcement (企业破产法 19)', () => {
  const state = anAccount({ bankruptcy: { caseNumber: '（2026）鲁01破3号', court: 'court:鲁01', acceptedOn: '2026-03-06' } });
  it('holds notices, orders to freeze and orders to deduct', () => {
    expect(firing(freezeRules, 'F-13', 'notice', noticeInput(aNotice(), { state }))?.outcome).toBe('HOLD');
    expect(firing(freezeRules, 'F-13', 'freezeOrder', freezeOrderInput({}, state))?.outcome).toBe('HOLD');
    expect(firing(freezeRules, 'F-13', 'deductionOrder', deductionInput({}, { state }))?.outcome).toBe('HOLD');
  });
  it('is silent while none was accepted', () => {
    expect(firing(freezeRules, 'F-13', 'notice', noticeInput())).toBeUndefined();
    expect(firing(freezeRules, 'F-13', 'deductionOrder', deductionInput())).toBeUndefined();
  });
});

describe('F-19 the cited freeze was lifted before payment (民诉解释 166)', () => {
  it('holds an accepted notice when no court freeze is left', () => {
    expect(firing(freezeRules, 'F-19', 'freezeEnded', freezeEndedInput())?.outcome).toBe('HOLD');
  });
  it('holds it when only a tax freeze is left in front', () => {
    const remaining = [
      aSecondFreeze({ organ: 'tax', quotaFen: 5_000_000_000 }),
      aFreeze({ status: 'WAITING', servedAt: '2026-03-06T09:00:00+08:00' }),
    ];
    expect(firing(freezeRules, 'F-19', 'freezeEnded', freezeEndedInput({ remaining }))?.outcome).toBe('HOLD');
  });
  it('lets it go on under another court freeze', () => {
    expect(firing(freezeRules, 'F-19', 'freezeEnded', freezeEndedInput({ remaining: [aSecondFreeze()] }))?.outcome).toBe('ACCEPT');
  });
  it('speaks of a notice that comes after the end in the same way', () => {
    const lifted = aFreeze({ status: 'LIFTED', rank: 0, endedAt: '2026-03-08T10:00:00+08:00' });
    expect(onNotice('F-19', [lifted])?.outcome).toBe('HOLD');
    expect(onNotice('F-19', [lifted, aSecondFreeze()])?.outcome).toBe('ACCEPT');
    expect(onNotice('F-19', [aFreeze()])).toBeUndefined();
  });
  it('leaves a lapse to F-06', () => {
    const input = freezeEndedInput({ ended: aFreeze({ status: 'EXPIRED' }) });
    expect(firing(freezeRules, 'F-19', 'freezeEnded', input)).toBeUndefined();
    expect(firing(freezeRules, 'F-06', 'freezeEnded', input)?.outcome).toBe('ACCEPT');
    expect(firing(freezeRules, 'F-06', 'freezeEnded', freezeEndedInput())).toBeUndefined();
  });
});
