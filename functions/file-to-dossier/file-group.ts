/**
 * Items of one account into dossiers: check each, chain them into the streams of their cases, tell the account of all of them at once, tell the courts. One
 * commit a case and one for the account, whatever the number of items; each takes an item's id once, so a crash between any two of them repeats harmlessly.
 */

import type { SQSRecord } from 'aws-lambda';
import { parseFiling } from '../../shared/contracts/outputs.ts';
import { accountCore, accountStream } from '../../shared/domain/account/core.ts';
import type { AccountState } from '../../shared/domain/account/state.ts';
import type { FiledCommand, FilingFailedCommand } from '../../shared/domain/commands.ts';
import { dossierCore, dossierStream } from '../../shared/domain/dossier/core.ts';
import type { DossierEvent, ItemFiled } from '../../shared/domain/dossier/events.ts';
import { canonicalJson, sha256Hex } from '../../shared/domain/journal.ts';
import type { FilingOutput } from '../../shared/domain/outputs.ts';
import type { FiredRule } from '../../shared/domain/rules/finding.ts';
import type { Page } from '../../shared/ports/ledger.ts';
import { accountFacts } from '../../shared/workflow/account-facts.ts';
import { accountNow } from '../../shared/workflow/account-now.ts';
import { outputsOfPages } from '../../shared/workflow/aggregates.ts';
import { type Commands, commitAll, type Done } from '../../shared/workflow/commit/all.ts';
import { dispatch } from '../../shared/workflow/dispatch.ts';
import type { GroupOutcome, TimeLeft } from '../../shared/workflow/fifo-batch.ts';
import { readGroup } from '../../shared/workflow/read-output.ts';
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
  const { outputs: filings, error } = readGroup(group, parseFiling);
  const { checked, stopped } = await checkAll(deps, filings, timeLeft);
  const done = await fileAll(deps, checked);
  if (done.done < checked.length || done.error !== undefined) return done;
  return stopped ?? (error === undefined ? { done: group.length } : { done: filings.length, error });
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

/** Dossiers first, then the account: what it hears of stands in its dossier. What follows is sent for all that was committed. */
async function fileAll(deps: Deps, checked: readonly Checked[]): Promise<GroupOutcome> {
  const dossiers = await chain(deps, checked);
  const told = await tellAccounts(deps, checked.slice(0, dossiers.done), dossiers);
  await dispatch(deps.queues, outputsOfPages([...dossiers.pages.values(), ...told.pages.values()].flatMap((page) => page ?? [])));
  count(deps, checked.slice(0, told.done), dossiers);
  return told.done < dossiers.done || dossiers.done === checked.length ? told : dossiers;
}

/** Each case's items in one commit. */
function chain(deps: Deps, checked: readonly Checked[]): Promise<Done<DossierEvent>> {
  const filedAt = deps.clock.now();
  const commands: Commands<Parameters<typeof dossierCore.decide>[1]> = checked.map(({ filing, against }) =>
    against.length > 0
      ? undefined
      : {
          stream: dossierStream(filing.caseNumber),
          command: { kind: 'file-item', filing, filedAt },
          inbox: { key: filing.id, digest: sha256Hex(canonicalJson(filing)) },
        },
  );
  return commitAll(deps, dossierCore, { recordedAt: filedAt, facts: undefined, commands });
}

async function tellAccounts(deps: Deps, checked: readonly Checked[], dossiers: Done<DossierEvent>) {
  const receivedAt = deps.clock.now();
  const commands = checked.map(({ filing, against }, index) => {
    const { id: itemId, caseNumber, accountNumber } = filing;
    const key = `${against.length > 0 ? 'filing-failed' : 'filed'}:${itemId}`;
    const about = { receivedAt, itemId, caseNumber };
    const command: FiledCommand | FilingFailedCommand =
      against.length > 0
        ? { kind: 'filing-failed', ...about, fired: against }
        : { kind: 'filed', ...about, ...placeOf(dossiers.pages.get(index), itemId) };
    return { stream: accountStream(accountNumber), command, inbox: { key, digest: sha256Hex(key) } };
  });
  return commitAll(deps, accountCore, { recordedAt: receivedAt, facts: await accountFacts(deps.register), commands });
}

function placeOf(page: Page<DossierEvent> | undefined, itemId: string): Pick<ItemFiled, 'sequence' | 'chainHead'> {
  const item = page?.events.find((event) => event.itemId === itemId);
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
