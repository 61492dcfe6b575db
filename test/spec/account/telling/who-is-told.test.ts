/** Who is told of what changes (contracts §3): the authority of its notice, the freezing courts of an accepted one, the owner of each task, the court of an objection. */
import { expect, it } from 'vitest';
import type { PartnerReceived } from '../../../../shared/domain/report/pages.ts';
import { bank, court, given, housing, otherCourt, secondCase } from '../../../fixtures/desk/scenario.ts';

const dataOf = (told: readonly PartnerReceived[]) => told.map(({ to, output }) => ({ to, ...(output as { data: object }).data }));

it('the authority learns of every status of its notice, each once', async () => {
  const case_ = given();
  case_.notice({ costToCompleteFen: 900_000_000 });
  case_.explain(['S-19'], {}, { at: '03-09 15:00' });
  case_.payment();
  const told = (await case_.outbox('release.notice.decided', housing)).map(
    ({ output }) => (output as { data: { status: string } }).data.status,
  );
  expect(told).toEqual(['HELD', 'ACCEPTED', 'PAID', 'CLOSED']);
});

it('each freezing court gets a copy of the accepted notice, and one that freezes later gets it then (N-16)', async () => {
  const case_ = given();
  case_.notice();
  expect(dataOf(await case_.outbox('release.notice.copied'))).toMatchObject([{ to: court, totalFen: 300_000_000 }]);
  case_.freeze({ caseNumber: secondCase, servedAt: '2026-03-09T15:00:00+08:00' }, { from: otherCourt });
  expect((await case_.outbox('release.notice.copied')).map(({ to }) => to)).toEqual([court, otherCourt]);
});

it('the owner of a task learns that it was opened, and how it ended', async () => {
  const case_ = given();
  case_.notice({ costToCompleteFen: 900_000_000 });
  case_.explain(['S-19'], {}, { at: '03-09 15:00' });
  expect(dataOf(await case_.outbox('release.task.opened', housing))).toMatchObject([{ kind: 'answer-held-rule', rule: 'S-19' }]);
  expect(dataOf(await case_.outbox('release.task.closed', housing))).toMatchObject([
    { kind: 'answer-held-rule', how: 'accepted', by: ['李屹'] },
  ]);
});

it('a held rule that nobody answers is missed by name', async () => {
  const case_ = given();
  case_.notice({ costToCompleteFen: 900_000_000 });
  case_.until('03-17 00:00');
  expect(dataOf(await case_.outbox('release.deadline.missed', housing))).toMatchObject([{ rules: [{ id: 'S-19' }] }]);
});

it('objections of a party and of the bank reach the court of the case, with the fifteen days', async () => {
  const case_ = given();
  case_.object({}, { at: '03-09 15:00' });
  const { caseNumber, objectedAt } = { caseNumber: '（2026）鲁0102执保123号', objectedAt: '2026-03-09T16:00:00+08:00' };
  case_.send('bank.order.objected', { caseNumber, reason: '涉及监管额度', objectedAt }, { sender: bank, when: objectedAt });
  expect(dataOf(await case_.outbox('release.objection.routed'))).toMatchObject([
    { to: court, from: 'party', dueAt: '2026-03-24T23:59:59+08:00' },
    { to: court, from: 'bank', dueAt: '2026-03-24T23:59:59+08:00' },
  ]);
});

it('the owner of a rule that holds a freeze or a deduction is asked, with what was found', async () => {
  const case_ = given();
  case_.orderDeduction(600_000_000, {}, { at: '03-09 12:00' });
  expect(dataOf(await case_.outbox('release.query.raised'))).toMatchObject([{ to: bank, rules: [{ id: 'F-14', outcome: 'HOLD' }] }]);
  case_.freeze({ caseNumber: secondCase, quotaFen: 0, servedAt: '2026-03-09T15:00:00+08:00' }, { from: otherCourt });
  const asked = dataOf(await case_.outbox('release.query.raised', otherCourt));
  expect(asked.length).toBe((await case_.tasks('review-freeze')).filter(({ owner }) => owner === 'court').length);
});
