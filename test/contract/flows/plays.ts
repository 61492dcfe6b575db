/**
 * Each sequence diagram of the flows, played: under its heading a play for every way through it, the alternatives in the order in which they are drawn. `start` marks what
 * stood before the diagram begins.
 */
import type { InboundData } from '../../../shared/domain/messages/messages.ts';
import { account } from '../../fixtures/desk/plain-case.ts';
import {
  accountNumber,
  applicantOf,
  bank,
  caseNumber,
  court,
  given,
  housing,
  noticeNumber,
  otherCourt,
  otherCourtName,
  type Scenario,
  scenario,
  thirdCase,
} from '../../fixtures/desk/scenario.ts';

export interface Play {
  told: Scenario;
  /** Lines that stood before. */
  start: number;
}

const executed: InboundData['bank.freeze.executed'] = {
  accountNumber,
  caseNumber,
  result: 'controlled',
  quotaFen: 800_000_000,
  controlledFen: 800_000_000,
  receiptNumber: 'HZ-1',
  executedAt: '2026-03-03T11:00:00+08:00',
};
const item = { caseNumber, itemId: 'fund-use-notice-ebef29a8e368dbfcd75ea18e', acceptedAt: '2026-03-11T10:00:00+08:00' };
const bankruptcy = '（2026）鲁01破申7号';
const costly = { costToCompleteFen: 900_000_000 };
const ofPolice = { caseNumber: thirdCase, organ: 'police', servedAt: '2026-03-05T10:00:00+08:00' } as const;

/** Told from the first line. */
function whole(tell: (told: Scenario) => void, told = scenario()): Play {
  const start = told.teller.lines.length;
  tell(told);
  return { told, start };
}
/** After the account was registered and frozen, and what `before` adds. */
function after(before: (told: Scenario) => void, tell: (told: Scenario) => void, told = given()): Play {
  before(told);
  return whole(tell, told);
}
const frozen = (tell: (told: Scenario) => void, profile: object = {}): Play => after(() => undefined, tell, given({ profile }));
const authorised = (tell: (told: Scenario) => void): Play => after((told) => told.notice(), tell);
const paid = (tell: (told: Scenario) => void): Play =>
  after((told) => {
    told.notice();
    told.payment();
  }, tell);

/** Under this heading nothing is about an account: who cosigns, and what is refused, is tried in `test/spec/log`. */
export const aboutTheLog = 'The log is witnessed';

