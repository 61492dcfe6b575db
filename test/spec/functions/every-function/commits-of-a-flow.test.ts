/** What a payment costs in commits, from the bank's message to the last paper in the dossier: receive, file, tell, file the evidence of the telling. */
import { expect, it } from 'vitest';
import { caseNumber } from '../../../fixtures/rules/account.ts';
import { plain, playToNotice } from '../../../fixtures/world/plain-case.ts';
import { pagesIn, type World, world } from '../../../fixtures/world/world.ts';

/** Commits by what made them. */
async function flowOf(system: World): Promise<Record<string, number>> {
  const commits: Record<string, number> = {};
  const counted = async (what: string, run: () => Promise<unknown>): Promise<void> => {
    system.ledger.requests.commits = 0;
    await run();
    commits[what] = system.ledger.requests.commits;
  };
  await counted('receive-messages', () => system.receive('bank', plain('bank.payment.booked')));
  await counted('file-to-dossier', () => system.run('filings'));
  await counted('notify-applicants', () => system.run('notifications'));
  await counted('file-to-dossier, evidence', () => system.run('filings'));
  expect(system.queues.filings.sent.length + system.queues.notifications.sent.length).toBe(0);
  return commits;
}
const four = { 'receive-messages': 1, 'file-to-dossier': 1, 'notify-applicants': 1, 'file-to-dossier, evidence': 1 };

it('one payment, one case, one applicant: four commits', async () => {
  const system = await world();
  await playToNotice(system, [caseNumber]);
  expect(await flowOf(system)).toEqual(four);
  const kinds = (await pagesIn(system, `case:${caseNumber}`)).map(({ events }) => events.length);
  expect(kinds).toEqual([2, 1]);
});

it('three cases of one account: four commits as well', async () => {
  const system = await world();
  const cases = [caseNumber, '（2026）鲁0102执保456号', '（2026）鲁0102执保789号'];
  await playToNotice(system, cases);
  expect(await flowOf(system)).toEqual(four);
  for (const number of cases) expect((await pagesIn(system, `case:${number}`)).map(({ events }) => events.length)).toEqual([2, 1]);
});

it('where the dossier was written meanwhile by another, each stream is committed by itself, and nothing is there twice', async () => {
  const system = await world();
  await playToNotice(system, [caseNumber]);
  await system.receive('bank', plain('bank.payment.booked'));
  system.ledger.commitSeveral = async () => undefined;
  expect(await system.run('filings')).toEqual([]);
  expect((await pagesIn(system, `case:${caseNumber}`)).flatMap(({ events }) => events)).toHaveLength(2);
});
