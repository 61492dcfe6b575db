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
/** The court's own case system has taken it. */
export interface ItemAcknowledged {
  type: 'ItemAcknowledged';
  itemId: string;
  court: PartnerId;
  /** As the court says. */
  acceptedAt: Instant;
  at: Instant;
}
/** Told again, because the court's case system, which takes items, has not said that it took this one. */
export interface ItemToldAgain {
  type: 'ItemToldAgain';
  item: ItemFiled;
  /** From 1. */
  times: number;
  /** How many of the terms after which it is told again were over by then; absent in older records: as many as `times`. */
  termsOver?: number;
  /** Until when it should have been taken. */
  dueAt: Instant;
  at: Instant;
}
/** A court says that it took what is not in this dossier, or not any more among what is remembered. */
export interface AcknowledgementUnknown {
  type: 'AcknowledgementUnknown';
  itemId: string;
  court: PartnerId;
  acceptedAt: Instant;
  at: Instant;
}
export type DossierEvent = ItemFiled | ItemAcknowledged | ItemToldAgain | AcknowledgementUnknown;

export const isItemFiled = (event: DossierEvent): event is ItemFiled => event.type === 'ItemFiled';
