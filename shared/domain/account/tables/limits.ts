/** Times and counts that no text and no city profile sets. */

/** An ended freeze stays at hand while a payment booked before its end, or a renewal served before it, may still be reported: a term and a month. */
export const endedFreezeDays = 400;
/** Releases that one case suspends at a time. */
export const suspensionsMax = 20;
/** Tranches of one freeze that were given free and that nobody has taken. */
export const tranchesMax = 50;
/** Quotas that a freeze had before. */
export const formerQuotasMax = 50;

/** Attempts to tell an applicant, as minutes after the first; then a clerk must see to it (C-07). */
export const retryAfterMinutes: readonly number[] = [5, 30, 120, 480];

/** Working days for what no text and no city profile sets (design defaults of domain §2.1). */
export const answerHeldRuleDays = 5;
export const clerkDays = 3;
