/** A court's suspension (F-21, 执行工作规定 77) reaches what comes after it, in whatever order notice and booking arrive. */
import { describe, expect, it } from 'vitest';
import { bank, given, noticeNumber } from '../../../fixtures/desk/scenario.ts';

const versions = async (case_: ReturnType<typeof given>) => (await case_.report()).notices.map(({ version, status }) => [version, status]);

describe('a release that was suspended before its notice was here', () => {
  it.each([
    ['every release of the account', {}],
    ['this notice', { noticeNumber }],
  ])('%s: is held until its court resumes it', async (_, about) => {
    const case_ = given();
    case_.suspend(about, { at: '03-08 10:00' });
    case_.notice();
    expect(await case_.noticeStatus()).toBe('HELD');
    expect(await case_.outbox('release.payment.authorised', bank)).toEqual([]);
    case_.resume(about, { at: '03-10 10:00' });
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
    expect(await case_.outbox('release.payment.authorised', bank)).toHaveLength(1);
  });

  it.each([
    ['before the notice', '03-10 14:50'],
    ['after the notice', '03-10 14:20'],
  ])('paid while it was suspended it is a violation, the booking reported %s (B-02)', async (_, at) => {
    const case_ = given();
    case_.suspend({}, { at: '03-09 10:00' });
    if (at < '03-10 14:30') case_.notice({ issuedAt: '03-10 14:00' }, { at });
    case_.payment({ bookedAt: '03-10 14:30' });
    if (at > '03-10 14:30') case_.notice({ issuedAt: '03-10 14:00' }, { at });
    case_.until('03-10 16:00');
    expect(await case_.paymentOf()).toMatchObject({ status: 'VIOLATION', violations: ['B-02'] });
  });
});

it('a new version does not lift the suspension of its notice; resumed, it alone goes on', async () => {
  const case_ = given();
  case_.notice();
  case_.suspend({ noticeNumber }, { at: '03-09 20:00' });
  case_.notice({ version: 2, issuedAt: '03-10 10:00', priorPaid: 'included' });
  expect(await versions(case_)).toEqual([
    [1, 'HELD'],
    [2, 'HELD'],
  ]);
  case_.resume({ noticeNumber }, { at: '03-10 12:00' });
  expect(await versions(case_)).toEqual([
    [1, 'SUPERSEDED'],
    [2, 'ACCEPTED'],
  ]);
  expect(await case_.outbox('release.payment.authorised', bank)).toHaveLength(2);
});
