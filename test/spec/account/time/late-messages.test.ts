import { describe, expect, it } from 'vitest';
import { decide } from '../../../../shared/domain/account/decide/decide.ts';
import { evolve } from '../../../../shared/domain/account/evolve/evolve.ts';
import { type AccountState, initialAccount } from '../../../../shared/domain/account/state.ts';
import type { InboundMessage } from '../../../../shared/domain/messages/messages.ts';
import { ruleById } from '../../../../shared/domain/rules/all-rules.ts';
import { fire } from '../../../../shared/domain/rules/engine/engine.ts';
import * as plain from '../../../fixtures/desk/plain-case.ts';
import { accountNumber, bank, caseNumber, court, housing } from '../../../fixtures/rules/account.ts';

const now = '2026-03-10T10:00:00+08:00';
const long = '2026-01-05T10:00:00+08:00';
const context = { profiles: [], partners: [], taken: new Map<string, string>() };
const late = [fire(ruleById('M-06'), { found: '2026-01-05', field: 'time' })];

/** The account after a message that the gate found to be older than the replay window, and its receipt. */
function brought(state: AccountState, from: string, message: InboundMessage, fired = late) {
  const command = { kind: 'message' as const, messageId: `m-${state.taskCount + 1}`, from, sentAt: long, receivedAt: now };
  const events = decide(state, { ...command, digest: 'd', message, documents: [], fired }, context);
  const receipt = events.find((event) => event.type === 'MessageRecorded');
  return { state: events.reduce(evolve, state), outcome: receipt?.outcome };
}

const registration: InboundMessage = { type: 'housing.account.registered', data: plain.account() };
const freeze: InboundMessage = { type: 'court.freeze.ordered', data: plain.freeze() };
const registered = brought(initialAccount(accountNumber), housing, registration, []).state;
const due = expect.stringMatching(/^2026-03-1/u);

describe('a message older than the replay window (M-06)', () => {
  it('that registers the account is held, and there is an account to ask about', () => {
    const { state, outcome } = brought(initialAccount(accountNumber), housing, registration);
    expect(outcome).toBe('HELD');
    expect(state).toMatchObject({ accountNumber, registration: { bankCode: bank.slice(5) }, heldMessages: [] });
    expect(state.tasks).toMatchObject([{ kind: 'review-held-message', owner: 'operator', rule: 'M-06', dueAt: due }]);
  });

  it('that registers it once more waits: what is newer stands', () => {
    const { state, outcome } = brought(registered, housing, { ...registration, data: plain.account({ supervisedQuotaFen: 1 }) });
    expect(outcome).toBe('HELD');
    expect(state.supervisedQuotaFen).toBe(registered.supervisedQuotaFen);
    expect(state.tasks).toMatchObject([{ kind: 'review-held-message', dueAt: due }]);
    expect(state.heldMessages).toHaveLength(1);
  });

  it('that orders a freeze is held, and the freeze stands meanwhile', () => {
    const { state, outcome } = brought(registered, court, freeze);
    expect(outcome).toBe('HELD');
    expect(state.freezes).toMatchObject([{ caseNumber, status: 'LIVE', rank: 1 }]);
    expect(state.tasks.filter(({ rule }) => rule === 'M-06')).toMatchObject([
      { kind: 'review-freeze', owner: 'operator', caseNumber, dueAt: due },
    ]);
  });

  it('that lifts one waits: the money stays frozen until somebody has looked', () => {
    const frozen = brought(registered, court, freeze, []).state;
    const data = { caseNumber, accountNumber, rulingNumber: '（2026）鲁0102执保123号之二', liftedAt: long };
    const { state, outcome } = brought(frozen, court, { type: 'court.freeze.lifted', data });
    expect(outcome).toBe('HELD');
    expect(state.freezes).toMatchObject([{ status: 'LIVE' }]);
    expect(state.tasks.filter(({ rule }) => rule === 'M-06')).toMatchObject([{ kind: 'review-held-message', caseNumber, dueAt: due }]);
  });
});
