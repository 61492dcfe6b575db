import { describe, expect, it } from 'vitest';
import type { FilingOutput } from '../../../../shared/domain/messages/outputs.ts';
import type { Clerks } from '../../../fixtures/desk/clerks.ts';
import {
  applicantOf,
  caseNumber,
  court,
  given,
  noticeNumber,
  otherCourt,
  otherCourtName,
  secondCase,
  thirdCase,
} from '../../../fixtures/desk/scenario.ts';

const second = {
  caseNumber: secondCase,
  courtName: otherCourtName,
  servedAt: '03-05 09:00',
  quotaFen: 500_000_000,
  applicants: [applicantOf('b1'), applicantOf('b2')],
};
const byOther = { from: otherCourt };
const enforcementNumber = '（2026）鲁0102执901号';
const noticeAndVoucher = ['fund-use-notice', 'transfer-voucher'];

describe('each case with a freeze when the bank booked gets notice and voucher, each applicant is told, once (S0 §五)', () => {
  it('a live and a waiting freeze alike', async () => {
    const case_ = given();
    case_.freeze(second, byOther);
    case_.freeze({ caseNumber: thirdCase, servedAt: '03-06 09:00', applicants: [applicantOf('c1')] });
    expect((await case_.freezeOf(thirdCase))?.status).toBe('WAITING');
    case_.notice();
    case_.payment();
    for (const number of [caseNumber, secondCase, thirdCase]) expect(await case_.filed(number)).toEqual(noticeAndVoucher);
    expect((await case_.told()).map((entry) => [entry.caseNumber, entry.applicantId, entry.status])).toEqual([
      [caseNumber, 'a1', 'SERVED'],
      [secondCase, 'b1', 'SERVED'],
      [secondCase, 'b2', 'SERVED'],
      [thirdCase, 'c1', 'SERVED'],
    ]);
    expect((await case_.outbox('release.transfer.reported')).map(({ to }) => to)).toEqual([court, otherCourt, court]);
    expect(await case_.noticeStatus()).toBe('CLOSED');
  });

  it('not a case whose freeze was lifted before the booking', async () => {
    const case_ = given();
    case_.freeze(second, byOther);
    case_.notice();
    case_.lift({ caseNumber: secondCase }, { ...byOther, at: '03-10 14:29' });
    case_.payment();
    expect(await case_.dossier(secondCase)).toEqual([]);
    expect(await case_.told(secondCase)).toEqual([]);
  });

  it('but one that was lifted after it, however late the bank reports; and that freeze is not said to go on', async () => {
    const case_ = given();
    case_.freeze(second, byOther);
    case_.notice();
    case_.lift({ caseNumber: secondCase }, { ...byOther, at: '03-10 14:31' });
    case_.payment({}, { at: '03-10 16:00' });
    expect(await case_.filed(secondCase)).toEqual(noticeAndVoucher);
    expect(await case_.told(secondCase)).toHaveLength(2);
    const requested = (await case_.desk.events()).filter((event) => event.type === 'NotificationRequested');
    const contentOf = (number: string) => requested.find((event) => event.notification.caseNumber === number)?.notification.content;
    expect(contentOf(secondCase)).not.toHaveProperty('endsAt');
    expect(contentOf(caseNumber)).toMatchObject({ endsAt: '2027-03-02T10:00:00+08:00', quotaFen: 800_000_000 });
  });

  it('nor a freeze that was served after the booking', async () => {
    const case_ = given();
    case_.notice();
    case_.freeze({ ...second, servedAt: '03-10 14:31' }, byOther);
    case_.payment({}, { at: '03-10 16:00' });
    expect(await case_.dossier(secondCase)).toEqual([]);
  });

  it('two lines, two payments: the notice once, the vouchers twice, the applicant twice', async () => {
    const case_ = given();
    case_.notice({ lines: [{ amountFen: 100_000_000 }, { amountFen: 200_000_000 }] });
    case_.payment({ amountFen: 100_000_000 });
    expect(await case_.noticeStatus()).toBe('PARTIAL');
    case_.payment({ bankSerial: 'S0002', line: 2, amountFen: 200_000_000, bookedAt: '03-10 15:30' });
    expect(await case_.filed()).toEqual([...noticeAndVoucher, 'transfer-voucher']);
    expect((await case_.told()).map(({ amountFen }) => amountFen)).toEqual([100_000_000, 200_000_000]);
    expect(await case_.noticeStatus()).toBe('CLOSED');
  });

  it('a substituted applicant is told in place of the old one (变更追加规定 1–9)', async () => {
    const case_ = given();
    case_.substitute('a1', applicantOf('a9'), {}, { at: '03-08 10:00' });
    case_.notice();
    case_.payment();
    expect((await case_.told()).map(({ applicantId }) => applicantId)).toEqual(['a9']);
  });

  it('edge 32: an assignee whom no ruling has put in the place of an applicant learns nothing (C-02)', async () => {
    const case_ = given();
    case_.substitute('unknown', applicantOf('assignee'), {}, { at: '03-08 10:00' });
    expect(await case_.receipt()).toMatchObject({ outcome: 'HELD', rules: [{ id: 'C-02', outcome: 'HOLD' }] });
    case_.notice();
    case_.payment();
    expect((await case_.told()).map(({ applicantId }) => applicantId)).toEqual(['a1']);
    expect(await case_.openTasks()).toEqual(['identify-applicant']);
    expect(await case_.noticeStatus()).toBe('CLOSED');
  });
});

