/** A ruling puts another in an applicant's place while a telling is under way, and after it (变更追加规定 1–9, contracts §4.5). */
import { describe, expect, it } from 'vitest';
import { applicantOf, caseNumber, given } from '../../../fixtures/desk/scenario.ts';

const paidTo = (deliver: (applicantId: string, attempt: number) => 'reached' | 'failed') => {
  const case_ = given({ clerks: { deliver: ({ applicant, attempt }) => deliver(applicant.applicantId, attempt) } });
  case_.notice();
  case_.payment();
  return case_;
};
const told = async (case_: ReturnType<typeof given>) =>
  (await case_.told()).map(({ applicantId, bankSerial, status }) => [applicantId, bankSerial, status]);

describe('a telling that has not arrived', () => {
  it('goes to the new applicant, and is never tried with the former again', async () => {
    const tried: string[] = [];
    const case_ = paidTo((applicantId) => {
      tried.push(applicantId);
      return applicantId === 'a1' ? 'failed' : 'reached';
    });
    case_.substitute('a1', applicantOf('b0'), {}, { at: '03-10 14:32' });
    case_.until('03-20 10:00');
    expect(await told(case_)).toEqual([
      ['a1', 'S0001', 'FAILED'],
      ['b0', 'S0001', 'SERVED'],
    ]);
    expect(tried.filter((id) => id === 'b0')).toHaveLength(1);
    expect(tried.slice(tried.indexOf('b0'))).toEqual(['b0']);
    expect(await case_.noticeStatus()).toBe('CLOSED');
  });

  it('is taken from the clerk who was to serve the former one', async () => {
    const channels = applicantOf('a1').channels.map((channel) => ({ ...channel, confirmed: false }));
    const case_ = given({ freeze: { applicants: [{ ...applicantOf('a1'), channels }] } });
    case_.notice();
    case_.payment();
    expect(await case_.openTasks()).toContain('serve-applicant');
    case_.substitute('a1', applicantOf('b0'), {}, { at: '03-16 09:00' });
    expect(await case_.openTasks()).toEqual([]);
    expect(await told(case_)).toContainEqual(['b0', 'S0001', 'SERVED']);
  });

  it('follows a second ruling', async () => {
    const case_ = paidTo((applicantId) => (applicantId === 'c0' ? 'reached' : 'failed'));
    case_.substitute('a1', applicantOf('b0'), {}, { at: '03-10 14:32' });
    case_.substitute('b0', applicantOf('c0'), {}, { at: '03-10 14:33' });
    expect((await told(case_)).at(-1)).toEqual(['c0', 'S0001', 'SERVED']);
    expect(await case_.noticeStatus()).toBe('CLOSED');
  });
});

describe('a return', () => {
  it('is told to the present applicant and to whoever was told of the payment', async () => {
    const case_ = paidTo(() => 'reached');
    case_.substitute('a1', applicantOf('b0'), {}, { at: '03-16 09:00' });
    case_.giveBack(
      'returned',
      { originalBankSerial: 'S0001', bankSerial: 'T0001', bookedAt: '2026-03-16T10:00:00+08:00' },
      { at: '03-16 10:00' },
    );
    expect(await told(case_)).toEqual([
      ['a1', 'S0001', 'SERVED'],
      ['b0', 'T0001', 'SERVED'],
      ['a1', 'T0001', 'SERVED'],
    ]);
  });

  it('not to a former applicant who knew nothing of it', async () => {
    const case_ = given();
    case_.substitute('a1', applicantOf('b0'), {}, { at: '03-08 09:00' });
    case_.notice();
    case_.payment();
    case_.giveBack(
      'returned',
      { originalBankSerial: 'S0001', bankSerial: 'T0001', bookedAt: '2026-03-16T10:00:00+08:00' },
      { at: '03-16 10:00' },
    );
    expect((await case_.told()).map(({ applicantId }) => applicantId)).toEqual(['b0', 'b0']);
  });
});

it('several freezes of a case: everybody for whom one was ordered is told, each once, of the payment and of its return', async () => {
  const case_ = given();
  const more = { rulingNumber: '（2026）鲁0102执保123号之二', applicants: [applicantOf('a1'), applicantOf('a2')], quotaFen: 100_000_000 };
  case_.freeze({ caseNumber, ...more, servedAt: '2026-03-06T10:00:00+08:00' }, { at: '03-06 10:00' });
  case_.notice();
  case_.payment();
  expect((await case_.told()).map(({ applicantId }) => applicantId)).toEqual(['a1', 'a2']);
  case_.giveBack(
    'returned',
    { originalBankSerial: 'S0001', bankSerial: 'T0001', bookedAt: '2026-03-16T10:00:00+08:00' },
    { at: '03-16 10:00' },
  );
  expect((await told(case_)).slice(2).map(([id]) => id)).toEqual(['a1', 'a2']);
});

describe('a substitution that is reported again under a new message id', () => {
  it('changes and asks nothing (M-04): the former applicant is known', async () => {
    const case_ = given();
    case_.substitute('a1', applicantOf('b0'), {}, { at: '03-10 10:00' });
    case_.substitute('a1', applicantOf('b0'), {}, { at: '03-10 11:00' });
    expect(await case_.receipt()).toMatchObject({ outcome: 'DUPLICATE', rules: [{ id: 'M-04' }] });
    expect(await case_.openTasks()).toEqual([]);
    expect(await case_.outbox('release.applicant.changed')).toHaveLength(1);
  });

  it('with another address it is for the clerk (C-02): nothing that is new is taken for a repeat', async () => {
    const case_ = given();
    case_.substitute('a1', applicantOf('b0'), {}, { at: '03-10 10:00' });
    case_.substitute('a1', { ...applicantOf('b0'), channels: [] }, {}, { at: '03-10 11:00' });
    expect(await case_.receipt()).toMatchObject({ outcome: 'HELD', rules: [{ id: 'C-02' }] });
  });

  it('for another successor it is held as before (C-02), and a stranger is refused (M-07)', async () => {
    const case_ = given();
    case_.substitute('a1', applicantOf('b0'), {}, { at: '03-10 10:00' });
    case_.substitute('a1', applicantOf('c0'), {}, { at: '03-10 11:00' });
    expect(await case_.receipt()).toMatchObject({ outcome: 'HELD', rules: [{ id: 'C-02' }] });
    case_.substitute('a1', applicantOf('b0'), {}, { at: '03-10 12:00', from: 'court:鲁0103' });
    expect(await case_.receipt()).toMatchObject({
      outcome: 'REJECTED',
      rules: expect.arrayContaining([{ id: 'M-07', outcome: 'REJECT' }]),
    });
  });
});
