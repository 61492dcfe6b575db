/** Dead letters: what lies there is shown with what would be sent, two persons decide, and what is sent arrives once; every act stands in the journal. */
import { afterEach, describe, expect, it } from 'vitest';
import { playScenario } from '../../infra/local/play/player.ts';
import { createSandboxKeys } from '../../infra/local/play/sandbox-keys.ts';
import { readScenario } from '../../infra/local/play/scenario-file.ts';
import { stageOf } from '../../infra/local/play/stage.ts';
import { createScenarioClock } from '../../infra/local/system/clock.ts';
import { type Embedded, startEmbedded } from '../../infra/local/system/embedded.ts';
import { newMessage } from '../../infra/local/system/queues/http/sending.ts';
import { deadLetterName, queueName } from '../../infra/names.ts';
import { openSqliteViews } from '../../shared/adapters/sqlite/views.ts';
import type { FilingOutput } from '../../shared/domain/messages/outputs.ts';
import { type RedriveEvent, redriveStream } from '../../shared/domain/redrive/core.ts';
import { outputsOfPages } from '../../shared/workflow/aggregates.ts';
import { messageOf } from '../../shared/workflow/dispatch.ts';
import { confirmRedrive, proposeRedrive, redriveOverview, withdrawRedrive } from '../../shared/workflow/redrive/redrive.ts';
import { accountNumber } from '../fixtures/rules/account.ts';

let running: Embedded | undefined;
const failures: string[] = [];
afterEach(async () => {
  await running?.stop();
  running = undefined;
  failures.length = 0;
});

/** The plain case, played to its end. */
async function played() {
  const clock = createScenarioClock('2026-03-02T09:00:00+08:00');
  running = await startEmbedded({
    folder: undefined,
    ledger: { kind: 'sqlite' },
    clock,
    oneAtATime: true,
    onFailure: ({ message }) => failures.push(message),
  });
  const file = 'test/fixtures/messages/cases/01-progress-payment.jsonl';
  const { letters } = await playScenario(await readScenario(file), {
    stage: stageOf(running, clock),
    keys: createSandboxKeys(undefined),
    file,
  });
  const deps = running.redriving(openSqliteViews(':memory:'));
  const system = running;
  /** As if a queue had given a message up. */
  const bury = (queue: 'bank' | 'filings', body: string, signature?: string): void =>
    void system.queues.ensure(deadLetterName(queue)).send(
      newMessage({
        MessageBody: body,
        MessageGroupId: accountNumber,
        MessageDeduplicationId: crypto.randomUUID(),
        MessageAttributes: signature === undefined ? {} : { signature: { DataType: 'String', StringValue: signature } },
      }),
    );
  const audit = async (): Promise<RedriveEvent[]> => {
    const events: RedriveEvent[] = [];
    for await (const page of system.store.ledger.pages<RedriveEvent>(redriveStream)) events.push(...page.events);
    return events;
  };
  return { system, deps, letters, bury, audit };
}

async function filingOf({ store }: Embedded): Promise<FilingOutput> {
  for await (const page of store.ledger.pages(`account:${accountNumber}`))
    for (const output of outputsOfPages([page])) if (output.kind === 'file') return output;
  throw new Error('the plain case files something');
}

const zhang = { by: '张三', reason: '网关已恢复' };

