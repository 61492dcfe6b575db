/** What the core asks the book beside the message itself: each question an input of its own, evaluated like the moments of `moments.ts`. */
import type { Freeze, NoticeState, PaymentState } from '../../account/state.ts';
import type { Fen, InboundMessage, Instant, PartnerId, PartnerKind } from '../../messages/messages.ts';
import type { FreezeChangeInput, WithAccount } from './moments.ts';

/** A name that may be used once comes again: for the same content (M-04), or for another (M-05). */
export type RepeatInput = { seen: 'same' | 'other' } & (
  | { of: 'ruling'; rulingNumber: string }
  | { of: 'notice'; noticeNumber: string; version: number }
  /** `bookedAt`: of the booking that it named first, where that is still in the state. */
  | { of: 'booking'; bankSerial: string; bookedAt?: Instant }
);

/** Who speaks: of money that only the keeping bank knows, or of the register that only its authority may change. */
export interface SenderInput extends WithAccount {
  message: InboundMessage;
  from: PartnerId;
  bank: PartnerId | undefined;
  housing: PartnerId | undefined;
}

/** When a bank's fact happened, as it says. */
export interface FactInput extends WithAccount {
  message: InboundMessage;
}

type CaseMessage = Exclude<FreezeChangeInput['message'], { type: 'court.bankruptcy.accepted' | 'court.bankruptcy.ended' }>;

/** A court's message about a case, once it stands by what `freezeChange` says: may this court say this of this freeze? */
export interface CaseActInput extends WithAccount {
  message: CaseMessage;
  from: PartnerId;
  freeze: Freeze | undefined;
}

/** An order to deduct under a number, before what it reaches is looked at: may this court give it under this number? */
export interface DeductingCourtInput extends WithAccount {
  caseNumber: string;
  from: PartnerId;
  /** By any number it ever had. Undefined: nothing is frozen under the number, and the order has freezing effect itself (民诉解释 484). */
  freeze: Freeze | undefined;
}

/** An act that names no ruling, and the freezes of its case that it could mean. */
export interface ChoiceInput extends WithAccount {
  message: CaseMessage;
  standing: readonly Freeze[];
}

/** A court says that a bankruptcy was accepted or has ended. */
export interface BankruptcyInput extends WithAccount {
  message: Extract<InboundMessage, { type: 'court.bankruptcy.accepted' | 'court.bankruptcy.ended' }>;
  from: PartnerId;
}

/** A party answers: whether it may speak of the case and of the notice, then whether the task is its own. */
export type AnsweringInput = WithAccount & { from: PartnerId } & (
    | {
        about: 'case';
        caseNumber: string;
        /** It was asked about the case, or the case is the bankruptcy itself: no freeze is needed. */
        asked: boolean;
      }
    | { about: 'notice'; noticeNumber: string; version: number | undefined }
    /** `owners`: partners of the owner's kind that the task is for; set where the sender is of that kind. */
    | { about: 'task'; kind: PartnerKind; owners: readonly PartnerId[] | undefined; field: string }
  );

/** A notice that may be paid, and the later version that stops it although it was not accepted itself. */
export interface ReplacedInput extends WithAccount {
  notice: NoticeState;
  by: NoticeState;
}

/** What has come to be known since lets a matter be seen otherwise. */
export type HindsightInput = WithAccount &
  (
    | { matter: 'outflow'; payment: PaymentState; balanceBeforeFen: Fen }
    /** A deduction that a rule barred, by the bounds of that rule (`effects.ts`). */
    | { matter: 'deduction'; caseNumber: string; bookedAt: Instant; bounds: 'outside-quota' | 'own-rank' | undefined }
    /** A freeze from before the account was registered. */
    | { matter: 'respondent'; freeze: Freeze }
    /** A notice whose text has left the state, and that a return has opened again. */
    | { matter: 'reopened' }
  );

export interface QuestionInputs {
  repeat: RepeatInput;
  sender: SenderInput;
  fact: FactInput;
  caseAct: CaseActInput;
  deductingCourt: DeductingCourtInput;
  choice: ChoiceInput;
  bankruptcy: BankruptcyInput;
  answering: AnsweringInput;
  replaced: ReplacedInput;
  hindsight: HindsightInput;
}
