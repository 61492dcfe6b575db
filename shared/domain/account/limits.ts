/** Bounds of what one account keeps in its state. The journal keeps all; these keep the cost of a message independent of the account's age. */

/** Ended notices stay for returns (退票, 冲正) this long … */
export const endedNoticeDays = 90;
/** … and at most this many, oldest out first. */
export const endedNoticesMax = 40;
/** An ended freeze stays while a payment booked before its end, or a renewal served before it, may still be reported: a term and a month. */
export const endedFreezeDays = 400;
/** Done tasks stay so that a second answer is recognised. */
export const doneTasksMax = 50;
/** Tasks that only remind somebody to look; the journal and the report keep those that leave. */
export const remindersMax = 200;
/** Persons whose proposals about a task are kept. */
export const proposalsMax = 10;
/** Times during which a court had suspended a notice. */
export const pausesMax = 20;
/** Releases that one case suspends at a time. */
export const suspensionsMax = 20;
export const voidNoticesMax = 200;
export const refundDaysMax = 10;
/** Quotas announced for later. */
export const announcedQuotasMax = 20;
export const contractsMax = 200;
export const refundsMax = 500;
/** Payments that wait for their notice; what comes on top is judged at once. */
export const unmatchedPaymentsMax = 200;
/** Payments without a notice that were judged. */
export const strayPaymentsMax = 50;
export const endedDeductionsMax = 50;

/** Attempts to tell an applicant, as minutes after the first; then a clerk must see to it (C-07). */
export const retryAfterMinutes: readonly number[] = [5, 30, 120, 480];

/** Working days for what no text and no city profile sets (design defaults of domain §2.1). */
export const answerHeldRuleDays = 5;
export const clerkDays = 3;
