/**
 * A number that people gave (an account, a case, a notice) as one part of a path. A `/`, `?`, `#` or `%` in it is escaped once more than a path needs, since an HTTP API
 * of API Gateway hands the path over with its escapes already read: `协查%2F1` would reach the function as two parts, and all behind a `?` not at all.
 */

/** As a path has it. */
export const toPathPart = (text: string): string => encodeURIComponent(text.replace(/[%/?#]/g, encodeURIComponent));

/** @param part Of a path whose escapes were read, by whatever number of readers. */
export const fromPathPart = (part: string): string => part.replace(/%(?:25|2F|3F|23)/gi, decodeURIComponent);
