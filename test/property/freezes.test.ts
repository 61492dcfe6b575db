/** Freezes in any story: what ends them, who hears of it, and that only service counts, not the order in which orders arrive. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { AccountEvent } from '../../shared/domain/account/events.ts';
import { plusMinutes } from '../../shared/domain/values/calendar/instants.ts';
import { applicantOf, bank, given, housing, otherCourt, type Scenario, scenario } from '../fixtures/desk/scenario.ts';
import { runs } from '../fixtures/runs.ts';
import { acts, type Step } from './account-acts.ts';

async function tell(steps: readonly Step[]): Promise<Scenario> {
  const case_ = given();
  for (const { act, minutes } of steps) await act.perform(case_, plusMinutes(case_.teller.clock, minutes));
  case_.until(plusMinutes(case_.teller.clock, 600_000));
  return case_;
}

/** What changes a freeze, and the word for it that is told. */
const wordsOf: Partial<Record<AccountEvent['type'], readonly string[]>> = {
  FreezeOrdered: ['ordered'],
  FreezeRenewed: ['renewed'],
  FreezeReduced: ['reduced'],
  FreezeLifted: ['lifted'],
  FreezeExpired: ['expired'],
  CaseRenumbered: ['converted', 'transferred'],
};

it('no freeze ends but by its court, by its own end or by its own deduction', async () => {
  await fc.assert(
    fc.asyncProperty(acts, async (steps) => {
      const case_ = await tell(steps);
      const events = await case_.desk.events();
      for (const freeze of (await case_.state()).freezes) {
        if (freeze.endedAt === undefined) continue;
        const ofFreeze = events.filter((event) => 'freezeId' in event && event.freezeId === freeze.freezeId);
        const ends = ofFreeze.filter(({ type }) => type === 'FreezeLifted' || type === 'FreezeExpired' || type === 'FreezeDeducted');
        expect(ends.length, freeze.freezeId).toBeGreaterThan(0);
        if (freeze.status === 'EXPIRED') expect(freeze.endedAt).toBe(freeze.endsAt);
        for (const end of ends.filter((event) => event.type === 'FreezeDeducted')) {
          const booked = events.find((event) => event.type === 'DeductionBooked' && event.deductionId === end.deductionId);
          expect(booked).toBeDefined();
        }
      }
    }),
    runs(20),
  );
});

it('every change of a freeze is told to the housing authority, the bank and its own court, once each', async () => {
  await fc.assert(
    fc.asyncProperty(acts, async (steps) => {
      const case_ = await tell(steps);
      const events = await case_.desk.events();
      const told = events.flatMap((event) =>
        event.type === 'PartnerTold' && event.telling.type === 'release.freeze.changed'
          ? [{ to: event.telling.to, ...event.telling.data }]
          : [],
      );
      for (const [type, words] of Object.entries(wordsOf)) {
        const changes = events.filter((event) => event.type === type).length;
        const said = told.filter(({ change }) => words.includes(change));
        for (const partner of [housing, bank])
          expect(said.filter(({ to }) => to === partner).length, `${type} to ${partner}`).toBe(changes);
        // Only its own court learns the number of the case.
        const toItsCourt = said.filter(({ to, freeze }) => to.startsWith('court:') && freeze.caseNumber !== undefined);
        expect(toItsCourt.length, `${type} to its court`).toBe(changes);
      }
    }),
    runs(20),
  );
});

const order = fc.record({ minute: fc.nat({ max: 5_000 }), quotaFen: fc.integer({ min: 1, max: 12 }).map((count) => count * 100_000_000) });
const orders = fc.uniqueArray(order, { minLength: 2, maxLength: 5, selector: ({ minute }) => minute });

/** All orders arrive after the last of them was served, in the order given. */
async function arrive(served: readonly { index: number; minute: number; quotaFen: number }[]): Promise<unknown[]> {
  const case_ = scenario();
  case_.account();
  for (const { index, minute, quotaFen } of served) {
    const servedAt = plusMinutes('2026-03-03T10:00:00+08:00', minute);
    const caseNumber = `（2026）鲁01执${index + 1}号`;
    case_.freeze({ caseNumber, quotaFen, servedAt, applicants: [applicantOf(`a${index}`)] }, { from: otherCourt, at: '03-09 10:00' });
  }
  return await case_.standing();
}

it('the order in which orders arrive changes neither rank nor controlled money: service does (财产保全规定 16)', async () => {
  await fc.assert(
    fc.asyncProperty(
      orders.chain((list) => {
        const served = list.map((entry, index) => ({ ...entry, index }));
        return fc.tuple(fc.constant(served), fc.shuffledSubarray(served, { minLength: served.length }));
      }),
      async ([served, shuffled]) => {
        expect(await arrive(shuffled)).toEqual(await arrive(served));
      },
    ),
    runs(20),
  );
});
