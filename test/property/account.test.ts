import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextDueAt } from '../../shared/domain/account/decide/time/due.ts';
import { evolve } from '../../shared/domain/account/evolve/evolve.ts';
import { inOrderOfService, pourDown } from '../../shared/domain/account/money/waterfall.ts';
import { accountOutputs as outputsOf } from '../../shared/domain/account/outputs.ts';
import { accountParts } from '../../shared/domain/account/parts/parts.ts';
import { initialAccount, isActive } from '../../shared/domain/account/state.ts';
import { headOf, openOf } from '../../shared/domain/aggregate/parts.ts';
import { plusMinutes } from '../../shared/domain/values/calendar/instants.ts';
import { accountWith } from '../../shared/workflow/account/account-now.ts';
import { checkLedger } from '../../shared/workflow/check-ledger.ts';
import { accountNumber, given, payeeOf, type Scenario } from '../fixtures/desk/scenario.ts';
import { aFreeze } from '../fixtures/rules/account.ts';
import { runs } from '../fixtures/runs.ts';
import { acts, clerksOf, type Step } from './account-acts.ts';

/** The plain account, and then anything; `each` looks after every act. */
async function tell(steps: readonly Step[], fault: number, each?: (case_: Scenario) => Promise<void>): Promise<Scenario> {
  const case_ = given({ clerks: clerksOf(fault) });
  for (const { act, minutes } of steps) {
    await act.perform(case_, plusMinutes(case_.teller.clock, minutes));
    await each?.(case_);
  }
  return case_;
}

/** Under which the ledger keeps what has ended. */
const shelves = accountParts.shelves.map(({ name }) => `${name}:`);

describe('an account takes any sequence of valid messages', () => {
  it('without ever throwing, and keeps every invariant of the design', async () => {
    await fc.assert(
      fc.asyncProperty(acts, fc.nat({ max: 4 }), async (steps, fault) => {
        const case_ = await tell(steps, fault);
        expect((await case_.desk.report()).invariants.violated).toEqual([]);
        case_.until(plusMinutes(case_.teller.clock, 200_000));
        expect((await case_.desk.report()).invariants.violated).toEqual([]);
      }),
      runs(50),
    );
  });

  it('deterministically: the same lines give the same events', async () => {
    await fc.assert(
      fc.asyncProperty(acts, fc.nat({ max: 4 }), async (steps, fault) => {
        expect(await (await tell(steps, fault)).desk.events()).toEqual(await (await tell(steps, fault)).desk.events());
      }),
      runs(30),
    );
  });

  it('what the ledger keeps of its state, open and ended, is the fold of its journal', async () => {
    await fc.assert(
      fc.asyncProperty(acts, fc.nat({ max: 4 }), async (steps, fault) => {
        const case_ = await tell(steps, fault);
        const folded = (await case_.desk.events()).reduce(evolve, initialAccount(accountNumber));
        const ledger = await case_.desk.ledger();
        expect((await accountWith(ledger, accountNumber, shelves))?.state).toEqual(folded);
        expect((await checkLedger(ledger)).findings).toEqual([]);
      }),
      runs(30),
    );
  });

  it('no two outputs bear one id, but for what is asked for again on purpose', async () => {
    await fc.assert(
      fc.asyncProperty(acts, fc.nat({ max: 4 }), async (steps, fault) => {
        const pages = await (await tell(steps, fault)).desk.pages();
        const ids = pages.flatMap((page) => outputsOf(page).map(({ id }) => id));
        expect(new Set(ids).size).toBe(ids.length);
      }),
      runs(30),
    );
  });

  it('time never stands still: what is due next lies after what was done last', async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (steps) => {
        await tell(steps, 0, async (case_) => expect((nextDueAt(await case_.state()) ?? '9999') > case_.teller.clock).toBe(true));
      }),
      runs(30),
    );
  });

  it('a bank that reports all it books is never in dispute with the platform', async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (steps) => {
        const honest = steps.filter(({ act }) => /^(?:freeze|reduce|lift|renew|convert|notice|withdraw|wait|explain)/u.test(act.name));
        const case_ = await tell(honest, 0);
        expect(await case_.onHold()).toBe(false);
        expect(await case_.balance()).toBe(case_.teller.balanceFen);
      }),
      runs(30),
    );
  });
});

/** Everybody does what they owe: the bank sends its vouchers, clerks and operators answer every open task. */
async function doAllThatIsOwed(case_: Scenario): Promise<void> {
  for (let round = 0; round < 6; round++) {
    case_.until(plusMinutes(case_.teller.clock, 20_000));
    for (const payment of (await case_.state()).payments.filter(({ status, voucher }) => status === 'PAID' && voucher?.valid !== true)) {
      const { noticeNumber, line, bankSerial, amountFen, bookedAt, payee } = payment;
      const booked = { noticeNumber, line, bankSerial, amountFen, bookedAt, payee: payeeOf(payee), voucher: `round ${round}` };
      case_.bookedAgain(booked, { at: case_.teller.clock });
    }
    for (const { taskId, rule } of (await case_.state()).tasks.filter(({ status }) => status !== 'DONE'))
      case_.answer(taskId, 'accept', rule === 'S-23' ? { priorPaid: 'included' } : {});
  }
}

