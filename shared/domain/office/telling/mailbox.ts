/**
 * One mailbox, and nothing else (RFC 5321 4.1.2, RFC 6531): no list, no `mailto:`, no name in front, no group. What a mail server would read as two
 * addresses would tell a stranger of a case.
 */
const atom = String.raw`[\p{L}\p{M}\p{N}!#$%&'*+/=?^_\x60{|}~-]+`;
const label = String.raw`[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?`;
const mailbox = new RegExp(String.raw`^${atom}(?:\.${atom})*@${label}(?:\.${label})*$`, 'u');

/** Octets of a path (RFC 5321 4.5.3.1.3). */
const longestMailbox = 254;

export const isMailbox = (address: string): boolean => new TextEncoder().encode(address).length <= longestMailbox && mailbox.test(address);

/** Why an address that is none is not written to. The address itself stays unsaid. */
export const notOneMailbox = '地址不是单一邮箱，未发送 / the address is not one mailbox; nothing was sent';
