/** Several freezes of one case, told apart by ruling; acts that count by service, or take effect at an instant to come. */
import { describe, expect, it } from 'vitest';
import {
  applicantOf,
  bank,
  caseNumber,
  court,
  given,
  housing,
  otherCourt,
  otherCourtName,
  type Scenario,
  scenario,
  secondCase,
} from '../../../fixtures/desk/scenario.ts';

const byOther = { from: otherCourt };
const second = {
  caseNumber: secondCase,
  courtName: otherCourtName,
  servedAt: '03-05 09:00',
  quotaFen: 500_000_000,
  applicants: [applicantOf('b1')],
};
const first = `${caseNumber}之一`;
const additional = `${caseNumber}之八`;

/** 4,000,000.00, then another court's 5,000,000.00, then 3,000,000.00 more of the first case; 10,000,000.00 in the account. */
function ofOneCase(): Scenario {
  const case_ = given({ freeze: { quotaFen: 400_000_000 } });
  case_.freeze(second, byOther);
  case_.freeze({ quotaFen: 300_000_000, servedAt: '03-06 10:00', rulingNumber: additional });
  return case_;
}
const changes = async (case_: Scenario, to: string): Promise<string[]> =>
  (await case_.desk.events()).flatMap((event) =>
    event.type === 'PartnerTold' && event.telling.type === 'release.freeze.changed' && event.telling.to === to
      ? [event.telling.data.change]
      : [],
  );

describe('several freezes of one case (财产保全规定 16; F-08)', () => {
  it('an additional order of the case takes its own place by its own service', async () => {
    const case_ = ofOneCase();
    expect(await case_.receipt()).toMatchObject({ outcome: 'ACCEPTED', rules: [{ id: 'F-08', outcome: 'ACCEPT' }] });
    expect(await case_.standing()).toEqual([
      [caseNumber, 'LIVE', 1, 400_000_000],
      [secondCase, 'LIVE', 2, 500_000_000],
      [caseNumber, 'LIVE', 3, 100_000_000],
    ]);
  });

  it('a smaller sum for several says nothing of each: held, until the court names one', async () => {
    const case_ = ofOneCase();
    case_.reduce(100_000_000, {}, { at: '03-07 10:00' });
    expect(await case_.receipt()).toMatchObject({ outcome: 'HELD', rules: [{ id: 'F-08', outcome: 'HOLD' }] });
    expect((await case_.standing()).map(([, , , controlledFen]) => controlledFen)).toEqual([400_000_000, 500_000_000, 100_000_000]);
    expect(await case_.tasks('review-freeze')).toMatchObject([{ rule: 'F-08', owner: 'court', status: 'OPEN' }]);
    const named = { caseNumber, rulingNumber: `${caseNumber}之九`, freezeRuling: first, quotaFen: 100_000_000 };
    case_.send('court.freeze.reduced', named, { sender: court, at: '03-07 11:00' });
    expect((await case_.standing()).map(([, , , controlledFen]) => controlledFen)).toEqual([100_000_000, 500_000_000, 300_000_000]);
    expect(await case_.tasks('review-freeze')).toMatchObject([{ rule: 'F-08', status: 'DONE' }]);
  });

  it('a lift of one by its ruling leaves the other where it stands', async () => {
    const case_ = ofOneCase();
    const lifted = { caseNumber, rulingNumber: `${caseNumber}之九`, freezeRuling: first, liftedAt: '2026-03-07T10:00:00+08:00' };
    case_.send('court.freeze.lifted', lifted, { sender: court, at: '03-07 10:00' });
    expect(await case_.standing()).toEqual([
      [caseNumber, 'LIFTED', 0, 0],
      [secondCase, 'LIVE', 1, 500_000_000],
      [caseNumber, 'LIVE', 2, 300_000_000],
    ]);
  });

  it('a lift that names none lifts all of the case, and conversion carries all along', async () => {
    const lifted = ofOneCase();
    lifted.lift({}, { at: '03-07 10:00' });
    expect((await lifted.standing()).map(([number, status]) => [number, status])).toEqual([
      [caseNumber, 'LIFTED'],
      [secondCase, 'LIVE'],
      [caseNumber, 'LIFTED'],
    ]);
    const converted = ofOneCase();
    converted.convert('（2026）鲁0102执901号', {}, { at: '03-07 10:00' });
    expect((await converted.standing()).map(([number, , rank]) => [number, rank])).toEqual([
      ['（2026）鲁0102执901号', 1],
      [secondCase, 2],
      ['（2026）鲁0102执901号', 3],
    ]);
  });

  it('a ruling that the case does not know changes nothing (C-11)', async () => {
    const case_ = ofOneCase();
    const unknown = { caseNumber, rulingNumber: 'r', freezeRuling: '（2026）鲁0102执保123号之四十', quotaFen: 0 };
    case_.send('court.freeze.reduced', unknown, { sender: court, at: '03-07 10:00' });
    expect(await case_.receipt()).toMatchObject({ outcome: 'REJECTED', rules: [{ id: 'C-11' }] });
    expect((await case_.standing()).map(([, status]) => status)).toEqual(['LIVE', 'LIVE', 'LIVE']);
  });
});

