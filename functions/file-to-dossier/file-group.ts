/**
 * Items of one account into dossiers: check each, chain them into the streams of their cases, tell the account of all of them, tell the courts. One commit
 * for all of that, whatever the number of items and cases; where that cannot be, one a case and one for the account. Each takes an item's id once, so a
 * crash between any two of them repeats harmlessly.
 */

import type { SQSRecord } from 'aws-lambda';
import { parseFiling } from '../../shared/contracts/outputs.ts';
import { accountCore, accountStream } from '../../shared/domain/account/core.ts';
import type { AccountEvent } from '../../shared/domain/account/events.ts';
import type { AccountState } from '../../shared/domain/account/state.ts';
import { canonicalJson, sha256Hex } from '../../shared/domain/aggregate/journal.ts';
import { dossierCore, dossierStream } from '../../shared/domain/dossier/core.ts';
import { type DossierEvent, type ItemFiled, isItemFiled } from '../../shared/domain/dossier/events.ts';
import type { FiledCommand, FilingFailedCommand } from '../../shared/domain/messages/commands.ts';
import type { AcknowledgementOutput, FilingOutput } from '../../shared/domain/messages/outputs.ts';
import type { FiredRule } from '../../shared/domain/rules/engine/finding.ts';
import type { Page } from '../../shared/ports/ledger.ts';
import { accountFacts } from '../../shared/workflow/account/account-facts.ts';
import { accountNow } from '../../shared/workflow/account/account-now.ts';
import { outputsOfPages } from '../../shared/workflow/aggregates.ts';
import type { GroupOutcome, TimeLeft } from '../../shared/workflow/batch/fifo-batch.ts';
import { readGroup } from '../../shared/workflow/batch/read-output.ts';
import { type Commands, commitAll, type Done } from '../../shared/workflow/commit/all.ts';
import { dispatch } from '../../shared/workflow/dispatch.ts';
import { takeAcknowledgements } from './acknowledge.ts';
import { reasonsAgainst } from './check-item.ts';
import type { Deps } from './deps.ts';

/** Reading a document back from the evidence store takes so long at the worst. */
const itemMs = 5_000;

interface Checked {
  filing: FilingOutput;
  /** Why it cannot be filed; empty when it can, or was filed before: it was checked then, and is not judged by what became of the case since. */
  against: FiredRule[];
}

export async function fileGroup(deps: Deps, group: readonly SQSRecord[], timeLeft: TimeLeft): Promise<GroupOutcome> {
  const { outputs, error } = readGroup(group, parseFiling);
  let done = 0;
  for (const run of runsOf(outputs)) {
    const outcome = run.kind === 'file' ? await fileItems(deps, run.outputs, timeLeft) : await takeAcknowledgements(deps, run.outputs);
    if (outcome.done < run.outputs.length || outcome.error !== undefined) return { ...outcome, done: done + outcome.done };
    done += run.outputs.length;
  }
  return error === undefined ? { done: group.length } : { done, error };
}

type Run = { kind: 'file'; outputs: FilingOutput[] } | { kind: 'acknowledge'; outputs: AcknowledgementOutput[] };

/** What follows one another of one kind, in order: an item may be acknowledged in the batch that files it. */
function runsOf(outputs: readonly (FilingOutput | AcknowledgementOutput)[]): Run[] {
  const runs: Run[] = [];
  for (const output of outputs) {
    const last = runs.at(-1);
    if (output.kind === 'file' && last?.kind === 'file') last.outputs.push(output);
    else if (output.kind === 'acknowledge' && last?.kind === 'acknowledge') last.outputs.push(output);
    else runs.push(output.kind === 'file' ? { kind: 'file', outputs: [output] } : { kind: 'acknowledge', outputs: [output] });
  }
  return runs;
}

async function fileItems(deps: Deps, filings: readonly FilingOutput[], timeLeft: TimeLeft): Promise<GroupOutcome> {
  const { checked, stopped } = await checkAll(deps, filings, timeLeft);
  const done = await fileAll(deps, checked);
  if (done.done < checked.length || done.error !== undefined) return done;
  return stopped ?? { done: filings.length };
}

/** Those before the first that could not be checked, or for which there was no time. */
async function checkAll(
  deps: Deps,
  filings: readonly FilingOutput[],
  timeLeft: TimeLeft,
): Promise<{ checked: Checked[]; stopped?: GroupOutcome }> {
  const checked: Checked[] = [];
  const accounts = new Map<string, AccountState | undefined>();
  for (const [index, filing] of filings.entries()) {
    if (index > 0 && timeLeft() < itemMs) return { checked, stopped: { done: index, outOfTime: true } };
    try {
      const { accountNumber } = filing;
      if (!accounts.has(accountNumber)) accounts.set(accountNumber, await accountNow(deps.ledger, accountNumber));
      const before = await deps.ledger.inboxRecord(filing.id);
      checked.push({ filing, against: before ? [] : await reasonsAgainst(deps.evidence, filing, accounts.get(accountNumber)) });
    } catch (error) {
      return { checked, stopped: { done: index, error } };
    }
  }
  return { checked };
}