it('once everybody has done what they owe, no paid notice stays open and no task is left', async () => {
  await fc.assert(
    fc.asyncProperty(acts, fc.nat({ max: 4 }), async (steps, fault) => {
      const clerks = clerksOf(fault);
      let diligent = false;
      const case_ = given({
        clerks: {
          deliver: (output) => (diligent ? 'reached' : clerks.deliver(output)),
          keep: (output) => (diligent ? 'whole' : clerks.keep(output)),
        },
      });
      for (const { act, minutes } of steps) await act.perform(case_, plusMinutes(case_.teller.clock, minutes));
      diligent = true;
      await doAllThatIsOwed(case_);
      expect((await case_.desk.report()).invariants.violated).toEqual([]);
      expect((await case_.state()).notices.filter(({ status }) => status === 'PAID')).toEqual([]);
      expect(await case_.openTasks()).toEqual([]);
    }),
    runs(30),
  );
});

it('an account of any age stays light: what is over is not at hand', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(acts, { minLength: 20, maxLength: 20 }), async (stories) => {
      const case_ = given({ account: { balanceFen: 50_000_000_000 } });
      for (const { act, minutes } of stories.flat()) await act.perform(case_, plusMinutes(case_.teller.clock, minutes));
      const state = await case_.state();
      const { tasks, payments, notices } = openOf(accountParts, state);
      expect(tasks.filter(({ status }) => status === 'DONE')).toEqual([]);
      const isOwn = ({ noticeNumber }: { noticeNumber?: string }): boolean =>
        notices.some((notice) => notice.noticeNumber === noticeNumber);
      // A violation stays at hand, and with it what was paid under its number: any news of the freezes may show that it was an ordinary payment.
      const violated = new Set(payments.filter(({ status }) => status === 'VIOLATION').map(({ noticeNumber }) => noticeNumber));
      const isOver = (payment: (typeof payments)[number]): boolean =>
        !violated.has(payment.noticeNumber) && !isOwn(payment) && !tasks.some((task) => task.noticeNumber === payment.noticeNumber);
      expect(payments.filter(isOver)).toEqual([]);
      expect(JSON.stringify(headOf(accountParts, state)).length).toBeLessThan(10_000);
    }),
    runs(6),
  );
});

describe('the waterfall', () => {
  const minute = fc.integer({ min: 0, max: 100_000 }).map((minutes) => plusMinutes('2026-01-01T00:00:00+08:00', minutes));
  const freezes = fc.array(
    fc
      .record({ servedAt: minute, quotaFen: fc.option(fc.nat({ max: 1_000 }), { nil: undefined }), ended: fc.boolean() })
      .map(({ quotaFen, ended, servedAt }) => {
        const { quotaFen: _, ...freeze } = aFreeze({ servedAt, status: ended ? 'LIFTED' : 'WAITING', rank: 0, controlledFen: 0 });
        return quotaFen === undefined ? freeze : { ...freeze, quotaFen };
      }),
    { maxLength: 8 },
  );
  const balance = fc.integer({ min: -100, max: 5_000 });

  it('controls all there is or all that is asked for, in order, and nothing for what has ended', () => {
    fc.assert(
      fc.property(freezes, balance, (unordered, balanceFen) => {
        const poured = pourDown(inOrderOfService(unordered), balanceFen);
        const active = poured.filter(isActive);
        const controlled = poured.reduce((sum, { controlledFen }) => sum + controlledFen, 0);
        const asked = active.reduce((sum, { quotaFen }) => sum + (quotaFen ?? Number.POSITIVE_INFINITY), 0);
        expect(controlled).toBe(Math.min(Math.max(0, balanceFen), asked));
        expect(active.map(({ rank }) => rank)).toEqual(active.map((_, index) => index + 1));
        for (const [index, { status, controlledFen, quotaFen }] of active.entries()) {
          expect(controlledFen).toBeLessThanOrEqual(quotaFen ?? controlledFen);
          expect(status).toBe(index === 0 || controlledFen > 0 ? 'LIVE' : 'WAITING');
          // Nobody gets anything before those in front of it have all that they ask for.
          if (controlledFen > 0)
            for (const before of active.slice(0, index)) expect(before.controlledFen).toBe(before.quotaFen ?? before.controlledFen);
        }
        expect(pourDown(poured, balanceFen)).toEqual(poured);
      }),
      runs(500),
    );
  });
});
