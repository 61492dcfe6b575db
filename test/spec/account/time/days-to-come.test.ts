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

describe('an account that is registered with a building whose 首次登记 is to come', () => {
  const building = (firstRegisteredOn?: string, name = '1号楼') => ({
    name,
    ...(firstRegisteredOn === undefined ? {} : { firstRegisteredOn }),
  });
  const told = (...buildings: ReturnType<typeof building>[]) => {
    const case_ = given({ account: { buildings } });
    case_.orderDeduction(700_000_000, {}, { at: '03-09 10:00' });
    return case_;
  };
  const statusOf = async (case_: ReturnType<typeof told>) => (await case_.report()).deductions.map(({ status }) => status);
  const hearOf = async (case_: ReturnType<typeof told>) =>
    (await case_.outbox('release.account.changed')).map(({ to, output }) => [to, 'data' in output ? output.data : undefined]);

  it('frees what an order waits for as the day begins, and courts and bank hear of it then', async () => {
    const case_ = told(building('2026-04-01'));
    case_.until('03-31 23:59');
    expect(await statusOf(case_)).toEqual(['HELD']);
    expect(await hearOf(case_)).toEqual([]);
    case_.until('04-01 00:00');
    expect(await statusOf(case_)).toEqual(['ACCEPTED']);
    const said = { change: 'building-registered', building: '1号楼', date: '2026-04-01', at: '2026-04-01T00:00:00+08:00' };
    expect(await hearOf(case_)).toEqual([
      [court, said],
      [bank, said],
    ]);
  });

  it('the last of several days counts', async () => {
    const case_ = told(building('2026-04-01'), building('2026-04-05', '2号楼'));
    case_.until('04-04 23:59');
    expect(await statusOf(case_)).toEqual(['HELD']);
    case_.until('04-05 00:00');
    expect(await statusOf(case_)).toEqual(['ACCEPTED']);
  });

  it('a correction that names another day, to come or past, takes the place of the first; one that names none leaves it', async () => {
    const later = told(building('2026-04-01'));
    later.account({ buildings: [building('2026-05-01', '１号楼')] }, { at: '03-10 10:00' });
    later.until('04-02 00:00');
    expect(await statusOf(later)).toEqual(['HELD']);
    later.until('05-01 00:00');
    expect(await statusOf(later)).toEqual(['ACCEPTED']);

    const past = told(building('2026-04-01'));
    past.send('housing.registration.completed', { building: '１号楼', registeredOn: '2026-03-10' }, { sender: housing, at: '03-10 10:00' });
    expect(await statusOf(past)).toEqual(['ACCEPTED']);
    past.until('04-02 00:00');
    expect(await hearOf(past)).toHaveLength(2);

    const silent = told(building('2026-04-01'));
    silent.account({ buildings: [building()] }, { at: '03-10 10:00' });
    silent.until('04-01 00:00');
    expect(await statusOf(silent)).toEqual(['ACCEPTED']);
  });

  it('a day to come takes back one that had been said to be over, and minutes before midnight it is still to come', async () => {
    const case_ = told(building('2026-03-01'));
    expect(await statusOf(case_)).toEqual(['ACCEPTED']);
    case_.send('housing.registration.completed', { building: '1号楼', registeredOn: '2026-03-11' }, { sender: housing, at: '03-10 23:57' });
    expect(await statusOf(case_)).toEqual(['HELD']);
    case_.until('03-11 00:00');
    expect(await statusOf(case_)).toEqual(['ACCEPTED']);
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

describe('a freeze that is served on a day to come (F-23)', () => {
  const servedAt = '2026-03-10T10:00:00+08:00';
  const announced = () => {
    const case_ = scenario();
    case_.account();
    case_.freeze({ servedAt }, { at: '03-05 10:00' });
    return case_;
  };

  it('is lifted by what its court says before the service, when both have come', async () => {
    const case_ = announced();
    case_.lift({ liftedAt: '03-12 10:00' }, { at: '03-06 10:00' });
    expect(await case_.receipt()).toMatchObject({ outcome: 'HELD', rules: [{ id: 'F-23', outcome: 'HOLD' }] });
    case_.until('03-11 10:00');
    expect(await case_.freezeOf()).toMatchObject({ status: 'LIVE' });
    case_.until('03-12 10:00');
    expect(await case_.freezeOf()).toMatchObject({ status: 'LIFTED' });
  });

  it('an order that is taken back before its service controls nothing for any time', async () => {
    const case_ = announced();
    case_.lift({ liftedAt: '03-06 10:00' }, { at: '03-06 10:00' });
    expect(await case_.receipt()).toMatchObject({ outcome: 'HELD', rules: [{ id: 'F-23' }] });
    case_.until('03-10 10:00');
    expect(await case_.freezeOf()).toMatchObject({ status: 'LIFTED', controlledFen: 0 });
    expect(await case_.openTasks()).toEqual([]);
  });

  it('is reduced and carried on by what comes before it; no other court does that, and no act raises it', async () => {
    const case_ = announced();
    case_.reduce(300_000_000, {}, { at: '03-06 10:00' });
    case_.reduce(800_000_001, {}, { at: '03-06 11:00' });
    expect(await case_.receipt()).toMatchObject({ outcome: 'REJECTED', rules: [{ id: 'F-23' }, { id: 'F-04', outcome: 'REJECT' }] });
    case_.lift({ liftedAt: '03-06 12:00' }, { at: '03-06 12:00', from: 'court:鲁0103' });
    expect(await case_.receipt()).toMatchObject({ outcome: 'REJECTED', rules: [{ id: 'M-08' }] });
    case_.informed({ informedAt: '2026-03-06T13:00:00+08:00' }, { at: '03-06 13:00' });
    case_.until('03-20 10:00');
    expect(await case_.freezeOf()).toMatchObject({ status: 'LIVE', quotaFen: 300_000_000 });
    expect(await case_.tasks('inform-housing')).toEqual([]);
  });

  it.each([
    '03-10 09:55',
    '03-10 09:57',
    '03-10 09:59',
  ])('is lifted by what comes so near to its service that clocks might differ (%s)', async (at) => {
    const case_ = announced();
    case_.informed({ informedAt: `2026-${at.replace(' ', 'T')}:00+08:00` }, { at });
    expect(await case_.receipt()).toMatchObject({ outcome: 'HELD', rules: [{ id: 'F-23' }] });
    case_.lift({ liftedAt: at }, { at });
    expect(await case_.receipt()).toMatchObject({ outcome: 'HELD', rules: [{ id: 'F-23', outcome: 'HOLD' }] });
    case_.until('03-10 10:00');
    expect(await case_.freezeOf()).toMatchObject({ status: 'LIFTED', controlledFen: 0 });
    expect(await case_.openTasks()).toEqual([]);
  });

  it('takes effect once: sent again it is a duplicate, and of two times of service the one named last holds', async () => {
    const case_ = announced();
    case_.freeze({ servedAt }, { at: '03-05 11:00' });
    expect(await case_.receipt()).toMatchObject({ outcome: 'DUPLICATE' });
    case_.freeze({ servedAt: '2026-03-08T10:00:00+08:00' }, { at: '03-05 12:00' });
    case_.until('03-20 10:00');
    const { freezes } = await case_.state();
    expect(freezes).toMatchObject([{ servedAt: '2026-03-08T10:00:00+08:00', status: 'LIVE' }]);
  });
});
