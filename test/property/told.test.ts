/** Whoever is concerned hears of every change, once (contracts §3): the authority of its notice, the owner of its tasks, the bank of what it may pay. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { AccountEvent } from '../../shared/domain/account/events.ts';
import { evolve } from '../../shared/domain/account/evolve/evolve.ts';
import { initialAccount } from '../../shared/domain/account/state.ts';
import { plusMinutes } from '../../shared/domain/values/calendar/instants.ts';
import { accountNumber, bank, given, housing, type Scenario } from '../fixtures/desk/scenario.ts';
import { runs } from '../fixtures/runs.ts';
import { acts, clerksOf, type Step } from './account-acts.ts';

async function tell(steps: readonly Step[], fault: number): Promise<Scenario> {
  const case_ = given({ clerks: clerksOf(fault) });
  for (const { act, minutes } of steps) await act.perform(case_, plusMinutes(case_.teller.clock, minutes));
  case_.until(plusMinutes(case_.teller.clock, 200_000));
  return case_;
}
type Told = Extract<AccountEvent, { type: 'PartnerTold' }>['telling'];
const toldIn = (events: readonly AccountEvent[]): Told[] =>
  events.flatMap((event) => (event.type === 'PartnerTold' ? [event.telling] : []));

/** The statuses that each notice went through, page by page: what comes and goes within one commit is no status that anybody could see. */
async function statusesOf(case_: Scenario): Promise<Map<string, string[]>> {
  const seen = new Map<string, string[]>();
  let state = initialAccount(accountNumber);
  for (const { events } of await case_.desk.pages()) {
    state = events.reduce(evolve, state);
    for (const { noticeNumber, version, status } of state.notices) {
      const statuses = seen.get(`${noticeNumber} v${version}`) ?? [];
      if (statuses.at(-1) !== status) seen.set(`${noticeNumber} v${version}`, [...statuses, status]);
    }
  }
  return seen;
}

it('the authority hears of each status that its notice comes to, and of the last one last', async () => {
  await fc.assert(
    fc.asyncProperty(acts, fc.nat({ max: 4 }), async (steps, fault) => {
      const case_ = await tell(steps, fault);
      const decided = toldIn(await case_.desk.events()).flatMap((told) => (told.type === 'release.notice.decided' ? [told] : []));
      expect(decided.every(({ to }) => to === housing)).toBe(true);
      for (const [notice, statuses] of await statusesOf(case_)) {
        const heard = decided.flatMap(({ data }) => (`${data.noticeNumber} v${data.version}` === notice ? [data.status] : []));
        // It may hear of a step between two that it can see; it misses none, and none is said twice in a row.
        expect(heard.at(-1), notice).toBe(statuses.at(-1));
        for (const status of statuses) expect(heard, notice).toContain(status);
      }
    }),
    runs(20),
  );
});

it('the owner of a task hears once that it is open, and once that it is closed', async () => {
  await fc.assert(
    fc.asyncProperty(acts, fc.nat({ max: 4 }), async (steps, fault) => {
      const case_ = await tell(steps, fault);
      const told = toldIn(await case_.desk.events());
      /** A task of no case is the courts' that freeze the account: each of them hears. */
      const hearing = (type: Told['type'], taskId: string): string[] =>
        told.flatMap((entry) => (entry.type === type && 'taskId' in entry.data && entry.data.taskId === taskId ? [entry.to] : []));
      for (const { taskId, owner, status } of (await case_.report()).tasks) {
        const opened = hearing('release.task.opened', taskId);
        const closed = hearing('release.task.closed', taskId);
        for (const heard of [opened, closed]) expect(new Set(heard).size, taskId).toBe(heard.length);
        // The desk reads its own list, and what began and ended in one go asked nobody for anything.
        if (owner === 'operator') expect([...opened, ...closed], taskId).toEqual([]);
        else if (status !== 'DONE') expect([opened.length > 0, closed], taskId).toEqual([true, []]);
        else if (opened.length > 0) expect(closed.length, taskId).toBeGreaterThan(0);
      }
    }),
    runs(20),
  );
});

it('the bank is told to pay no more than is left, and to stop whatever it was told to pay and may pay no longer', async () => {
  await fc.assert(
    fc.asyncProperty(acts, fc.nat({ max: 4 }), async (steps, fault) => {
      const case_ = await tell(steps, fault);
      const told = toldIn(await case_.desk.events()).filter(({ to }) => to === bank);
      for (const entry of told)
        if (entry.type === 'release.payment.authorised')
          for (const { amountFen, paidFen, remainingFen } of entry.data.lines) expect(remainingFen).toBe(Math.max(0, amountFen - paidFen));
      const statuses = await statusesOf(case_);
      for (const { noticeNumber, version, status } of (await case_.state()).notices) {
        // What the bank itself has refused it need not be told to stop.
        if (statuses.get(`${noticeNumber} v${version}`)?.includes('REFUSED') === true) continue;
        const last = told.findLast(
          ({ type, data }) =>
            (type === 'release.payment.authorised' || type === 'release.payment.stopped') &&
            'version' in data &&
            data.noticeNumber === noticeNumber &&
            data.version === version,
        );
        if (status === 'HELD' || status === 'WITHDRAWN' || status === 'SUPERSEDED')
          expect(last?.type ?? 'release.payment.stopped', `${noticeNumber} v${version} ${status}`).toBe('release.payment.stopped');
      }
    }),
    runs(20),
  );
});
