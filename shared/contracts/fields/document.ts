/** Files named by a message: bytes inline up to 180 kB, else in the partner's upload area (claim check, contracts §2.1). */
import * as z from 'zod';
import { localDate } from './instant.ts';
import { fen } from './money.ts';
import { once } from './once.ts';
import { nameText, requiredText, text, verbatim } from './text.ts';

/** 180 kB in Base64, with room for one padded group. */
const maxInlineBase64 = 240_004;

/** SHA-256 in hex; upper case is accepted and becomes lower case, since digests are compared as text and name stored files. */
export const sha256 = once(() => z.string().check(z.regex(/^[0-9A-Fa-f]{64}$/, { error: 'sha256' }), z.toLowerCase()));

/** The sealed notice is one of the two formats that a court's file accepts. Typed as text: the core compares bytes, not claims. */
const noticeMediaType = (): z.ZodType<string> => z.enum(['application/pdf', 'application/ofd']);

/** Whether the Base64 decodes to the digest is checked on the bytes (B-14, C-13), so that a bank's fact is never refused for its voucher. */
const location = () => ({ uri: z.exactOptional(requiredText(1_024)), contentBase64: z.exactOptional(verbatim(maxInlineBase64)) });

export const noticeDocument = () => z.strictObject({ mediaType: noticeMediaType(), sha256: sha256(), ...location() });

export const attachments = () =>
  z.array(z.strictObject({ name: nameText(), mediaType: text(100), sha256: sha256(), ...location() })).max(50);

/** The scan of a party's answer on paper. */
export const paperAnswer = () =>
  z.strictObject({
    name: z.exactOptional(nameText()),
    number: z.exactOptional(text(100)),
    mediaType: text(100),
    sha256: sha256(),
    ...location(),
  });

/** What is printed on a voucher, compared with the booking (B-15). */
const face = () => z.strictObject({ payer: nameText(), payee: nameText(), amountFen: fen(), bookedOn: localDate(), serial: text(64) });

/** 划转凭证. */
export const voucher = () =>
  z.strictObject({ number: text(100), mediaType: text(100), sha256: sha256(), ...location(), face: z.exactOptional(face()) });
