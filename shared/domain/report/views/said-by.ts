/** Which message says what a page records: of each event the receipt of the message that brought it; none for what time, the court's file or the mail has brought. */
import type { AccountEvent } from '../../account/events.ts';
import type { MessageRecorded } from '../../office/events.ts';

const court = /^court\./;
const housing = /^housing\./;
const bank = /^bank\./;
const answer = /^(?:(?:housing|court|bank)\.query|operator\.task)\.answered$/;

/** Kinds of message that may bring an event. What waited and takes effect with another message has been signed with neither: it is left out. */
const sayers: Partial<Record<AccountEvent['type'], RegExp>> = {
  AccountRegistered: housing,
  QuotaAdjusted: housing,
  BuildingRegistered: housing,
  SupervisionEnded: housing,
  FreezeOrdered: court,
  FreezeRenewed: court,
  FreezeReduced: court,
  FreezeLifted: court,
  CaseRenumbered: court,
  CaseClosed: court,
  ApplicantSubstituted: court,
  ReleaseSuspended: court,
  ReleaseResumed: court,
  DeductionOrdered: court,
  NoticeReceived: /^housing\.notice\.issued$/,
  NoticeRuled: answer,
  NoticeEnded: housing,
  InflowBooked: bank,
  PaymentRecorded: bank,
  PaymentUpdated: bank,
  PaymentReturned: bank,
  LineRefused: bank,
  DeductionBooked: bank,
};

/** What an event is about must be what its message is about, as far as both say it. */
const subjects = ['caseNumber', 'noticeNumber'] as const;

function isAbout(event: AccountEvent, { correlation }: MessageRecorded): boolean {
  const said: Partial<Record<string, unknown>> = {
    ...event,
    ...('freeze' in event ? event.freeze : 'notice' in event ? event.notice : {}),
  };
  const isSame = (subject: (typeof subjects)[number]): boolean =>
    correlation[subject] === undefined || said[subject] === undefined || correlation[subject] === said[subject];
  return subjects.every(isSame);
}

/** In the order of the events; undefined where no message says it. A notice that lapses ends by itself. */
export function messagesBehind(events: readonly AccountEvent[]): (MessageRecorded | undefined)[] {
  let message: MessageRecorded | undefined;
  return events.map((event) => {
    if (event.type === 'MessageRecorded') message = event;
    const mayBring = sayers[event.type]?.test(message?.messageType ?? '') === true;
    const isOfTime = event.type === 'NoticeEnded' && event.status === 'EXPIRED';
    return message !== undefined && mayBring && !isOfTime && isAbout(event, message) ? message : undefined;
  });
}
