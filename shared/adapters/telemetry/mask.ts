/** Takes out of a text what could point at a person, an account or a case, so that it may be logged. */
const caseNumber = /[（(]\s*\d{4}\s*[）)][^\s"']{1,30}?号/g;
const mail = /[\w.+-]+@[\w-]+(\.[\w-]+)+/g;
/** Uuids and digests name messages, not people: they stay readable, and are taken first so that no part of them looks like a number. */
const uuid = '(?<![0-9a-zA-Z-])[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![0-9a-zA-Z-])';
const digest = '(?<![0-9a-zA-Z])(?:[0-9a-f]{64}|[0-9a-f]{32})(?![0-9a-zA-Z])';
/** Account, identity and telephone numbers, whatever stands beside them (a hyphen, a letter); also in groups of digits with hyphens or blanks between. */
const longNumber = '\\d(?:[ -]?\\d){6,}[Xx]?';
const kept = new RegExp(`${uuid}|${digest}|${longNumber}`, 'g');
const isName = new RegExp(`^(?:${uuid}|${digest})$`);

export const mask = (text: string): string =>
  text
    .replace(caseNumber, '‹case›')
    .replace(mail, '‹address›')
    .replace(kept, (found) => (isName.test(found) && /[a-f]/.test(found) ? found : '‹number›'));
