import { describe, expect, it } from 'vitest';
import { freezeRules } from '../../../shared/domain/rules/freeze/rules.ts';
import { refundNotice } from '../../fixtures/desk/refund.ts';
import {
  applicantOf,
  bank,
  caseNumber,
  court,
  given,
  noticeNumber,
  otherCourt,
  otherCourtName,
  secondCase,
} from '../../fixtures/desk/scenario.ts';
import { firing, intakeInput } from '../../fixtures/rules/builders.ts';

const courtSession = { evidence: '开庭笔录', scope: 'court-session' as const };
const service = { evidence: '送达地址确认书', scope: 'service' as const };
const channel = (kind: 'court-app' | 'sms' | 'email' | 'phone', address: string, consent?: typeof courtSession | typeof service) => ({
  kind,
  address,
  confirmed: true,
  ...(consent === undefined ? {} : { consent }),
});

describe('whom to tell, and how (在线诉讼规则 4, 29–31; 变更追加规定 1–9)', () => {
  const toldBy = (channels: ReturnType<typeof channel>[]) => {
    const case_ = given({ freeze: { applicants: [{ ...applicantOf('a1'), channels }] } });
    case_.notice();
    case_.payment();
    return case_;
  };
  const lawyers = [channel('phone', '律师甲'), channel('sms', '律师乙'), channel('email', '律师丙')];

  it('edge 31: consent to court sessions is none to service: the applicant is informed, on record, and not said to be served (在线诉讼规则 4)', async () => {
    const case_ = toldBy([channel('court-app', 'app:a1', courtSession), ...lawyers]);
    expect(await case_.told()).toMatchObject([{ applicantId: 'a1', status: 'INFORMED' }]);
    expect((await case_.dossier()).map(({ kind }) => kind)).toContain('delivery-evidence');
    expect(await case_.noticeStatus()).toBe('CLOSED');
  });

  it('edge 31: three lawyers and an app account are one applicant, told once; with consent to service it is service (民诉法 90)', async () => {
    const case_ = toldBy([...lawyers, channel('court-app', 'app:a1', service)]);
    expect(await case_.told()).toMatchObject([{ applicantId: 'a1', status: 'SERVED' }]);
  });

  it('edge 32: once the ruling names him, the assignee is told, and of later payments only (变更追加规定 9)', async () => {
    const case_ = given();
    case_.notice({ lines: [{ amountFen: 100_000_000 }, { amountFen: 200_000_000 }] });
    case_.payment({ amountFen: 100_000_000 });
    case_.substitute('a1', applicantOf('assignee'), {}, { at: '03-11 09:00' });
    case_.payment({ bankSerial: 'S0002', line: 2, amountFen: 200_000_000, bookedAt: '03-11 14:30' });
    expect((await case_.told()).map(({ applicantId, bankSerial }) => [applicantId, bankSerial])).toEqual([
      ['a1', 'S0001'],
      ['assignee', 'S0002'],
    ]);
  });
});

describe('the file (档案法 37, 执行文书归档办法 4)', () => {
  it('edge 33: a late insertion goes behind what is there: no number, no digest and no item before it changes (档案法 37)', async () => {
    const case_ = given();
    case_.notice();
    case_.payment();
    const before = await case_.dossier();
    case_.bookedAgain({ voucher: 'corrected' }, { at: '03-20 10:00' });
    case_.giveBack('returned', {}, { at: '03-21 10:00' });
    const after = await case_.dossier();
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.map(({ sequence }) => sequence)).toEqual(after.map((_, index) => index + 1));
    expect(after.length).toBeGreaterThan(before.length);
  });

  it('edge 33: the one case’s file and letters know nothing of the other case (财产保全规定 12)', async () => {
    const case_ = given();
    case_.freeze(
      { caseNumber: secondCase, courtName: otherCourtName, servedAt: '03-05 09:00', applicants: [applicantOf('b1')] },
      { from: otherCourt },
    );
    case_.notice();
    case_.payment();
    const sent = JSON.stringify(
      (await case_.outbox('release.dossier.item-filed', otherCourt)).concat(await case_.outbox('release.transfer.reported', otherCourt)),
    );
    expect(sent).toContain(secondCase);
    expect(sent).not.toContain(caseNumber);
    const letters = (await case_.desk.events()).flatMap((event) => (event.type === 'NotificationRequested' ? [event.notification] : []));
    expect(JSON.stringify(letters.filter((letter) => letter.caseNumber === secondCase))).not.toContain(caseNumber);
  });

  it('edge 33: a refund is told to the creditor without the buyer (PIPL 6, 28)', async () => {
    const case_ = given();
    case_.notice(refundNotice());
    case_.payment({
      amountFen: 50_000_000,
      payee: { name: '赵敏', accountNumber: '6222021602001234567', bankCode: '102451000019' },
    });
    const letters = JSON.stringify((await case_.desk.events()).filter(({ type }) => type === 'NotificationRequested'));
    expect(await case_.told()).toHaveLength(1);
    for (const secret of ['赵敏', '37010219900101001X', '6222021602001234567', '1-1-101']) expect(letters).not.toContain(secret);
  });

  it('edge 34: 36 hours without the court’s network: nothing is said to be filed, the deadline is seen to pass, and then each paper is filed once (在线诉讼规则 31)', async () => {
    let down = true;
    const case_ = given({ clerks: { keep: () => (down ? 'lost' : 'whole') }, profile: { deadlinesWD: { fileDossier: 1 } } });
    case_.notice();
    case_.payment();
    case_.until('03-12 02:30');
    expect(await case_.outbox('release.dossier.item-filed')).toEqual([]);
    expect(await case_.noticeStatus()).toBe('PAID');
    expect((await case_.tasks('file-supplement')).map(({ rule, status }) => [rule, status])).toContainEqual(['C-10', 'OPEN']);
    expect(await case_.tasks('file-dossier')).toMatchObject([
      { owner: 'court', caseNumber, status: 'OVERDUE', dueAt: '2026-03-11T23:59:59+08:00' },
    ]);
    expect(await case_.outbox('release.deadline.missed', court)).toHaveLength(1);
    expect(await case_.told()).toMatchObject([{ applicantId: 'a1', status: 'SERVED' }]);

    down = false;
    const waiting = (await case_.state()).tasks.filter(({ kind, status }) => kind === 'file-supplement' && status !== 'DONE');
    for (const { taskId } of waiting) case_.answer(taskId, 'accept', { at: '03-12 09:00', reason: '网络恢复' });
    case_.bookedAgain({}, { at: '03-12 09:05' });
    expect((await case_.filed()).toSorted()).toEqual(['fund-use-notice', 'transfer-voucher']);
    expect(await case_.noticeStatus()).toBe('CLOSED');
    expect(await case_.openTasks()).toEqual([]);
  });
});