describe('dead letters', () => {
  it('of a partner are shown with their fate, sent byte for byte by two persons, and answered as the repeats that they are', async () => {
    const { system, deps, letters, bury, audit } = await played();
    const payment = letters.find(({ type }) => type === 'bank.payment.booked');
    if (payment?.signature === undefined) throw new Error('the plain case has a signed payment');
    bury('bank', payment.body, payment.signature);
    const { letters: lying } = await redriveOverview(deps);
    expect(lying).toMatchObject([{ queue: 'bank', sends: payment.body, differences: [] }]);
    expect(lying[0]?.about).toContain('presale.bank.payment.booked.v1');
    expect(lying[0]?.fate.en).toMatch(/was taken in \(account:/);

    const proposed = await proposeRedrive(deps, { act: 'send', letters: [lying[0]?.messageId.slice(0, 8) ?? ''], ...zhang });
    expect(proposed.kind).toBe('proposed');
    // Nothing moves on one person's word, nor on the same person's under another spelling.
    expect(await confirmRedrive(deps, { proposal: 1, by: '張三' })).toMatchObject({ kind: 'refused', fired: [{ id: 'A-01' }] });
    expect((await redriveOverview(deps)).letters).toHaveLength(1);

    expect(await confirmRedrive(deps, { proposal: 1, by: '李四' })).toMatchObject({ kind: 'done', outcomes: [{ became: 'sent' }] });
    await system.drained();
    expect(await redriveOverview(deps)).toMatchObject({ letters: [], proposals: [] });
    expect(system.deadLetters()).toEqual([]);
    expect(failures).toEqual([]);
    const events = await audit();
    expect(events.map(({ type }) => type)).toEqual(['RedriveProposed', 'RedriveRefused', 'RedriveConfirmed', 'LetterDone']);
    expect(events[0]).toMatchObject({ by: '张三', reason: '网关已恢复', letters: [{ transportId: `redrive-1-${lying[0]?.messageId}` }] });
    expect(events[2]).toMatchObject({ by: '李四' });
  });

  it('of the system itself are made again from the journal, with what differs', async () => {
    const { system, deps, bury } = await played();
    const filing = await filingOf(system);
    const { court: _, ...older } = filing;
    bury('filings', JSON.stringify({ ...older, colour: 'red' }));
    const { letters: lying } = await redriveOverview(deps);
    expect(lying[0]?.sends).toBe(messageOf(filing).body);
    expect(lying[0]?.differences).toEqual([
      { field: 'colour', was: '"red"', sends: '' },
      { field: 'court', was: '', sends: JSON.stringify(filing.court) },
    ]);
    await proposeRedrive(deps, { act: 'send', letters: [lying[0]?.messageId ?? ''], ...zhang });
    expect(await confirmRedrive(deps, { proposal: 1, by: '李四' })).toMatchObject({ outcomes: [{ became: 'sent' }] });
    await system.drained();
    expect(system.deadLetters()).toEqual([]);
    expect(failures).toEqual([]);
  });

  it('stay where they lie when a proposal is withdrawn, which takes one person and a reason and stands in the journal', async () => {
    const { system, deps, letters, bury, audit } = await played();
    bury('bank', letters.at(-1)?.body ?? '', letters.at(-1)?.signature);
    const [lying] = (await redriveOverview(deps)).letters;
    await proposeRedrive(deps, { act: 'strike', letters: [lying?.messageId ?? ''], ...zhang });
    const without = { kind: 'refused', fired: [{ id: 'A-01' }] };
    expect(await withdrawRedrive(deps, { proposal: 1, by: '李四', reason: ' ' })).toMatchObject(without);
    expect(await withdrawRedrive(deps, { proposal: 2, by: '李四', reason: '尚需核对' })).toMatchObject(without);
    expect(await withdrawRedrive(deps, { proposal: 1, by: '李四', reason: '尚需核对' })).toEqual({ kind: 'withdrawn', proposal: 1 });
    expect(await confirmRedrive(deps, { proposal: 1, by: '李四' })).toMatchObject(without);
    expect(await redriveOverview(deps)).toMatchObject({ letters: [{ messageId: lying?.messageId }], proposals: [] });
    expect(system.deadLetters()).toEqual([{ queue: 'bank', count: 1 }]);
    expect((await audit()).map(({ type }) => type)).toEqual([
      ...['RedriveProposed', 'RedriveRefused', 'RedriveRefused', 'RedriveWithdrawn', 'RedriveRefused'],
    ]);
    // The next proposal has a number of its own.
    expect(await proposeRedrive(deps, { act: 'send', letters: [lying?.messageId ?? ''], ...zhang })).toMatchObject({
      proposal: { proposal: 2 },
    });
  });

  it('that nobody can read end there by themselves, cannot be sent, and can be struck', async () => {
    const { system, deps } = await played();
    system.queues
      .ensure(queueName('filings'))
      .send(newMessage({ MessageBody: '{"kind":"file","id":"forged"}', MessageGroupId: accountNumber, MessageDeduplicationId: 'x' }));
    await system.drained();
    expect(system.deadLetters()).toEqual([{ queue: 'filings', count: 1 }]);
    const [lying] = (await redriveOverview(deps)).letters;
    expect(lying?.sends).toBeUndefined();
    await expect(proposeRedrive(deps, { act: 'send', letters: [lying?.messageId ?? ''], ...zhang })).rejects.toThrow(
      /the journal knows of no such thing/,
    );
    await proposeRedrive(deps, { act: 'strike', letters: [lying?.messageId ?? ''], ...zhang });
    expect(await confirmRedrive(deps, { proposal: 1, by: '李四' })).toMatchObject({ outcomes: [{ became: 'struck' }] });
    expect(system.deadLetters()).toEqual([]);
  });

  it('behind others of their group are reached all the same', async () => {
    const { system, deps, bury } = await played();
    for (const body of ['first', 'second', 'third']) bury('bank', body);
    const [, second] = (await redriveOverview(deps)).letters;
    await proposeRedrive(deps, { act: 'strike', letters: [second?.messageId ?? ''], ...zhang });
    expect(await confirmRedrive(deps, { proposal: 1, by: '李四' })).toMatchObject({ outcomes: [{ became: 'struck' }] });
    expect(system.deadLetters()).toEqual([{ queue: 'bank', count: 2 }]);
  });

  it('are neither proposed without a reason nor confirmed where nothing was proposed', async () => {
    const { deps, letters, bury } = await played();
    bury('bank', letters.at(-1)?.body ?? '', letters.at(-1)?.signature);
    const [lying] = (await redriveOverview(deps)).letters;
    const id = lying?.messageId ?? '';
    expect(await proposeRedrive(deps, { act: 'send', letters: [id], by: '张三', reason: '  ' })).toMatchObject({
      kind: 'refused',
      fired: [{ id: 'A-01' }],
    });
    expect(await confirmRedrive(deps, { proposal: 7, by: '李四' })).toMatchObject({ kind: 'refused', fired: [{ id: 'A-01' }] });
    await expect(proposeRedrive(deps, { act: 'send', letters: ['nowhere'], ...zhang })).rejects.toThrow(
      /no dead letter has the id nowhere/,
    );
  });

  it('whose sending broke off are finished by confirming once more, and arrive once', async () => {
    const { system, deps, letters, bury, audit } = await played();
    const inflow = letters.findLast(({ queue, signature }) => queue === 'bank' && signature !== undefined);
    bury('bank', inflow?.body ?? '', inflow?.signature);
    const [lying] = (await redriveOverview(deps)).letters;
    await proposeRedrive(deps, { act: 'send', letters: [lying?.messageId ?? ''], ...zhang });
    const breaking = { ...deps, letters: { ...deps.letters, remove: () => Promise.reject(new Error('the process died')) } };
    await expect(confirmRedrive(breaking, { proposal: 1, by: '李四' })).rejects.toThrow('the process died');
    expect((await redriveOverview(deps)).proposals).toMatchObject([{ proposal: 1, confirmedBy: '李四' }]);
    expect(await confirmRedrive(deps, { proposal: 1, by: '李四' })).toMatchObject({ outcomes: [{ became: 'sent' }] });
    await system.drained();
    expect((await redriveOverview(deps)).proposals).toEqual([]);
    expect((await audit()).filter(({ type }) => type === 'LetterDone')).toHaveLength(1);
  });
});
