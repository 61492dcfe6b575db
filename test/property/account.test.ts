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
import { accountNumber, given, payeeOf, type Scenario } from '../fixtures/desk/scenario.ts';
import { aFreeze } from '../fixtures/rules/account.ts';
import { runs } from '../fixtures/runs.ts';
import { acts, clerksOf, type Step } from './account-acts.ts';

/** The plain account, and then anything; `each` looks after every act. */
function tell(steps: readonly Step[], fault: number, each: (case_: Scenario) => void = () => undefined): Scenario {
  const case_ = given({ clerks: clerksOf(fault) });
  for (const { act, minutes } of steps) {
    act.perform(case_, plusMinutes(case_.teller.clock, minutes));
    each(case_);
  }
  return case_;
}

describe('an account takes any sequence of valid messages', () => {
  it('without ever throwing, and keeps every invariant of the design', () => {
    fc.assert(
      fc.property(acts, fc.nat({ max: 4 }), (steps, fault) => {
        const case_ = tell(steps, fault);
        expect(case_.desk.report().invariants.violated).toEqual([]);
        case_.until(plusMinutes(case_.teller.clock, 200_000));
        expect(case_.desk.report().invariants.violated).toEqual([]);
      }),
      runs(250),
    );
  });

  it('deterministically: the same lines give the same events', () => {
    fc.assert(
      fc.property(acts, fc.nat({ max: 4 }), (steps, fault) => {
        expect(tell(steps, fault).desk.events()).toEqual(tell(steps, fault).desk.events());
      }),
      runs(60),
    );
  });

  it('its state is a fold of its journal, and survives being stored as JSON', () => {
    fc.assert(
      fc.property(acts, fc.nat({ max: 4 }), (steps, fault) => {
        const case_ = tell(steps, fault);
        const folded = case_.desk.events().reduce(evolve, initialAccount(accountNumber));
        expect(case_.state()).toEqual(folded);
        expect(JSON.parse(JSON.stringify(folded))).toEqual(folded);
      }),
      runs(100),
    );
  });

  it('no two outputs bear one id, but for what is asked for again on purpose', () => {
    fc.assert(
      fc.property(acts, fc.nat({ max: 4 }), (steps, fault) => {
        const pages = tell(steps, fault).desk.pages();
        const ids = pages.flatMap((page) => outputsOf(page).map(({ id }) => id));
        expect(new Set(ids).size).toBe(ids.length);
      }),
      runs(100),
    );
  });

  it('time never stands still: what is due next lies after what was done last', () => {
    fc.assert(
      fc.property(acts, (steps) => {
        tell(steps, 0, (case_) => expect((nextDueAt(case_.state()) ?? '9999') > case_.teller.clock).toBe(true));
      }),
      runs(100),
    );
  });

  it('a bank that reports all it books is never in dispute with the platform', () => {
    fc.assert(
      fc.property(acts, (steps) => {
        const honest = steps.filter(({ act }) => /^(?:freeze|reduce|lift|renew|convert|notice|withdraw|wait|explain)/u.test(act.name));
        const case_ = tell(honest, 0);
        expect(case_.onHold()).toBe(false);
        expect(case_.balance()).toBe(case_.teller.balanceFen);
      }),
      runs(60),
    );
  });
});

/** Everybody does what they owe: the bank sends its vouchers, clerks and operators answer every open task. */
function doAllThatIsOwed(case_: Scenario): void {
  for (let round = 0; round < 6; round++) {
    case_.until(plusMinutes(case_.teller.clock, 20_000));
    for (const payment of case_.state().payments.filter(({ status, voucher }) => status === 'PAID' && voucher?.valid !== true)) {
      const { noticeNumber, line, bankSerial, amountFen, bookedAt, payee } = payment;
      const booked = { noticeNumber, line, bankSerial, amountFen, bookedAt, payee: payeeOf(payee), voucher: `round ${round}` };
      case_.bookedAgain(booked, { at: case_.teller.clock });
    }
    for (const { taskId, rule } of case_.state().tasks.filter(({ status }) => status !== 'DONE'))
      case_.answer(taskId, 'accept', rule === 'S-23' ? { priorPaid: 'included' } : {});
  }
}

it('once everybody has done what they owe, no paid notice stays open and no task is left', () => {
  fc.assert(
    fc.property(acts, fc.nat({ max: 4 }), (steps, fault) => {
      const clerks = clerksOf(fault);
      let diligent = false;
      const case_ = given({
        clerks: {
          deliver: (output) => (diligent ? 'SERVED' : clerks.deliver(output)),
          refuse: (output) => (diligent ? undefined : clerks.refuse(output)),
        },
      });
      for (const { act, minutes } of steps) act.perform(case_, plusMinutes(case_.teller.clock, minutes));
      diligent = true;
      doAllThatIsOwed(case_);
      expect(case_.desk.report().invariants.violated).toEqual([]);
      expect(case_.state().notices.filter(({ status }) => status === 'PAID')).toEqual([]);
      expect(case_.openTasks()).toEqual([]);
    }),
    runs(120),
  );
});

it('an account of any age stays light: what is over is not at hand', () => {
  fc.assert(
    fc.property(fc.array(acts, { minLength: 20, maxLength: 20 }), (stories) => {
      const case_ = given({ account: { balanceFen: 50_000_000_000 } });
      for (const { act, minutes } of stories.flat()) act.perform(case_, plusMinutes(case_.teller.clock, minutes));
      const state = case_.state();
      const { tasks, payments, notices } = openOf(accountParts, state);
      expect(tasks.filter(({ status }) => status === 'DONE')).toEqual([]);
      const isOwn = ({ noticeNumber }: { noticeNumber?: string }): boolean =>
        notices.some((notice) => notice.noticeNumber === noticeNumber);
      // A violation stays at hand: any news of the freezes may show that it was an ordinary payment.
      const isOver = (payment: (typeof payments)[number]): boolean =>
        payment.status !== 'VIOLATION' && !isOwn(payment) && !tasks.some((task) => task.noticeNumber === payment.noticeNumber);
      expect(payments.filter(isOver)).toEqual([]);
      expect(JSON.stringify(headOf(accountParts, state)).length).toBeLessThan(10_000);
    }),
    runs(12),
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