describe('a judge who wants to stop a payment (S0 §五 各院应当支持)', () => {
  it('edge 35: a ruling, signed and sent by the court, stops it and takes it back (S0 §五)', async () => {
    const case_ = given();
    case_.notice();
    case_.suspend({ noticeNumber }, { at: '03-09 15:00' });
    expect(await case_.noticeStatus()).toBe('HELD');
    expect(await case_.outbox('release.payment.stopped', bank)).toHaveLength(1);
    case_.resume({ noticeNumber }, { at: '03-10 09:00' });
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
    expect(await case_.outbox('release.payment.authorised', bank)).toHaveLength(2);
  });

  it('edge 35: after a phone call there is no such message, and the bank’s day to pay runs on (12-6)', async () => {
    const case_ = given();
    case_.notice();
    case_.refuse({ reasonCode: 'OTHER', reason: '法官电话要求暂停' }, { at: '03-09 15:00' });
    expect(await case_.fired()).toContain('B-05');
    expect(await case_.outbox('release.payment.stopped')).toEqual([]);
    expect((await case_.outbox('release.query.raised')).map(({ to }) => to)).toContain(court);
  });

  it('edge 35: what says it is the court’s stop and bears no valid signature of a court is refused and kept (S0 §五)', () => {
    const type = 'presale.court.release.suspended.v1';
    const unsigned = intakeInput({ identity: { type, source: `urn:presale:${court}`, id: 'm-1' }, signature: { status: 'missing' } });
    expect(firing(freezeRules, 'F-21', 'intake', unsigned)).toMatchObject({ outcome: 'REJECT' });
    const byBank = intakeInput({
      identity: { type, source: `urn:presale:${bank}`, id: 'm-2' },
      signature: { status: 'valid', keyId: 'k' },
    });
    expect(firing(freezeRules, 'F-21', 'intake', byBank)).toMatchObject({ outcome: 'REJECT' });
  });

  it('edge 35: a court without a freeze on the account, or whose freeze has ended, cannot stop it (S0 §五)', async () => {
    const case_ = given();
    case_.freeze({ caseNumber: secondCase, courtName: otherCourtName, servedAt: '03-05 09:00' }, { from: otherCourt });
    case_.notice();
    case_.suspend({ caseNumber: '（2026）鲁0103执9号' }, { at: '03-09 14:00', from: 'court:鲁0103' });
    expect((await case_.receipt())?.outcome).toBe('REJECTED');
    case_.lift({ caseNumber: secondCase }, { at: '03-09 15:00', from: otherCourt });
    case_.suspend({ caseNumber: secondCase }, { at: '03-09 16:00', from: otherCourt });
    expect(await case_.receipt()).toMatchObject({ outcome: 'REJECTED', rules: [{ id: 'F-21' }] });
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
  });

  it('edge 35: an objection is routed to the court and stops nothing; its authority may withdraw what is unpaid', async () => {
    const case_ = given();
    case_.notice();
    case_.object({ noticeNumber }, { at: '03-09 15:00' });
    expect(await case_.noticeStatus()).toBe('ACCEPTED');
    expect(await case_.tasks('answer-objection')).toMatchObject([{ owner: 'court', status: 'OPEN' }]);
    case_.payment({ amountFen: 100_000_000 });
    case_.withdraw({}, { at: '03-10 15:00' });
    expect((await case_.receipt())?.outcome).toBe('ACCEPTED');
    expect(await case_.noticeOf()).toMatchObject({ status: 'WITHDRAWN', lines: [{ paidFen: 100_000_000 }] });
  });
});
