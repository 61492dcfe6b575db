/**
 * The dossier (卷宗) of one case: what was filed, in order, each item chained to the one before, so that a missing, moved or altered item shows
 * (档案法 37–39: 来源可靠, 程序规范, 要素合规). Nothing is removed; a correction is a further item that names what it supersedes (C-15).
 */
import { canonicalJson, genesisHash, sha256Hex } from '../journal.ts';
import type { Instant, PartnerId } from '../messages.ts';
import type { DossierItemKind, FilingOutput, PartnerOutput } from '../outputs.ts';

export interface DossierState {
  /** Place of the next item, from 1. */
  nextSequence: number;
  /** `chainHead` of the last item; 64 zeros for an empty dossier. */
  chainHead: string;
}

export interface FileItemCommand {
  kind: 'file-item';
  filing: FilingOutput;
  filedAt: Instant;
}

/** What an item says of itself; all of it is under the chain. */
interface DossierItem {
  /** Place in the case's dossier, from 1 without gaps. */
  sequence: number;
  itemId: string;
  kind: DossierItemKind;
  documentNumber: string;
  mediaType: string;
  /** Of the document's bytes, verified when it was filed. */
  sha256: string;
  caseNumber: string;
  court: PartnerId;
  accountNumber: string;
  noticeNumber: string;
  version?: number;
  bankSerial?: string;
  /** Item id that this one corrects. */
  supersedes?: string;
  filedAt: Instant;
  /** `chainHead` of the item before. */
  previousHead: string;
}
export interface ItemFiled extends DossierItem {
  type: 'ItemFiled';
  /** SHA-256 over the canonical form of the item, `previousHead` included. */
  chainHead: string;
}
export type DossierEvent = ItemFiled;

export const emptyDossier: DossierState = { nextSequence: 1, chainHead: genesisHash };

export function decideFiling(state: DossierState, { filing, filedAt }: FileItemCommand): DossierEvent[] {
  const { record: _, supplementary: __, ...about } = filing.item;
  const item: DossierItem = {
    ...about,
    sequence: state.nextSequence,
    itemId: filing.id,
    caseNumber: filing.caseNumber,
    court: filing.court,
    accountNumber: filing.accountNumber,
    filedAt,
    previousHead: state.chainHead,
  };
  return [{ type: 'ItemFiled', ...item, chainHead: chainHeadOf(item) }];
}

export function evolveDossier(_: DossierState, { sequence, chainHead }: DossierEvent): DossierState {
  return { nextSequence: sequence + 1, chainHead };
}

/** Head of the chain after an item. */
const chainHeadOf = (item: DossierItem): string => sha256Hex(canonicalJson(item));

/** The first item (by its place, from 1) at which a dossier's chain breaks, undefined when it is whole. */
export function brokenLink(items: readonly ItemFiled[]): number | undefined {
  let state = emptyDossier;
  for (const event of items) {
    const { type: _, chainHead, ...item } = event;
    if (item.sequence !== state.nextSequence || item.previousHead !== state.chainHead || chainHeadOf(item) !== chainHead)
      return state.nextSequence;
    state = evolveDossier(state, event);
  }
  return undefined;
}

/** The court is told of each item; a function of the page alone, ids `<stream>/<sequence>/<event index>/0`. */
export function dossierOutputs(page: { stream: string; sequence: number; events: readonly DossierEvent[] }): PartnerOutput[] {
  return page.events.map((event, index) => ({
    kind: 'tell-partner',
    id: `${page.stream}/${page.sequence}/${index}/0`,
    to: event.court,
    at: event.filedAt,
    type: 'release.dossier.item-filed',
    data: itemFiledData(event),
    correlation: { accountNumber: event.accountNumber, caseNumber: event.caseNumber, noticeNumber: event.noticeNumber },
  }));
}

function itemFiledData(event: ItemFiled): Extract<PartnerOutput, { type: 'release.dossier.item-filed' }>['data'] {
  const { caseNumber, itemId, sequence, kind, documentNumber, sha256, supersedes, chainHead } = event;
  return { caseNumber, itemId, sequence, kind, documentNumber, sha256, chainHead, ...(supersedes === undefined ? {} : { supersedes }) };
}
