/** What happened to a case's dossier. */
import type { Instant, PartnerId } from '../messages/messages.ts';
import type { DossierItemKind } from '../messages/outputs.ts';

/** What an item says of itself; all of it is under the chain. */
export interface DossierItem {
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
