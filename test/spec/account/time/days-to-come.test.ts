/** What a court or an authority says of a day to come holds as that day begins, and not before. */
import { describe, expect, it } from 'vitest';
import { bank, caseNumber, court, given, housing, scenario } from '../../../fixtures/desk/scenario.ts';

describe('a first registration (首次登记) on a day to come', () => {
  const told = () => {
    const case_ = given();
    case_.send('housing.registration.completed', { building: '1号楼', registeredOn: '2026-04-01' }, { sender: housing, at: '03-08 10:00' });
    case_.orderDeduction(700_000_000, {}, { at: '03-09 10:00' });
    return case_;
  };

  it('frees no money before it, and frees it as the day begins, without a further message', async () => {
    const case_ = told();
    case_.until('03-31 23:59');
    expect((await case_.report()).deductions).toMatchObject([{ status: 'HELD' }]);
    expect(await case_.outbox('release.account.changed')).toEqual([]);
    case_.until('04-01 00:00');
    expect((await case_.report()).deductions).toMatchObject([{ status: 'ACCEPTED' }]);
    expect((await case_.outbox('release.account.changed')).map(({ to }) => to)).toEqual([court, bank]);
  });

  it('gives way to another day that the authority names', async () => {
    const case_ = told();
    case_.send('housing.registration.completed', { building: '1号楼', registeredOn: '2026-03-15' }, { sender: housing, at: '03-10 10:00' });
    case_.until('03-15 00:00');
    expect((await case_.report()).deductions).toMatchObject([{ status: 'ACCEPTED' }]);
    case_.until('04-02 00:00');
    expect(await case_.outbox('release.account.changed', bank)).toHaveLength(1);
  });
});

describe('a bankruptcy accepted on a day to come (F-23)', () => {
  it('stops nothing before it, and stops the release as the day begins', async () => {
    const case_ = given();
    case_.notice();
    case_.bankruptcy({ acceptedOn: '2026-03-12' }, { at: '03-10 10:00' });
    expect(await case_.receipt()).toMatchObject({ outcome: 'HELD', rules: [{ id: 'F-23', outcome: 'HOLD' }] });
    case_.until('03-11 23:59');
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
    case_.until('03-12 00:00');
    expect(await case_.noticeStatus()).toBe('HELD');
    expect(await case_.outbox('release.payment.stopped', bank)).toHaveLength(1);
  });

  it('one that does not fit is asked about at once and holds nothing then', async () => {
    const case_ = given();
    case_.notice();
    case_.bankruptcy({ caseNumber: '（2026）鲁01民初7号', acceptedOn: '2026-03-12' }, { at: '03-10 10:00' });
    expect(await case_.openTasks()).toContain('review-freeze');
    case_.until('03-13 00:00');
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
  });
});

it('that the housing authority will be informed ends no deadline (12-1)', async () => {
  const case_ = scenario();
  case_.account();
  case_.freeze();
  case_.informed({ informedAt: '2026-03-20T10:00:00+08:00' }, { at: '03-03 11:00' });
  expect((await case_.receipt())?.rules).toEqual([{ id: 'F-23', outcome: 'HOLD' }]);
  case_.until('03-10 10:00');
  expect(await case_.tasks('inform-housing')).toMatchObject([{ caseNumber, status: 'OVERDUE' }]);
});

it('a case that will be closed still takes its papers (C-12)', async () => {
  const case_ = given();
  case_.send('court.case.closed', { caseNumber, closedOn: '2026-04-20' }, { sender: court, at: '03-05 11:00' });
  case_.notice();
  case_.payment();
  expect(await case_.noticeStatus()).toBe('CLOSED');
  expect(await case_.tasks('file-supplement')).toEqual([]);
});
