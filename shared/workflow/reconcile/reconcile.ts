/**
 * Proves that everything that the journal led to is there, and mends what is not: what was never filed, told or answered is sent again under its old id, which
 * every consumer takes once; documents, files of the log and rows are made again from what gave rise to them. Run twice, the second run changes nothing.
 */

import type { Ledger } from '../../ports/ledger.ts';
import { checkLedger } from '../check-ledger.ts';
import { dispatch } from '../dispatch.ts';
import { type Checked, effectKinds, type Found, type Gap, nothingChecked, type ReconcileDeps } from './gap.ts';
import { createLogChecks, planLeaves } from './log.ts';
import { createOutputChecks } from './outputs.ts';
import { createMessageCheck } from './received.ts';
import { createRowChecks, projectAgain } from './rows.ts';

export interface ReconcileReport {
  dryRun: boolean;
  streams: number;
  pages: number;
  /** Pages that no sealing has come to yet. */
  unsealed: number;
  checked: Checked;
  /** What was missing when it was looked for first. */
  missing: Gap[];
  /** Of it, what is there now. */
  repaired: Gap[];
  /** What is still missing: nothing here can make it, or it takes longer. */
  left: Gap[];
}

/** Rounds of repair: what is told again leads to filings and replies, which are looked for anew. */
const roundsMax = 3;

export async function reconcile(deps: ReconcileDeps, { dryRun }: { dryRun: boolean }): Promise<ReconcileReport> {
  await deps.settled();
  const first = await find(deps);
  let now = first;
  for (let round = 0; !dryRun && round < roundsMax && now.gaps.some(({ repair }) => repair !== undefined); round += 1) {
    await repair(deps, now.gaps);
    await deps.settled();
    now = await find(deps);
  }
  const missing = inOrder(first.gaps);
  const stillMissing = new Set(now.gaps.map(nameOf));
  return {
    dryRun,
    streams: first.streams,
    pages: first.pages,
    unsealed: now.unsealed,
    checked: first.checked,
    missing,
    repaired: missing.filter((gap) => !stillMissing.has(nameOf(gap))),
    left: inOrder(now.gaps),
  };
}

const nameOf = ({ kind, id }: Gap): string => `${kind} ${id}`;
const inOrder = (gaps: readonly Gap[]): Gap[] => gaps.toSorted((a, b) => effectKinds.indexOf(a.kind) - effectKinds.indexOf(b.kind));

interface Looked extends Found {
  streams: number;
  pages: number;
}

async function find(deps: ReconcileDeps): Promise<Looked> {
  const found: Looked = { checked: nothingChecked(), gaps: [], unsealed: 0, streams: 0, pages: 0 };
  const { broken, storeHolds } = await checkJournal(deps.ledger, found);
  // What is not found in such a store may be there all the same: nothing is looked for, and nothing is sent again on its word.
  if (!storeHolds) return found;
  const log = await createLogChecks(deps, found);
  const checkOutputs = createOutputChecks(deps, found, await deps.replies.read());
  const checkMessages = createMessageCheck(deps, found);
  const checkRows = createRowChecks(deps, found);
  for await (const stream of deps.ledger.streams('')) {
    found.streams += 1;
    // Nothing may be done on the word of a stream that does not hold together.
    if (broken.has(stream)) continue;
    let isUnderWay = false;
    for await (const page of deps.ledger.pages(stream)) {
      found.pages += 1;
      log.page(page);
      await checkMessages(page);
      isUnderWay = page.recordedAt > deps.upTo;
      if (!isUnderWay) await checkOutputs(page);
    }
    if (!isUnderWay) await checkRows(stream);
  }
  await log.end();
  return found;
}

/** Streams that are damaged, each finding a gap that nothing here closes. */
async function checkJournal(ledger: Ledger, found: Looked): Promise<{ broken: ReadonlySet<string>; storeHolds: boolean }> {
  const { findings, pages, storeHolds } = await checkLedger(ledger);
  found.checked.ledger = pages;
  for (const { stream, what } of findings)
    found.gaps.push({ kind: 'ledger', id: `${stream}: ${what}`, stream, what: { zh: `记录簿损坏：${what}`, en: what } });
  return { broken: new Set(findings.map(({ stream }) => stream)), storeHolds };
}

async function repair(deps: ReconcileDeps, gaps: readonly Gap[]): Promise<void> {
  for (const { repair: by } of gaps) if (by?.by === 'storing') await deps.evidence.put(by.key, by.bytes, by.mediaType);
  // In the order of the journal, and under names that no queue drops as repeats; consumers go by the ids of the outputs.
  const outputs = gaps.flatMap(({ repair: by }) => (by?.by === 'sending' ? [by.output] : []));
  if (outputs.length > 0) await dispatch(deps.queues, outputs, deps.freshId).catch(notSent);
  await planLeaves(deps, gaps);
  await deps.seal?.();
  await projectAgain(deps, gaps);
}

/** Whoever runs this has no message that comes back. */
function notSent(error: unknown): never {
  const causes = error instanceof AggregateError ? error.errors : [error];
  const why = causes.map((cause) => (cause instanceof Error ? cause.message : String(cause))).join('; ');
  throw new Error(`what is missing could not be sent again: ${why}. Run it once more when that is mended.`, { cause: error });
}
