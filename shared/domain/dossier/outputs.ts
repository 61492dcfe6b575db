/** The court is told of each item, and again of one that its case system has not taken in time; a function of the page alone, ids `<stream>/<sequence>/<event index>/<n>`. */
import type { PageOfEvents } from '../aggregate/aggregate.ts';
import type { Instant } from '../messages/messages.ts';
import type { PartnerOutput } from '../messages/outputs.ts';
import type { DossierEvent, ItemFiled } from './events.ts';

export function dossierOutputs(page: PageOfEvents<DossierEvent>): PartnerOutput[] {
  return page.events.flatMap((event, index): PartnerOutput[] => {
    const id = `${page.stream}/${page.sequence}/${index}`;
    if (event.type === 'ItemFiled') return [itemFiled(event, `${id}/0`, event.filedAt)];
    if (event.type !== 'ItemToldAgain') return [];
    const { item, times, dueAt, at } = event;
    return [itemFiled(item, `${id}/0`, at), ...(times === 1 ? [deadlineMissed(item, dueAt, `${id}/1`, at)] : [])];
  });
}

const headOf = ({ court, accountNumber, caseNumber, noticeNumber }: ItemFiled, id: string, at: Instant) => ({
  kind: 'tell-partner' as const,
  id,
  to: court,
  at,
  correlation: { accountNumber, caseNumber, ...(noticeNumber === '' ? {} : { noticeNumber }) },
});

function itemFiled(item: ItemFiled, id: string, at: Instant): PartnerOutput {
  const { caseNumber, itemId, sequence, kind, documentNumber, sha256, supersedes, chainHead } = item;
  const about = { caseNumber, itemId, sequence, kind, documentNumber, sha256, chainHead };
  return {
    ...headOf(item, id, at),
    type: 'release.dossier.item-filed',
    data: { ...about, ...(supersedes === undefined ? {} : { supersedes }) },
  };
}

/** No task of the account hangs on it: the id names the item. */
function deadlineMissed(item: ItemFiled, dueAt: Instant, id: string, at: Instant): PartnerOutput {
  const { caseNumber, noticeNumber, itemId } = item;
  return {
    ...headOf(item, id, at),
    type: 'release.deadline.missed',
    data: { taskId: itemId, kind: 'file-dossier', caseNumber, ...(noticeNumber === '' ? {} : { noticeNumber }), dueAt, rules: [] },
  };
}
