/** Filings, tellings and replies that a page asked for: were they done? Whoever does one takes its id in once, so the inbox tells. */
import type { AccountEvent } from '../../domain/account/events.ts';
import { sha256Hex } from '../../domain/aggregate/journal.ts';
import { dossierStream } from '../../domain/dossier/core.ts';
import type { DossierEvent } from '../../domain/dossier/events.ts';
import type { AcknowledgementOutput, FilingOutput, NotificationOutput, Output, PartnerOutput } from '../../domain/messages/outputs.ts';
import { documentKey } from '../../ports/evidence.ts';
import type { Page } from '../../ports/ledger.ts';
import type { RecordedReplies } from '../../ports/reply-record.ts';
import { outputsOfPages } from '../aggregates.ts';
import type { Found, Gap, ReconcileDeps } from './gap.ts';
import { documentInMessages } from './received.ts';

const isWordOn = (event: DossierEvent, itemId: string): boolean =>
  (event.type === 'ItemAcknowledged' || event.type === 'AcknowledgementUnknown') && event.itemId === itemId;

type Deps = Pick<ReconcileDeps, 'ledger' | 'evidence' | 'replyQueues' | 'proofHeld'>;

export function createOutputChecks(deps: Deps, found: Found, recorded: RecordedReplies) {
  /** Documents that were seen whole. */
  const whole = new Set<string>();
  const queued = new Map<string, Promise<boolean>>();
  const hasQueue = (partner: string): Promise<boolean> => {
    const known = queued.get(partner) ?? deps.replyQueues.of(partner).then((queue) => queue !== undefined);
    queued.set(partner, known);
    return known;
  };
  const gap = (page: Page, entry: Omit<Gap, 'stream' | 'sequence'>): void => {
    found.gaps.push({ ...entry, stream: page.stream, sequence: page.sequence });
  };

  /** Into the dossier, and the account told of it; or found impossible, which the account was told. */
  async function checkFiling(page: Page, filing: FilingOutput): Promise<void> {
    found.checked.filing += 1;
    const taken = async (key: string): Promise<boolean> => (await deps.ledger.inboxRecord(key)) !== undefined;
    const isFiled = await taken(filing.id);
    const isTold = (await taken(`filed:${filing.id}`)) || (await taken(`filing-failed:${filing.id}`));
    if (!isTold)
      gap(page, {
        kind: 'filing',
        id: filing.id,
        what: isFiled
          ? { zh: '已入卷，账户记录未反映', en: 'stands in its dossier, and its account does not know' }
          : { zh: '应入卷而未入卷', en: 'is in no dossier' },
        repair: { by: 'sending', output: filing },
      });
    if (isFiled) await checkDocument(page, filing);
  }

  /** In the dossier that holds the item. A repeat, and a word on a case without a dossier, leave no trace and need none. */
  async function checkAcknowledgement(page: Page, output: AcknowledgementOutput): Promise<void> {
    found.checked.filing += 1;
    if ((await deps.ledger.inboxRecord(output.id)) !== undefined) return;
    let isThere = false;
    for (const stream of new Set(output.caseNumbers.map(dossierStream)))
      for await (const { events } of deps.ledger.pages<DossierEvent>(stream)) {
        isThere = true;
        if (events.some((event) => isWordOn(event, output.itemId))) return;
      }
    if (!isThere) return;
    gap(page, {
      kind: 'filing',
      id: output.id,
      what: { zh: '法院已确认接收，卷宗未反映', en: 'was acknowledged by its court, and its dossier does not know' },
      repair: { by: 'sending', output },
    });
  }

  async function checkDocument(page: Page, { item, accountNumber }: FilingOutput): Promise<void> {
    if (whole.has(item.sha256)) return;
    found.checked.document += 1;
    const key = documentKey(item.sha256);
    const bytes = await deps.evidence.get(key);
    whole.add(item.sha256);
    if (bytes !== undefined && sha256Hex(bytes) === item.sha256) return;
    const again = item.record === undefined ? await documentInMessages(deps, accountNumber, item.sha256) : Buffer.from(item.record);
    const { mediaType } = item;
    gap(page, {
      kind: 'document',
      id: key,
      what:
        bytes === undefined
          ? { zh: '卷宗文件缺失', en: 'a filed document is missing from the evidence store' }
          : { zh: '卷宗文件与其摘要不符', en: 'a filed document does not have its digest' },
      ...(again === undefined ? {} : { repair: { by: 'storing', key, bytes: again, mediaType } as const }),
    });
  }

  async function checkTelling(page: Page, output: NotificationOutput): Promise<void> {
    found.checked.telling += 1;
    if ((await deps.ledger.inboxRecord(`delivery:${output.notificationId}:${output.attempt}`)) !== undefined) return;
    gap(page, {
      kind: 'telling',
      id: output.id,
      what: { zh: '应告知申请保全人而未告知', en: 'an applicant was not told' },
      repair: { by: 'sending', output },
    });
  }

  async function checkReplies(page: Page, replies: readonly PartnerOutput[]): Promise<void> {
    if (recorded.since !== undefined && page.recordedAt < recorded.since) return;
    const deliverable: PartnerOutput[] = [];
    for (const reply of replies) if (await hasQueue(reply.to)) deliverable.push(reply);
    found.checked.reply += deliverable.length;
    const missing = new Set(deliverable.length === 0 ? [] : await recorded.missing(deliverable.map(({ id }) => id)));
    for (const output of deliverable)
      if (missing.has(output.id))
        gap(page, {
          kind: 'reply',
          id: output.id,
          what: { zh: `应发至 ${output.to} 的回复未发出`, en: `a reply never reached the queue of ${output.to}` },
          repair: { by: 'sending', output },
        });
  }

  /** What proved that a person was told: nobody is told again to make a new one. */
  async function checkProofs(page: Page): Promise<void> {
    for (const event of page.events as readonly AccountEvent[]) {
      if (event.type !== 'NotificationAttempted') continue;
      for (const { reached, evidence } of event.attempts) {
        const held = reached ? await deps.proofHeld(evidence) : undefined;
        if (held === undefined) continue;
        found.checked.proof += 1;
        if (!held)
          gap(page, {
            kind: 'proof',
            id: evidence,
            what: { zh: '送达证据缺失，不重复告知', en: 'the proof of a delivery is missing; nobody is told again for it' },
          });
      }
    }
  }

  return async (page: Page): Promise<void> => {
    const outputs = outputsOfPages([page]).filter((output): output is Output => output.kind !== 'project');
    for (const output of outputs) {
      if (output.kind === 'file') await checkFiling(page, output);
      else if (output.kind === 'acknowledge') await checkAcknowledgement(page, output);
      else if (output.kind === 'notify') await checkTelling(page, output);
    }
    await checkReplies(
      page,
      outputs.filter((output) => output.kind === 'tell-partner'),
    );
    if (page.stream.startsWith('account:')) await checkProofs(page);
  };
}
