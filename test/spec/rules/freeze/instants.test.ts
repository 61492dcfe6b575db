/** F-23 … F-25: instants and parties of an order that cannot be right, or not yet. */
import { describe, expect, it } from 'vitest';
import type { FreezeChangeInput } from '../../../../shared/domain/rules/engine/moments.ts';
import { freezeRules } from '../../../../shared/domain/rules/freeze/rules.ts';
import { freezeOrderInput } from '../../../fixtures/rules/account-builders.ts';
import {
  accountNumber,
  aFreeze,
  aFreezeOrder,
  anAccount,
  anUnregisteredAccount,
  caseNumber,
  court,
  developer,
  firing,
  freezeChangeInput,
  now,
  supplier,
} from '../../../fixtures/rules/builders.ts';

const order = (id: string, ...input: Parameters<typeof freezeOrderInput>) =>
  firing(freezeRules, id, 'freezeOrder', freezeOrderInput(...input));
const change = (message: FreezeChangeInput['message'], input: Partial<FreezeChangeInput> = {}) =>
  firing(freezeRules, 'F-23', 'freezeChange', freezeChangeInput(message, input));
const act = { caseNumber, accountNumber, rulingNumber: '（2026）鲁0102执保123号之三' };
const inFiveMinutes = '2026-03-09T10:05:00+08:00';
const inSixMinutes = '2026-03-09T10:06:00+08:00';

describe('F-23 an instant that is impossible, or still to come (民诉解释 485)', () => {
  const startsAt = aFreezeOrder().startsAt;
  it('holds an order that ends at its start or before, not one of a minute', () => {
    expect(order('F-23', { startsAt, endsAt: startsAt })).toMatchObject({ outcome: 'HOLD', field: 'endsAt' });
    expect(order('F-23', { startsAt, endsAt: '2026-03-02T10:00:00+08:00' })?.outcome).toBe('HOLD');
    expect(order('F-23', { startsAt, endsAt: '2026-03-03T10:01:00+08:00' })).toBeUndefined();
  });
  it('holds an order served later than its receipt, beyond the difference of two clocks', () => {
    expect(order('F-23', { servedAt: inSixMinutes })).toMatchObject({ outcome: 'HOLD', field: 'servedAt' });
    expect(order('F-23', { servedAt: inFiveMinutes })).toBeUndefined();
    expect(order('F-23', { servedAt: now })).toBeUndefined();
  });
  const renewed = (endsAt: string, servedAt?: string): FreezeChangeInput['message'] => ({
    type: 'court.freeze.renewed',
    data: { ...act, endsAt, ...(servedAt === undefined ? {} : { servedAt }) },
  });
  it('refuses a renewal whose end is not later than the present one: it would prolong nothing', () => {
    const { endsAt } = aFreeze();
    expect(change(renewed(endsAt))).toMatchObject({ outcome: 'REJECT', field: 'endsAt' });
    expect(change(renewed('2026-12-01T10:00:00+08:00'))?.outcome).toBe('REJECT');
    expect(change(renewed('2027-03-02T10:01:00+08:00'))).toBeUndefined();
  });
  it('lets a renewal, a reduction or a lift that is still to come wait for its instant', () => {
    expect(change(renewed('2027-06-01T10:00:00+08:00', inSixMinutes))).toMatchObject({ outcome: 'HOLD', field: 'servedAt' });
    expect(change(renewed('2027-06-01T10:00:00+08:00', inFiveMinutes))).toBeUndefined();
    const reduced = (servedAt: string): FreezeChangeInput['message'] => ({
      type: 'court.freeze.reduced',
      data: { ...act, quotaFen: 1, servedAt },
    });
    expect(change(reduced(inSixMinutes))?.outcome).toBe('HOLD');
    expect(change(reduced(inFiveMinutes))).toBeUndefined();
    const lifted = (liftedAt: string): FreezeChangeInput['message'] => ({ type: 'court.freeze.lifted', data: { ...act, liftedAt } });
    expect(change(lifted(inSixMinutes))).toMatchObject({ outcome: 'HOLD', field: 'liftedAt' });
    expect(change(lifted(now))).toBeUndefined();
  });
});

describe('F-24 the respondent is the developer of the account (查扣冻规定 2)', () => {
  it('holds an order against another company, and one in another spelling of the code it does not', () => {
    expect(order('F-24', { respondent: { name: '某建材有限公司', uscc: supplier.id } })).toMatchObject({
      outcome: 'HOLD',
      field: 'respondent.uscc',
    });
    expect(order('F-24', { respondent: { ...developer, uscc: developer.uscc.toLowerCase() } })).toBeUndefined();
    expect(order('F-24')).toBeUndefined();
  });
  it('says nothing of an account that nobody has registered yet', () => {
    const respondent = { name: '某建材有限公司', uscc: supplier.id };
    expect(order('F-24', { respondent }, anUnregisteredAccount({ freezes: [] }))).toBeUndefined();
  });
});

describe('F-25 the number of a case names its court (案号规定 3)', () => {
  const from = (sender: string, number = caseNumber, organ: 'court' | 'police' = 'court') =>
    firing(freezeRules, 'F-25', 'freezeOrder', {
      ...freezeOrderInput({ caseNumber: number, organ }, anAccount({ freezes: [] })),
      from: sender,
    });
  it('holds an order under the number of a court that is neither the sender nor above or below it', () => {
    expect(from('court:鲁0103')).toMatchObject({ outcome: 'HOLD', field: 'caseNumber' });
    expect(from(court, '（2026）苏0102执保123号')?.outcome).toBe('HOLD');
  });
  it('takes the number of the sender, of a court above it and of one below it', () => {
    for (const sender of [court, 'court:鲁01', 'court:鲁']) expect(from(sender)).toBeUndefined();
    expect(from(court, '（2026）鲁01执45号')).toBeUndefined();
  });
  it('asks no court about the number of another organ, nor about one from before 2016 that names none', () => {
    expect(from('court:鲁0103', '济公（经）冻财字〔2026〕12号', 'police')).toBeUndefined();
    expect(from('court:鲁0103', '（2013）历执字第123号')).toBeUndefined();
  });
});