describe('a case without applicants', () => {
  it('is filed, and waits for the clerk to say who is to be told (C-02)', async () => {
    const case_ = given({ freeze: { applicants: [] } });
    case_.notice();
    case_.payment();
    expect(await case_.filed()).toEqual(noticeAndVoucher);
    expect(await case_.tasks('identify-applicant')).toMatchObject([{ rule: 'C-02', owner: 'court', status: 'OPEN', caseNumber }]);
    expect(await case_.noticeStatus()).toBe('PAID');
  });

  it('tells the one whom the clerk identifies, and closes', async () => {
    const case_ = given({ freeze: { applicants: [] } });
    case_.notice();
    case_.payment();
    case_.substitute('none', applicantOf('heir'), {}, { at: '03-12 10:00' });
    const task = (await case_.tasks('identify-applicant')).at(-1)?.taskId ?? '';
    case_.answer(task, 'accept', { at: '03-12 11:00' });
    expect(await case_.told()).toMatchObject([{ applicantId: 'heir', status: 'SERVED' }]);
    expect(await case_.openTasks()).toEqual([]);
    expect(await case_.noticeStatus()).toBe('CLOSED');
  });

  it('a clerk who says that nobody is to be told ends it too', async () => {
    const case_ = given({ freeze: { applicants: [] } });
    case_.notice();
    case_.payment();
    case_.answer('identify-applicant', 'accept', { at: '03-12 11:00' });
    expect(await case_.noticeStatus()).toBe('CLOSED');
  });
});

describe('a closed case (C-12, 执行文书归档办法 4)', () => {
  it('is held for the clerk, its applicant is told, and the clerk’s answer files it', async () => {
    const case_ = given();
    case_.notice();
    case_.close({}, { at: '03-10 09:00' });
    case_.payment();
    expect(await case_.filed()).toEqual([]);
    expect(await case_.told()).toHaveLength(1);
    expect(await case_.tasks('file-supplement')).toMatchObject([{ rule: 'C-12', owner: 'court', status: 'OPEN' }]);
    expect(await case_.noticeStatus()).toBe('PAID');
    case_.answer('file-supplement', 'accept', { at: '03-11 09:00' });
    expect(await case_.filed()).toEqual(noticeAndVoucher);
    expect(await case_.noticeStatus()).toBe('CLOSED');
    expect(await case_.openTasks()).toEqual([]);
  });

  it('asks the clerk once, however often the bank completes the booking', async () => {
    const case_ = given({ freeze: { applicants: [] } });
    case_.notice();
    case_.close({}, { at: '03-10 09:00' });
    case_.payment();
    case_.bookedAgain({}, { at: '03-10 15:00' });
    expect(await case_.tasks('file-supplement')).toHaveLength(1);
    expect(await case_.tasks('identify-applicant')).toHaveLength(1);
    expect(await case_.outbox('release.transfer.reported')).toHaveLength(1);
  });

  it('another, open case of the same payment is served meanwhile', async () => {
    const case_ = given();
    case_.freeze(second, byOther);
    case_.notice();
    case_.close({}, { at: '03-10 09:00' });
    case_.payment();
    expect(await case_.filed(secondCase)).toEqual(noticeAndVoucher);
  });
});

