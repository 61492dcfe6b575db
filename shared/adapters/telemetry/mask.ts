/** Takes out of a text what could point at a person, an account or a case, so that it may be logged. */
const caseNumber = /[（(]\s*\d{4}\s*[）)][^\s"']{1,30}?号/g;
const mail = /[\w.+-]+@[\w-]+(\.[\w-]+)+/g;
/** Account, identity and telephone numbers; digests and uuids are hex and stay readable. */
const longNumber = /(?<![0-9a-fA-F-])\d{7,}[\dXx]?(?![0-9a-fA-F-])/g;

export const mask = (text: string): string => text.replace(caseNumber, '‹case›').replace(mail, '‹address›').replace(longNumber, '‹number›');