/** Dossiers and account in one commit; where that cannot be, dossiers first: what the account hears of stands in its dossier. What follows is sent for all that was committed. */
async function fileAll(deps: Deps, checked: readonly Checked[]): Promise<GroupOutcome> {
  const together = await fileTogether(deps, checked);
  const dossiers = together?.dossiers ?? (await chain(deps, checked));
  const told = together?.told ?? (await tellAccounts(deps, checked.slice(0, dossiers.done), dossiers));
  await dispatch(deps.queues, outputsOfPages([...dossiers.pages.values(), ...told.pages.values()].flatMap((page) => page ?? [])));
  count(deps, checked.slice(0, told.done), dossiers);
  return told.done < dossiers.done || dossiers.done === checked.length ? told : dossiers;
}

interface Filed {
  dossiers: Done<DossierEvent>;
  told: Done<AccountEvent>;
}

/** Undefined where it cannot be one commit: items of several accounts, one that was filed before, or somebody else was faster. */
async function fileTogether(deps: Deps, checked: readonly Checked[]): Promise<Filed | undefined> {
  const accounts = new Set(checked.map(({ filing }) => accountStream(filing.accountNumber)));
  const [stream] = accounts;
  if (stream === undefined || accounts.size > 1 || checked.every(({ against }) => against.length > 0)) return undefined;
  const recordedAt = deps.clock.now();
  const filed = Map.groupBy(
    filingsOf(checked, recordedAt).flatMap((given) => given ?? []),
    (given) => given.stream,
  );
  const batches = [...filed].map(([dossier, items]) => ({ stream: dossier, recordedAt, facts: undefined, items }));
  const facts = await accountFacts(deps.register);
  const pages = await deps.commitSeveral(
    { core: dossierCore, batches },
    {
      core: accountCore,
      stream,
      batchOf: (dossiers) => ({
        stream,
        recordedAt,
        facts,
        items: reportsOf(checked, recordedAt, ({ filing }) => dossiers.get(dossierStream(filing.caseNumber))),
      }),
    },
  );
  if (pages === undefined) return undefined;
  const all = { done: checked.length, repeated: new Set<number>() };
  const entries = [...checked.entries()];
  return {
    dossiers: {
      ...all,
      pages: new Map(
        entries.flatMap(([index, { filing, against }]) => {
          const page = against.length > 0 ? undefined : pages.first.get(dossierStream(filing.caseNumber));
          return page === undefined ? [] : [[index, page]];
        }),
      ),
    },
    told: { ...all, pages: new Map(entries.map(([index]) => [index, pages.last])) },
  };
}

/** What goes into which dossier; nothing for what cannot be filed. */
const filingsOf = (checked: readonly Checked[], filedAt: string): Commands<Parameters<typeof dossierCore.decide>[1]> =>
  checked.map(({ filing, against }) =>
    against.length > 0
      ? undefined
      : {
          stream: dossierStream(filing.caseNumber),
          command: { kind: 'file-item', filing, filedAt },
          inbox: { key: filing.id, digest: sha256Hex(canonicalJson(filing)) },
        },
  );

/** What the account hears of each. @param dossierOf the page that took an item in */
const reportsOf = (
  checked: readonly Checked[],
  receivedAt: string,
  dossierOf: (checked: Checked, index: number) => Pick<Page<DossierEvent>, 'sequence' | 'events'> | undefined,
) =>
  checked.map((each, index) => {
    const { filing, against } = each;
    const { id: itemId, caseNumber, accountNumber } = filing;
    const key = `${against.length > 0 ? 'filing-failed' : 'filed'}:${itemId}`;
    const about = { receivedAt, itemId, caseNumber };
    const command: FiledCommand | FilingFailedCommand =
      against.length > 0
        ? { kind: 'filing-failed', ...about, fired: against }
        : { kind: 'filed', ...about, ...placeOf(dossierOf(each, index), itemId) };
    return { stream: accountStream(accountNumber), command, inbox: { key, digest: sha256Hex(key) } };
  });

/** Each case's items in one commit. */
function chain(deps: Deps, checked: readonly Checked[]): Promise<Done<DossierEvent>> {
  const recordedAt = deps.clock.now();
  return commitAll(deps, dossierCore, { recordedAt, facts: undefined, commands: filingsOf(checked, recordedAt) });
}

async function tellAccounts(deps: Deps, checked: readonly Checked[], dossiers: Done<DossierEvent>): Promise<Done<AccountEvent>> {
  const recordedAt = deps.clock.now();
  const commands = reportsOf(checked, recordedAt, (_, index) => dossiers.pages.get(index));
  return commitAll(deps, accountCore, { recordedAt, facts: await accountFacts(deps.register), commands });
}

function placeOf(
  page: Pick<Page<DossierEvent>, 'sequence' | 'events'> | undefined,
  itemId: string,
): Pick<ItemFiled, 'sequence' | 'chainHead'> {
  const item = page?.events.filter(isItemFiled).find((event) => event.itemId === itemId);
  if (!item) throw new Error(`a page of a dossier took an item in, but does not hold it; verify the ledger (page ${page?.sequence})`);
  return { sequence: item.sequence, chainHead: item.chainHead };
}

function count({ metrics, log }: Deps, checked: readonly Checked[], dossiers: Done<DossierEvent>): void {
  for (const [index, { filing, against }] of checked.entries()) {
    if (against.length === 0) {
      if (!dossiers.repeated.has(index)) metrics.count('FilingsDone', 1, { outcome: filing.item.kind });
      continue;
    }
    metrics.count('FilingsFailed', 1);
    log.warn('an item cannot be filed', { item: sha256Hex(filing.id).slice(0, 16), rules: against.map(({ id }) => id).join(' ') });
  }
}
