/** What of an address or an account a paper in a case file shows: enough for who knows it, nothing for who does not (PIPL 6, 28). */

/** `6222…1234` of an account; short ones are hidden whole. */
export function maskAccount(account: string): string {
  return account.length > 8 ? `${account.slice(0, 4)}****${account.slice(-4)}` : '****';
}

/** `138****1234`, `zh***@court.cn`, and of anything else the first two characters. */
export function maskAddress(address: string): string {
  const [box, host] = address.split('@');
  if (box !== undefined && host !== undefined) return `${box.slice(0, 2)}***@${host}`;
  if (/^\+?\d{7,}$/.test(address)) return `${address.slice(0, 3)}****${address.slice(-4)}`;
  const [kind, rest] = address.split(':');
  if (kind !== undefined && rest !== undefined && kind.length < 10) return `${kind}:${rest.slice(0, 1)}***`;
  return `${[...address].slice(0, 6).join('')}***`;
}

/** 张*: of a natural person the family name; an organisation's name is public. */
export const maskPerson = (name: string): string => `${[...name].slice(0, 1).join('')}${'*'.repeat(Math.max(1, [...name].length - 1))}`;
