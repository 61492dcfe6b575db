import { describe, expect, it } from 'vitest';
import { bank, caseNumber, court, given, housing, noticeNumber, scenario } from '../../fixtures/desk/scenario.ts';

const guarantee = (replacedFen: number) => ({
  issuer: {
    name: '某银行',
    uscc: '91110000600037341L',
    kind: 'bank' as const,
    supervisoryRating: 2,
    totalAssetsFen: 90_000_000_000_000,
    relatedToDeveloper: false,
  },
  replacedFen,
});

describe('the account itself', () => {
  it('is registered once; a second registration of the same authority corrects it and moves no money', async () => {
    const case_ = given();
    case_.notice();
    case_.payment();
    case_.account({ supervisedQuotaFen: 400_000_000 }, { at: '03-12 09:00' });
    expect(await case_.balance()).toBe(700_000_000);
    expect((await case_.report()).accounts).toMatchObject([{ supervisedQuotaFen: 400_000_000, freezes: [{ status: 'LIVE' }] }]);
    expect(await case_.outbox('release.freeze.notified')).toHaveLength(1);
  });

  it('what a registration sent again says of quota and first registrations is told to courts and bank like a message of its own', async () => {
    const case_ = given();
    case_.account(
      { supervisedQuotaFen: 400_000_000, buildings: [{ name: '1号楼', firstRegisteredOn: '2026-03-05' }] },
      { at: '03-12 09:00' },
    );
    const told = await case_.outbox('release.account.changed', bank);
    expect(told.map(({ output }) => ('data' in output ? output.data : undefined))).toMatchObject([
      { change: 'building-registered', building: '1号楼', date: '2026-03-05' },
      { change: 'quota-adjusted', supervisedQuotaFen: 400_000_000, date: '2026-03-12' },
    ]);
    expect((await case_.outbox('release.account.changed')).filter(({ to }) => to === court)).toHaveLength(2);
    case_.account({ supervisedQuotaFen: 400_000_000 }, { at: '03-13 09:00' });
    expect(await case_.outbox('release.account.changed', bank)).toHaveLength(2);
  });

  it('a building is the one that the registration names, however wide its digits are written', async () => {
    const case_ = given();
    case_.send(
      'housing.registration.completed',
      { building: '１号楼', registeredOn: '2026-03-05' },
      { sender: housing, at: '03-09 09:00' },
    );
    expect((await case_.state()).registration?.buildings).toEqual([{ name: '1号楼', firstRegisteredOn: '2026-03-05' }]);
  });

  it('another housing authority cannot take it over by itself: a person looks', async () => {
    const case_ = given();
    case_.register({ partner: 'housing:370103', name: '市中区住建局' });
    case_.account({ bankCode: '105451000129' }, { at: '03-08 09:00', from: 'housing:370103' });
    expect((await case_.receipt())?.outcome).toBe('HELD');
    expect((await case_.state()).registration).toMatchObject({ registeredBy: housing, bankCode: '102451000019' });
    case_.answer('review-held-message', 'accept', { at: '03-08 10:00', reason: '机构改革' });
    expect((await case_.state()).registration).toMatchObject({ registeredBy: 'housing:370103', bankCode: '105451000129' });
  });

  it('a permit that its registration adds answers the notice that waited for it (N-14)', async () => {
    const case_ = given();
    case_.notice({ permit: '（2024）济房预售证第9号' });
    expect(await case_.noticeOf()).toMatchObject({ status: 'HELD', rules: expect.arrayContaining([{ id: 'N-14', outcome: 'HOLD' }]) });
    const { project } = (await case_.state()).registration ?? { project: undefined };
    const permits = [...(project?.permits ?? []), '（2024）济房预售证第9号'];
    case_.account({ ...(project === undefined ? {} : { project: { ...project, permits } }) }, { at: '03-09 12:00' });
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
    expect(await case_.openTasks()).toEqual([]);
  });

  it('nor adjust its quota or end its supervision', async () => {
    const case_ = given();
    case_.register({ partner: 'housing:370103', name: '市中区住建局' });
    const sent = { sender: 'housing:370103', when: '03-08 09:00' };
    case_.send('housing.quota.adjusted', { supervisedQuotaFen: 1, reason: 'x', effectiveAt: '2026-03-08T09:00:00+08:00' }, sent);
    expect((await case_.receipt())?.outcome).toBe('HELD');
    expect((await case_.report()).accounts).toMatchObject([{ supervisedQuotaFen: 500_000_000 }]);
  });

  it('nor say that a freeze is known to it, which the court must tell the authority of the place (12-1)', async () => {
    const case_ = given();
    case_.register({ partner: 'housing:370103', name: '市中区住建局' });
    const known = { caseNumber, acknowledgedAt: '2026-03-04T09:00:00+08:00' };
    case_.send('housing.freeze.acknowledged', known, { sender: 'housing:370103', when: '03-04 09:00' });
    expect(await case_.receipt()).toMatchObject({ outcome: 'HELD', rules: [{ id: 'N-02', outcome: 'HOLD' }] });
    case_.send('housing.freeze.acknowledged', known, { sender: housing, when: '03-04 09:01' });
    expect(await case_.receipt()).toMatchObject({ outcome: 'ACCEPTED', rules: [] });
  });

  it('a quota adjusted before the account is registered is refused (N-13)', async () => {
    const case_ = scenario();
    case_.send(
      'housing.quota.adjusted',
      { supervisedQuotaFen: 1, reason: 'x', effectiveAt: '2026-03-08T09:00:00+08:00' },
      { sender: housing, when: '03-08 09:00' },
    );
    expect(await case_.receipt()).toMatchObject({ outcome: 'REJECTED', rules: [{ id: 'N-13' }] });
  });

  it('where supervision has ended a new notice is held (N-15)', async () => {
    const case_ = given();
    case_.send('housing.supervision.ended', { endedOn: '2026-03-07', reason: '竣工备案' }, { sender: housing, when: '03-08 09:00' });
    case_.notice();
    expect((await case_.noticeOf(noticeNumber))?.rules).toContainEqual({ id: 'N-15', outcome: 'HOLD' });
  });
});