describe('what counts is service, however late it arrives (查扣冻规定 26, 27; F-06)', () => {
  const renewed = (servedAt: string) => ({ caseNumber, rulingNumber: `${caseNumber}之五`, endsAt: '2027-06-01T10:00:00+08:00', servedAt });
  async function lapsed(): Promise<Scenario> {
    const case_ = given({ freeze: { endsAt: '06-01 10:00' } });
    case_.freeze(second, byOther);
    case_.until('06-03 10:00');
    expect(await case_.standing()).toEqual([
      [caseNumber, 'EXPIRED', 0, 0],
      [secondCase, 'LIVE', 1, 500_000_000],
    ]);
    return case_;
  }

  it('a renewal served in time restores place and term, though the waiting creditor had moved up, and he is told', async () => {
    const case_ = await lapsed();
    case_.send('court.freeze.renewed', renewed('2026-05-29T10:00:00+08:00'), { sender: court, at: '06-03 11:00' });
    expect(await case_.receipt()).toMatchObject({ outcome: 'ACCEPTED', rules: [{ id: 'F-06', outcome: 'ACCEPT' }] });
    expect(await case_.standing()).toEqual([
      [caseNumber, 'LIVE', 1, 800_000_000],
      [secondCase, 'LIVE', 2, 200_000_000],
    ]);
    expect(await changes(case_, otherCourt)).toEqual(['ordered', 'expired', 'moved-up', 'renewed', 'moved-down']);
  });

  it('one served in the minute of the end revives nothing', async () => {
    const case_ = await lapsed();
    case_.send('court.freeze.renewed', renewed('2026-06-01T10:00:00+08:00'), { sender: court, at: '06-03 11:00' });
    expect(await case_.receipt()).toMatchObject({ outcome: 'REJECTED', rules: [{ id: 'F-06', outcome: 'REJECT' }] });
    expect((await case_.freezeOf())?.status).toBe('EXPIRED');
  });

  it('one whose end is not later than the present one is refused and ends nothing (F-23)', async () => {
    const case_ = given({ freeze: { endsAt: '06-01 10:00' } });
    case_.renew('05-01 10:00', {}, { at: '03-09 10:00' });
    expect(await case_.receipt()).toMatchObject({ outcome: 'REJECTED', rules: [{ id: 'F-23', outcome: 'REJECT' }] });
    expect(await case_.freezeOf()).toMatchObject({ status: 'LIVE', endsAt: '2026-06-01T10:00:00+08:00' });
  });
});

describe('an act whose instant is still to come takes effect then, by itself (F-23)', () => {
  it('a lift: until then the freeze stands, and then those behind move up', async () => {
    const case_ = given();
    case_.freeze(second, byOther);
    case_.lift({ liftedAt: '03-20 10:00' }, { at: '03-09 10:00' });
    expect(await case_.receipt()).toMatchObject({ outcome: 'HELD', rules: [{ id: 'F-23', outcome: 'HOLD' }] });
    case_.until('03-20 09:59');
    expect((await case_.freezeOf())?.status).toBe('LIVE');
    case_.until('03-20 10:00');
    expect(await case_.standing()).toEqual([
      [caseNumber, 'LIFTED', 0, 0],
      [secondCase, 'LIVE', 1, 500_000_000],
    ]);
    expect(await changes(case_, bank)).toEqual(['ordered', 'ordered', 'lifted', 'moved-up']);
  });

  it('an order: it takes its place at its service and no sooner', async () => {
    const case_ = scenario();
    case_.account();
    case_.freeze({ servedAt: '03-20 10:00' }, { at: '03-09 10:00' });
    expect(await case_.receipt()).toMatchObject({ outcome: 'HELD', rules: [{ id: 'F-23', outcome: 'HOLD' }] });
    expect(await case_.standing()).toEqual([]);
    case_.until('03-20 10:00');
    expect(await case_.standing()).toEqual([[caseNumber, 'LIVE', 1, 800_000_000]]);
    expect(await changes(case_, housing)).toEqual(['ordered']);
  });

  it('an order that ends before it starts takes no effect until its court has mended it', async () => {
    const case_ = scenario();
    case_.account();
    case_.freeze({ endsAt: '03-01 10:00' });
    expect(await case_.receipt()).toMatchObject({ outcome: 'HELD', rules: [{ id: 'F-23', outcome: 'HOLD' }] });
    expect(await case_.standing()).toEqual([]);
    case_.freeze({}, { at: '03-04 10:00' });
    expect((await case_.receipt())?.outcome).toBe('ACCEPTED');
    expect(await case_.standing()).toEqual([[caseNumber, 'LIVE', 1, 800_000_000]]);
    expect(await case_.tasks('review-freeze')).toMatchObject([{ rule: 'F-23', status: 'DONE' }]);
  });
});

