/**
 * One item into one dossier: check, chain it into the case's stream, tell the account, tell the court. Each step takes the item's id once, so a crash
 * between any two of them repeats harmlessly.
 */

import { accountCore, accountStream } from '../../shared/domain/account/core.ts';
import type { AccountState } from '../../shared/domain/account/state.ts';
import type { Command } from '../../shared/domain/commands.ts';
import { dossierCore, dossierStream } from '../../shared/domain/dossier/core.ts';
import type { DossierEvent, ItemFiled } from '../../shared/domain/dossier/events.ts';
import { canonicalJson, sha256Hex } from '../../shared/domain/journal.ts';
import type { FilingOutput } from '../../shared/domain/outputs.ts';
import type { Page } from '../../shared/ports/ledger.ts';
import { accountFacts } from '../../shared/workflow/account-facts.ts';
import { outputsOfPages } from '../../shared/workflow/aggregates.ts';
import { commitOne, pageOf } from '../../shared/workflow/commit/one.ts';
import { dispatch } from '../../shared/workflow/dispatch.ts';
import { reasonsAgainst } from './check-item.ts';
import type { Deps } from './deps.ts';

export async function fileItem(deps: Deps, filing: FilingOutput): Promise<void> {
  const before = await filedBefore(deps, filing);
  const account = before ? undefined : (await deps.ledger.head<AccountState>(accountStream(filing.accountNumber)))?.state;
  const against = before ? [] : await reasonsAgainst(deps.evidence, filing, account);
  const itemId = filing.id;
  const { caseNumber } = filing;
  const receivedAt = deps.clock.now();
  if (against.length > 0) {
    const page = await tellAccount(deps, filing, `filing-failed:${itemId}`, {
      kind: 'filing-failed',
      receivedAt,
      itemId,
      caseNumber,
      fired: against,
    });
    await dispatch(deps.queues, outputsOfPages([page]));
    deps.metrics.count('FilingsFailed', 1);
    deps.log.warn('an item cannot be filed', { itemId, rules: against.map(({ id }) => id).join(' ') });
    return;
  }
  const dossierPage = before ?? (await chain(deps, filing));
  const { sequence, chainHead } = itemIn(dossierPage, itemId);
  const accountPage = await tellAccount(deps, filing, `filed:${itemId}`, {
    kind: 'filed',
    receivedAt,
    itemId,
    caseNumber,
    sequence,
    chainHead,
  });
  await dispatch(deps.queues, outputsOfPages([dossierPage, accountPage]));
  if (!before) deps.metrics.count('FilingsDone', 1, { outcome: filing.item.kind });
}

/** The page of an item that is in the dossier already: it was checked then, and is not judged by what became of the case since. */
async function filedBefore({ ledger }: Deps, { id }: FilingOutput): Promise<Page<DossierEvent> | undefined> {
  const record = await ledger.inboxRecord(id);
  return record && pageOf<DossierEvent>(ledger, record);
}

async function chain(deps: Deps, filing: FilingOutput): Promise<Page<DossierEvent>> {
  const filedAt = deps.clock.now();
  const { page } = await commitOne(deps, dossierCore, {
    stream: dossierStream(filing.caseNumber),
    recordedAt: filedAt,
    command: { kind: 'file-item', filing, filedAt },
    facts: undefined,
    inbox: { key: filing.id, digest: sha256Hex(canonicalJson(filing)) },
  });
  return page;
}

async function tellAccount(deps: Deps, { accountNumber }: FilingOutput, key: string, command: Command): Promise<Page> {
  const { page } = await commitOne(deps, accountCore, {
    stream: accountStream(accountNumber),
    recordedAt: command.receivedAt,
    command,
    facts: await accountFacts(deps.register),
    inbox: { key, digest: sha256Hex(key) },
  });
  return page;
}

function itemIn(page: Page<DossierEvent>, itemId: string): ItemFiled {
  const item = page.events.find((event) => event.itemId === itemId);
  if (!item) throw new Error(`page ${page.sequence} of a dossier took item ${itemId} in, but does not hold it; verify the ledger`);
  return item;
}
