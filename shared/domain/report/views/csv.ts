/** Tables as CSV (RFC 4180) that a spreadsheet opens as text: what somebody wrote is never taken for a formula. */

/** What a spreadsheet takes for the beginning of a formula, also in full width and behind blanks or what nobody sees. */
const formula = /^[\s\u00a0\u3000\p{Cf}]*[=+\-@＝＋－＠|%]/u;
/** A plain amount may begin with a minus. */
const number = /^-?\d{1,15}(?:\.\d+)?$/;
/** More digits than a spreadsheet keeps: an account number would lose its end. */
const longDigits = /^\d{16,}$/;

/** One cell: control characters become blanks, what could be a formula or lose digits begins with an apostrophe, quotes are doubled. */
export function csvCell(text: string): string {
  const plain = text.replace(/\p{Cc}/gu, ' ');
  const safe = (formula.test(plain) && !number.test(plain)) || longDigits.test(plain) ? `'${plain}` : plain;
  return /[",;]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** With the mark by which spreadsheets know UTF-8. */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
