/** What goes wrong around a dead letter is not taken for an answer: an unread journal knows nothing, and what is hidden is not gone. */
import { expect, it } from 'vitest';
import type { FilingOutput } from '../../../shared/domain/messages/outputs.ts';
import { redriveStream } from '../../../shared/domain/redrive/core.ts';
import type { DeadLetter, DeadLetters } from '../../../shared/ports/dead-letters.ts';
import { createCommits } from '../../../shared/workflow/commit/commit.ts';
import { describeLetter } from '../../../shared/workflow/redrive/describe.ts';
import { confirmRedrive, proposeRedrive, type RedriveDeps, withdrawRedrive } from '../../../shared/workflow/redrive/redrive.ts';
import { world } from '../../fixtures/world/world.ts';

const letter: DeadLetter = {
  queue: 'bank',
  messageId: '0d1b5f0e-0000-4000-8000-000000000001',
  body: '{"specversion":"1.0"}',
  groupId: 'g',
  sentAt: '2026-03-02T09:00:00+08:00',
  attributes: {},
};

/** One letter lies there; `isHidden`: another look of this moment holds it. */
async function desk() {
  const { ledger, clock } = await world();
  const place = { isHidden: false, lying: [letter], sent: 0 };
  const letters: DeadLetters = {
    list: async () => (place.isHidden ? [] : [...place.lying]),
    count: async () => place.lying.length,
    send: async () => void place.sent++,
    async remove({ messageId }) {
      if (place.isHidden || place.lying.length === 0) return false;
      place.lying = place.lying.filter((each) => each.messageId !== messageId);
      return true;
    },
  };
  const commits = createCommits({ ledger, random: () => 0, delay: async () => undefined });
  const deps: RedriveDeps = { ledger, clock, ...commits, letters, views: { list: async () => ({ rows: [] }) } };
  const done = async (): Promise<number> => {
    let count = 0;
    for await (const { events } of ledger.pages<{ type: string }>(redriveStream))
      count += events.filter(({ type }) => type === 'LetterDone').length;
    return count;
  };
  return { deps, place, done };
}
const proposed = { letters: [letter.messageId], by: '张三', reason: '网关已恢复' };
const second = { proposal: 1, by: '李四' };

it.each(['send', 'strike'] as const)('leaves open the %s of a letter that another look hides', async (act) => {
  const { deps, place, done } = await desk();
  await proposeRedrive(deps, { act, ...proposed });
  place.isHidden = true;
  expect(await confirmRedrive(deps, second)).toMatchObject({ outcomes: [{ became: 'hidden' }] });
  expect(await done()).toBe(0);
  place.isHidden = false;
  expect(await confirmRedrive(deps, second)).toMatchObject({ outcomes: [{ became: act === 'send' ? 'sent' : 'struck' }] });
  expect([await done(), place.lying, place.sent]).toEqual([1, [], act === 'send' ? 1 : 0]);
});

it('carries out nothing more of what is withdrawn meanwhile', async () => {
  const { deps, place } = await desk();
  const other = { ...letter, messageId: '1d1b5f0e-0000-4000-8000-000000000002' };
  place.lying.push(other);
  await proposeRedrive(deps, { act: 'send', ...proposed, letters: [letter.messageId, other.messageId] });
  const letters: DeadLetters = {
    ...deps.letters,
    async send(...sent) {
      await deps.letters.send(...sent);
      if (place.sent === 1) await withdrawRedrive(deps, { ...second, reason: '暂缓' });
    },
  };
  await confirmRedrive({ ...deps, letters }, second);
  expect([place.sent, place.lying]).toEqual([1, [other]]);
});

it('does not write down as done what it could not take out', async () => {
  const { deps, done } = await desk();
  await proposeRedrive(deps, { act: 'strike', ...proposed });
  const unlucky = { ...deps, letters: { ...deps.letters, remove: async () => false } };
  expect(await confirmRedrive(unlucky, second)).toMatchObject({ outcomes: [{ became: 'hidden' }] });
  expect(await done()).toBe(0);
});

it('says of a letter that is there no more that it is gone', async () => {
  const { deps, place, done } = await desk();
  await proposeRedrive(deps, { act: 'send', ...proposed });
  place.lying = [];
  expect(await confirmRedrive(deps, second)).toMatchObject({ outcomes: [{ became: 'gone' }] });
  expect(await done()).toBe(1);
});

it('does not say that the journal knows nothing of a letter when the journal could not be read', async () => {
  const { ledger } = await world();
  const silent = {
    ...ledger,
    pages(): never {
      throw new Error('no answer');
    },
  };
  const told: Pick<FilingOutput, 'kind' | 'id'> = { kind: 'file', id: 'account:6222/3/0/0' };
  const about = { ...letter, queue: 'filings', body: JSON.stringify(told) };
  await expect(describeLetter({ ledger: silent }, about)).rejects.toThrow('no answer');
  // A name of no stream is an answer.
  const forged = { ...about, body: JSON.stringify({ ...told, id: 'nonsense/3/0/0' }) };
  expect(await describeLetter({ ledger }, forged)).not.toHaveProperty('sends');
});