describe('corrections add and never delete (C-15, 档案法 37)', () => {
  it('a corrected voucher supersedes the first and is filed once more; nobody is told again', async () => {
    const case_ = given();
    case_.notice();
    case_.payment();
    case_.bookedAgain({ voucher: 'corrected' }, { at: '03-11 10:00' });
    const items = (await case_.dossier()).filter(({ kind }) => kind === 'transfer-voucher');
    expect(items).toHaveLength(2);
    expect(items[1]?.supersedes).toBe(items[0]?.itemId);
    expect(await case_.told()).toHaveLength(1);
    expect(await case_.balance()).toBe(700_000_000);
  });

  it('the same voucher again is nothing new (C-14)', async () => {
    const case_ = given();
    case_.notice();
    case_.payment();
    case_.bookedAgain({}, { at: '03-11 10:00' });
    expect(await case_.filed()).toEqual(noticeAndVoucher);
  });

  it('a corrected voucher after a conversion goes where the first one lies, and nobody is told twice', async () => {
    const case_ = given();
    case_.notice();
    case_.payment();
    case_.convert(enforcementNumber, {}, { at: '03-11 09:00' });
    case_.bookedAgain({ voucher: 'corrected' }, { at: '03-11 10:00' });
    const items = (await case_.dossier()).filter(({ kind }) => kind === 'transfer-voucher');
    expect(items).toHaveLength(2);
    expect(items[1]?.supersedes).toBe(items[0]?.itemId);
    expect(await case_.dossier(enforcementNumber)).toEqual([]);
    expect(await case_.told()).toHaveLength(1);
  });

  it('a new version of a notice, paid in part before, supersedes the first in the dossier', async () => {
    const case_ = given();
    case_.notice();
    case_.payment({ amountFen: 100_000_000 });
    case_.notice({ version: 2, issuedAt: '03-11 09:00', supersedes: noticeNumber, lines: [{ amountFen: 200_000_000 }] });
    case_.payment({ bankSerial: 'S0002', amountFen: 200_000_000, bookedAt: '03-11 14:30' });
    const notices = (await case_.dossier()).filter(({ kind }) => kind === 'fund-use-notice');
    expect(notices).toHaveLength(2);
    expect(notices[1]?.supersedes).toBe(notices[0]?.itemId);
  });
});

describe('evidence first: nothing is said to be filed before its bytes are (C-10)', () => {
  function missingOnce(kind: FilingOutput['item']['kind']): Partial<Clerks> {
    let missed = 0;
    return { keep: ({ item }) => (item.kind === kind && missed++ === 0 ? 'lost' : 'whole') };
  }

  it('a voucher whose bytes are missing keeps the notice open, and the clerk is asked', async () => {
    const case_ = given({ clerks: missingOnce('transfer-voucher') });
    case_.notice();
    case_.payment();
    expect(await case_.filed()).toEqual(['fund-use-notice']);
    expect(await case_.noticeStatus()).toBe('PAID');
    expect(await case_.openTasks()).toEqual(['file-supplement']);
  });

  it('the bank sends it again under the same serial: it is filed under an id of its own, the task is done', async () => {
    const case_ = given({ clerks: missingOnce('transfer-voucher') });
    case_.notice();
    case_.payment();
    case_.bookedAgain({}, { at: '03-11 09:00' });
    expect(await case_.filed()).toEqual(noticeAndVoucher);
    expect(await case_.noticeStatus()).toBe('CLOSED');
    expect(await case_.openTasks()).toEqual([]);
  });

  it('the clerk supplies the notice: it is filed, and the notice closes', async () => {
    const case_ = given({ clerks: missingOnce('fund-use-notice') });
    case_.notice();
    case_.payment();
    expect(await case_.tasks('file-supplement')).toMatchObject([{ rule: 'C-10', status: 'OPEN' }]);
    case_.answer('file-supplement', 'accept', { at: '03-11 09:00' });
    expect(await case_.filed()).toEqual(['transfer-voucher', 'fund-use-notice']);
    expect(await case_.noticeStatus()).toBe('CLOSED');
  });
});

describe('an order that the system learns of after a payment, served before it', () => {
  it('its case gets notice and voucher, and its applicants are told, like those that were known (contracts §4.5)', async () => {
    const case_ = given();
    case_.notice();
    case_.payment();
    case_.freeze({ ...second, servedAt: '03-10 09:00' }, { ...byOther, at: '03-10 17:00' });
    expect(await case_.filed(secondCase)).toEqual(noticeAndVoucher);
    expect(await case_.told(secondCase)).toHaveLength(2);
    expect(await case_.outbox('release.transfer.reported', otherCourt)).toHaveLength(1);
    expect(await case_.told(caseNumber)).toHaveLength(1);
  });

  it('one that was served after it gets nothing', async () => {
    const case_ = given();
    case_.notice();
    case_.payment();
    case_.freeze({ ...second, servedAt: '03-10 15:00' }, byOther);
    expect(await case_.dossier(secondCase)).toEqual([]);
  });
});

it('a corrected voucher takes the place of one that could not be filed', async () => {
  let altered = 0;
  const case_ = given({ clerks: { keep: ({ item }) => (item.kind === 'transfer-voucher' && altered++ === 0 ? 'altered' : 'whole') } });
  case_.notice();
  case_.payment();
  case_.bookedAgain({ voucher: 'corrected' }, { at: '03-11 10:00' });
  expect(await case_.filed()).toEqual(noticeAndVoucher);
  expect(await case_.openTasks()).toEqual([]);
  expect(await case_.noticeStatus()).toBe('CLOSED');
});
