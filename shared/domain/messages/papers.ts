/** The papers that messages carry: the notice as data, vouchers, and the files that they name. */
import type { ApplicantType, Fen, IdKind, Instant, LocalDate, Purpose } from './messages.ts';

/** A file named by a message: bytes inline, or in the partner's upload area at `uri`. */
export interface DocumentRef {
  mediaType: string;
  sha256: string;
  uri?: string;
  contentBase64?: string;
}
export interface Attachment extends DocumentRef {
  name: string;
}

export type PriorPaid = 'included' | 'excluded';

export interface NoticeLine {
  line: number;
  payee: {
    name: string;
    idKind: IdKind;
    id: string;
    accountNumber: string;
    bankCode: string;
    kind: 'organisation' | 'wage-account' | 'person' | 'lender';
  };
  amountFen: Fen;
  usage: string;
}

/** 《商品房预售资金监管账户冻结资金使用通知书》 */
export interface NoticePaper {
  noticeNumber: string;
  version: number;
  supersedes?: string;
  /** Whether what was paid under what this one replaces is part of the amounts named here, or comes on top (S-23). */
  priorPaid?: PriorPaid;
  issuer: { name: string; uscc: string; regionCode: string };
  issuedAt: Instant;
  validUntil: Instant;
  bankCode: string;
  courts: string[];
  accountNumber: string;
  accountTitle: string;
  permit: string;
  project: string;
  developer: { name: string; uscc: string };
  freezes: { caseNumber: string; courtName: string; quotaFen: Fen }[];
  applicant: { type: ApplicantType; name: string; idKind: IdKind; id: string };
  purpose: Purpose;
  contract?: { number: string; priceFen: Fen; paidBeforeFen: Fen; progressPercent?: number; parties?: { name: string; id: string }[] };
  invoices?: string[];
  wagesFen?: Fen;
  building?: string;
  lines: NoticeLine[];
  totalFen: Fen;
  amountInWords: string;
  partialAllowed?: boolean;
  refund?: {
    filingNumber: string;
    unit: string;
    basis: 'agreement' | 'judgment' | 'award';
    basisNumber: string;
    basisEffectiveOn: LocalDate;
    filingCancelled: boolean;
    pricePaidFen: Fen;
    refundedBeforeFen: Fen;
    loanOutstandingFen?: Fen;
  };
  keyFundsUsed?: boolean;
  costToCompleteFen?: Fen;
  opinion: { text: string; handler: string; reviewer: string; approver: string };
  seal: { owner: string; signatureRef?: string };
  document: DocumentRef;
  attachments?: Attachment[];
}

/** 划转凭证 (银行电子回单): the file, and optionally what is printed on it. */
export interface Voucher extends DocumentRef {
  number: string;
  face?: { payer: string; payee: string; amountFen: Fen; bookedOn: LocalDate; serial: string };
}