export const plays: Record<string, () => Play[]> = {
  'A payment, from freeze to case file': () => [
    whole((told) => {
      told.account();
      told.freeze();
      told.informed();
      told.send(
        'housing.freeze.acknowledged',
        { caseNumber, acknowledgedAt: '2026-03-03T10:30:00+08:00' },
        { sender: housing, at: '03-03 10:30' },
      );
      told.send('bank.freeze.executed', executed, { sender: bank, at: '03-03 11:00' });
      told.notice();
      told.payment();
      told.send('court.dossier.acknowledged', item, { sender: court, at: '03-11 10:00' });
    }),
  ],
  'A rule that is held, and its answer': () => [
    frozen((told) => {
      told.notice(costly);
      told.explain(['S-19'], {}, { at: '03-09 15:00' });
    }),
  ],
  'A rule that a court answers': () => [
    after(
      (told) => told.freeze(ofPolice),
      (told) => {
        told.notice();
        const answers = [{ rule: 'F-02', statement: '同意支付', signedBy: '周毅', decision: 'accept' as const }];
        told.send('court.query.answered', { caseNumber, noticeNumber, version: 1, answers }, { sender: court, at: '03-09 15:00' });
      },
    ),
  ],
  'A payment that cannot be made, comes back, or is undone': () => [
    authorised((told) => told.refuse({}, { at: '03-09 11:00' })),
    paid((told) => told.giveBack('returned', {}, { at: '03-11 10:00' })),
    paid((told) => told.giveBack('reversed', {}, { at: '03-11 10:00' })),
  ],
  'A notice is taken back': () => [authorised((told) => told.withdraw({}, { at: '03-09 12:00' }))],
  'A court stops a release, and lets it go on': () => [
    authorised((told) => {
      told.suspend({}, { at: '03-09 12:00' });
      told.resume({}, { at: '03-09 15:00' });
    }),
  ],
  'A payment that nobody authorised': () => [
    frozen((told) => {
      told.payment();
      told.until('03-10 16:00');
    }),
  ],
  'A deduction': () => [
    frozen((told) => {
      told.orderDeduction(100_000_000, {}, { at: '03-09 12:00' });
      told.deduction(100_000_000, {}, { at: '03-09 15:00' });
    }),
    frozen((told) => {
      told.orderDeduction(600_000_000, {}, { at: '03-09 12:00' });
      const objected = { caseNumber, reason: '涉及监管额度', objectedAt: '2026-03-09T14:00:00+08:00' };
      told.send('bank.order.objected', objected, { sender: bank, at: '03-09 14:00' });
      told.deduction(100_000_000, {}, { at: '03-09 15:00' });
    }),
  ],
  'A party objects': () => [frozen((told) => told.object({}, { at: '03-09 15:00' }))],
  'The course of a freeze': () => [
    frozen((told) => {
      told.renew('2027-06-03 10:00', {}, { at: '03-20 10:00' });
      told.reduce(600_000_000, { rulingNumber: `${caseNumber}之三` }, { at: '03-21 10:00' });
      told.secure(500_000_000, { rulingNumber: `${caseNumber}之四` }, { at: '03-22 10:00' });
      told.substitute('a1', applicantOf('b0'), { rulingNumber: `${caseNumber}之五` }, { at: '03-23 10:00' });
      told.convert('（2026）鲁0102执7号', {}, { at: '03-24 10:00' });
      told.transfer('（2026）鲁01执8号', otherCourtName, { at: '03-25 10:00' });
      told.lift({ caseNumber: '（2026）鲁01执8号' }, { at: '03-26 10:00', from: otherCourt });
      told.close({ caseNumber: '（2026）鲁01执8号' }, { at: '03-27 10:00', from: otherCourt });
    }),
  ],
  'A freeze nears its end': () => [
    after(
      (told) => told.account(),
      (told) => {
        told.freeze();
        told.informed();
        told.until('2027-03-02 10:00');
      },
      scenario(),
    ),
  ],
  'The account changes': () => [
    frozen(
      (told) => {
        const quota = { supervisedQuotaFen: 450_000_000, reason: '主体结构封顶', effectiveAt: '2026-03-05T10:00:00+08:00' };
        told.send('housing.quota.adjusted', quota, { sender: housing, at: '03-05 10:00' });
        told.inflow(100_000_000, {}, { at: '03-06 10:00' });
        const payee = { name: '济南泉城物业有限公司', accountNumber: '37050161620800005678', bankCode: '105451000129' };
        const outflow = {
          bankSerial: 'O1',
          amountFen: 50_000_000,
          payee,
          kind: 'supervised-use' as const,
          bookedAt: '2026-03-07T10:00:00+08:00',
        };
        told.teller.balanceFen -= outflow.amountFen;
        told.send('bank.outflow.booked', { ...outflow, balanceAfterFen: told.teller.balanceFen }, { sender: bank, at: '03-07 10:00' });
        told.until('04-10 08:00');
        told.send(
          'housing.registration.completed',
          { building: '1号楼', registeredOn: '2026-04-13' },
          { sender: housing, at: '04-13 10:00' },
        );
        told.send('housing.supervision.ended', { endedOn: '2026-04-14', reason: '竣工备案' }, { sender: housing, at: '04-14 10:00' });
      },
      { monthlyReportDay: 10 },
    ),
  ],
  'Balances that differ': () => [
    frozen((told) => {
      told.statement(999_999_999, {}, { at: '03-09 12:00' });
      const answers = [{ rule: 'B-11', statement: '利息入账未报', signedBy: '李屹', decision: 'accept' as const }];
      told.send('bank.query.answered', { answers }, { sender: bank, at: '03-09 15:00' });
    }),
  ],
  'The developer is bankrupt': () => [
    authorised((told) => {
      told.bankruptcy({}, { at: '03-10 10:00' });
      const ended = { caseNumber: bankruptcy, developerUscc: account().developer.uscc, endedOn: '2026-03-11', how: 'dismissed' as const };
      told.send('court.bankruptcy.ended', ended, { sender: otherCourt, at: '03-11 10:00' });
    }),
  ],
  'A day that is missed': () => [
    after(
      (told) => {
        told.account();
      },
      (told) => {
        told.freeze();
        told.until('03-04 23:59:59');
        told.informed({}, { at: '03-06 10:00' });
      },
      scenario(),
    ),
  ],
  'What the operations desk answers': () => [
    frozen((told) => {
      told.reduce(600_000_000, {}, { at: '05-10 10:00', sentAt: '03-05 10:00' });
      told.answer('review-held-message', 'accept', { at: '05-11 10:00' });
    }),
  ],
};
