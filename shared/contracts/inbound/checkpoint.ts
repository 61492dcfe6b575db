/**
 * `<kind>.checkpoint.cosigned`: a witness puts its name under a checkpoint of the log (C2SP tlog-cosignature). It is about no account, so it is none of the
 * messages that the accounts understand: `subject` is `log`, and what does not hold is refused like any other signature that does not (M-02).
 */
import * as z from 'zod';

export const witnessTypes = ['housing.checkpoint.cosigned', 'court.checkpoint.cosigned', 'bank.checkpoint.cosigned'] as const;
export type WitnessType = (typeof witnessTypes)[number];

export const isWitnessType = (type: string): type is WitnessType => (witnessTypes as readonly string[]).includes(type);

/** `origin`, `size` and `rootHash` (base64) as the checkpoint has them; `cosignature` is the line of the note (`— <partner> <base64>`). */
export const cosignedSchema = () =>
  z.strictObject({
    origin: z.string().min(1).max(200),
    size: z.int().min(1),
    rootHash: z.string().regex(/^[A-Za-z0-9+/]{43}=$/),
    cosignature: z.string().max(600),
  });