it('a court that comes with an earlier service puts the others one back, and each is told once', async () => {
  const case_ = given();
  case_.freeze({ ...second, servedAt: '03-02 10:00' }, { ...byOther, at: '03-09 10:00' });
  expect((await case_.standing()).map(([number, , rank]) => [number, rank])).toEqual([
    [secondCase, 1],
    [caseNumber, 2],
  ]);
  expect(await changes(case_, court)).toEqual(['ordered', 'ordered', 'moved-down']);
});

it('the bank of an account that is registered after its freeze hears of the freeze then', async () => {
  const case_ = scenario();
  case_.freeze();
  expect(await changes(case_, bank)).toEqual([]);
  case_.account({}, { at: '03-04 10:00' });
  expect(await changes(case_, bank)).toEqual(['ordered']);
  expect(await case_.freezeOf()).toMatchObject({ status: 'LIVE' });
});

describe('an additional order of the case that comes to be known after a payment, and was served before it (contracts §4.5)', () => {
  const late = { quotaFen: 100_000_000, servedAt: '03-05 10:00', rulingNumber: additional };
  const told = async (case_: Scenario) =>
    (await case_.report()).notifications.map(({ applicantId, bankSerial }) => `${applicantId} ${bankSerial}`);

  it('whoever it alone names is told once; the case gets nothing twice', async () => {
    const case_ = given();
    case_.notice();
    case_.payment();
    const items = (await case_.report()).dossiers[0]?.items.filter(({ kind }) => kind !== 'delivery-evidence').length;
    case_.freeze({ ...late, applicants: [applicantOf('a1'), applicantOf('a9')] }, { at: '03-12 10:00' });
    case_.freeze({ ...late, rulingNumber: `${caseNumber}之九`, applicants: [applicantOf('a9')] }, { at: '03-13 10:00' });
    expect(await told(case_)).toEqual(['a1 S0001', 'a9 S0001']);
    expect(await case_.outbox('release.transfer.reported', court)).toHaveLength(1);
    expect((await case_.report()).dossiers[0]?.items.filter(({ kind }) => kind !== 'delivery-evidence')).toHaveLength(items ?? 0);
  });

  it('who stands in another applicant’s place by ruling is not told of what was before', async () => {
    const case_ = given();
    case_.notice();
    case_.payment();
    case_.substitute('a1', applicantOf('a2'), {}, { at: '03-11 10:00' });
    case_.freeze({ ...late, applicants: [applicantOf('a9')] }, { at: '03-12 10:00' });
    expect(await told(case_)).toEqual(['a1 S0001', 'a9 S0001']);
  });
});

describe('an act that names no ruling means the freezes that there were when it took effect, however late it comes to be known', () => {
  const later = { servedAt: '03-10 10:00', rulingNumber: additional, quotaFen: 100_000_000, endsAt: '2026-09-01T10:00:00+08:00' };
  const longer = '2027-03-10T10:00:00+08:00';
  const acts: [string, (case_: Scenario, at: string) => void, object, object][] = [
    [
      'a lift',
      (case_, at) => case_.lift({ liftedAt: '03-06 10:00' }, { at }),
      { status: 'LIFTED' },
      { status: 'LIVE', quotaFen: 100_000_000, rank: 1 },
    ],
    [
      'a reduction',
      (case_, at) => case_.reduce(500_000_000, { servedAt: '03-06 10:00' }, { at }),
      { quotaFen: 500_000_000 },
      { status: 'LIVE', quotaFen: 100_000_000 },
    ],
    [
      'a renewal',
      (case_, at) => {
        const renewed = { caseNumber, rulingNumber: `${caseNumber}之九`, endsAt: longer, servedAt: '2026-03-06T10:00:00+08:00' };
        case_.send('court.freeze.renewed', renewed, { sender: court, at });
      },
      { endsAt: longer },
      { endsAt: '2026-09-01T10:00:00+08:00' },
    ],
  ];
  it.each(acts)('%s before the additional order was served', async (_, act, ofFirst, ofLater) => {
    for (const at of ['03-06 11:00', '03-11 10:00']) {
      const case_ = given();
      if (at < '03-10') act(case_, at);
      case_.freeze(later, { at: '03-10 10:00' });
      if (at > '03-10') act(case_, at);
      expect(await case_.receipt()).toMatchObject({ outcome: 'ACCEPTED' });
      expect((await case_.state()).freezes).toMatchObject([ofFirst, ofLater]);
    }
  });
});