describe('a guarantee replaces part of the quota (银保监办发〔2022〕104号)', () => {
  const replaced = () => {
    const case_ = given({ account: { supervisedQuotaFen: 1_000_000_000, balanceFen: 1_000_000_000 } });
    case_.send(
      'housing.quota.adjusted',
      { supervisedQuotaFen: 900_000_000, reason: '保函置换', effectiveAt: '2026-03-08T09:00:00+08:00', guarantee: guarantee(100_000_000) },
      { sender: housing, when: '03-08 09:00' },
    );
    return case_;
  };

  it('a payment inside the quota must be told to the guarantor within three working days (B-12)', async () => {
    const case_ = replaced();
    expect((await case_.receipt())?.outcome).toBe('ACCEPTED');
    case_.notice();
    case_.payment();
    case_.until('03-13 23:59:59');
    expect(await case_.tasks('tell-guarantor')).toMatchObject([
      { rule: 'B-12', owner: 'bank', status: 'OVERDUE', dueAt: '2026-03-13T23:59:59+08:00' },
    ]);
    expect(await case_.outbox('release.deadline.missed', bank)).toHaveLength(1);
  });

  it('the bank’s word through two operators ends it', async () => {
    const case_ = replaced();
    case_.notice();
    case_.payment();
    case_.until('03-13 12:00');
    case_.answer('tell-guarantor', 'accept', { at: '03-13 13:00', reason: '已函告' });
    case_.until('03-20 12:00');
    expect(await case_.openTasks()).toEqual([]);
    expect(await case_.outbox('release.deadline.missed')).toEqual([]);
  });

  it('after the first registration of every building there is no guarantor left to tell (104 lets the guarantee lapse)', async () => {
    const case_ = replaced();
    case_.notice();
    case_.send('housing.registration.completed', { building: '1号楼', registeredOn: '2026-03-10' }, { sender: housing, at: '03-10 09:00' });
    case_.payment();
    case_.until('03-20 12:00');
    expect(await case_.tasks('tell-guarantor')).toEqual([]);
  });

  it('a payment of what the account holds beyond the quota concerns no guarantor', async () => {
    const case_ = given();
    case_.send(
      'housing.quota.adjusted',
      { supervisedQuotaFen: 450_000_000, reason: '保函置换', effectiveAt: '2026-03-08T09:00:00+08:00', guarantee: guarantee(50_000_000) },
      { sender: housing, when: '03-08 09:00' },
    );
    case_.notice();
    case_.payment();
    case_.until('03-20 12:00');
    expect(await case_.tasks('tell-guarantor')).toEqual([]);
  });
});
