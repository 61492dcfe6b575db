/** What courts' own case systems say that they have taken, into the dossiers that hold it. */

import { canonicalJson, sha256Hex } from '../../shared/domain/aggregate/journal.ts';
import { dossierCore, dossierStream } from '../../shared/domain/dossier/core.ts';
import { type DossierEvent, isItemFiled } from '../../shared/domain/dossier/events.ts';
import type { AcknowledgementOutput } from '../../shared/domain/messages/outputs.ts';
import type { GroupOutcome } from '../../shared/workflow/batch/fifo-batch.ts';
import type { Deps } from './deps.ts';

export async function takeAcknowledgements(deps: Deps, outputs: readonly AcknowledgementOutput[]): Promise<GroupOutcome> {
  for (const [done, output] of outputs.entries()) {
    try {
      await take(deps, output);
    } catch (error) {
      return { done, error };
    }
  }
  return { done: outputs.length };
}

async function take(deps: Deps, output: AcknowledgementOutput): Promise<void> {
  const at = deps.clock.now();
  const { id, itemId, court, acceptedAt } = output;
  const [result] = await deps.commit(dossierCore, {
    stream: await streamOf(deps, output),
    recordedAt: at,
    facts: undefined,
    items: [
      {
        command: { kind: 'acknowledge', itemId, court, acceptedAt, at },
        inbox: { key: id, digest: sha256Hex(canonicalJson(output)) },
        unlessNothing: true,
      },
    ],
  });
  if (result?.kind === 'failed') throw result.error;
  const events = result?.kind === 'committed' ? result.page.events : [];
  if (events.some(({ type }) => type === 'AcknowledgementUnknown')) {
    deps.metrics.count('AcknowledgementsUnknown', 1);
    deps.log.warn('a court acknowledged what is not in the dossier', { item: sha256Hex(itemId).slice(0, 16) });
  }
}

/** The dossier that holds the item: a case that was renumbered has one under each number. Where none holds it, that of the number that the court wrote. */
async function streamOf({ ledger }: Deps, { caseNumbers, itemId }: AcknowledgementOutput): Promise<string> {
  const streams = [...new Set(caseNumbers.map(dossierStream))];
  const [written = dossierStream('')] = streams;
  for (const stream of streams.length === 1 ? [] : streams)
    for await (const { events } of ledger.pages<DossierEvent>(stream))
      if (events.filter(isItemFiled).some((item) => item.itemId === itemId)) return stream;
  return written;
}
