/** The court is told of each item; a function of the page alone, ids `<stream>/<sequence>/<event index>/0`. */
import type { PageOfEvents } from '../aggregate/aggregate.ts';
import type { PartnerOutput } from '../messages/outputs.ts';
import type { DossierEvent, ItemFiled } from './events.ts';

export function dossierOutputs(page: PageOfEvents<DossierEvent>): PartnerOutput[] {
  return page.events.map((event, index) => ({
    kind: 'tell-partner',
    id: `${page.stream}/${page.sequence}/${index}/0`,
    to: event.court,
    at: event.filedAt,
    type: 'release.dossier.item-filed',
    data: itemFiledData(event),
    correlation: {
      accountNumber: event.accountNumber,
      caseNumber: event.caseNumber,
      ...(event.noticeNumber === '' ? {} : { noticeNumber: event.noticeNumber }),
    },
  }));
}

function itemFiledData(event: ItemFiled): Extract<PartnerOutput, { type: 'release.dossier.item-filed' }>['data'] {
  const { caseNumber, itemId, sequence, kind, documentNumber, sha256, supersedes, chainHead } = event;
  return { caseNumber, itemId, sequence, kind, documentNumber, sha256, chainHead, ...(supersedes === undefined ? {} : { supersedes }) };
}
