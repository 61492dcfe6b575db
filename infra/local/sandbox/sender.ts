/** Speaks as partners of a running sandbox: with the keys of a folder where the sandbox knows them, else with new ones that it registers. */
import type { PartnerId } from '../../../shared/domain/messages/messages.ts';
import type { SignatureAlgorithm } from '../../../shared/ports/register.ts';
import { type Letter, type OutgoingMessage, writeLetter } from '../play/letters.ts';
import { createSandboxKeys, type SandboxKeys } from '../play/sandbox-keys.ts';
import { type ReceiptEvent, type Remote, receiptFor, waitFor } from './remote.ts';

export type SandboxMessage = Omit<OutgoingMessage, 'lineNumber' | 'sentAt' | 'dataText'> & {
  sentAt?: string;
  data?: object;
  dataText?: string;
};

export interface Sender {
  keys: SandboxKeys;
  /** Gives the partner a key that the sandbox knows; `name`, `uscc` … are what else the line says of it. */
  enrol(
    partner: PartnerId,
    line?: { algorithm?: SignatureAlgorithm; signatureForm?: 'raw' | 'der'; [field: string]: unknown },
  ): Promise<void>;
  write(speech: SandboxMessage): Promise<Letter>;
  /** Resolves with the receipt. Rejects when none comes. */
  deliver(letter: Letter, again?: boolean): Promise<ReceiptEvent>;
  say(speech: SandboxMessage): Promise<ReceiptEvent>;
}

const receiptWaitMs = 60_000;
const repostAfterMs = 5_000;

export function createSender(remote: Remote, keysFolder?: string): Sender {
  const keys = createSandboxKeys(keysFolder);
  const enrolled = new Set<PartnerId>();
  const run = crypto.randomUUID().slice(0, 8);
  const enrol: Sender['enrol'] = async (partner, { algorithm = 'EdDSA', signatureForm, ...line } = {}) => {
    const keyId = `${partner}/send-${run}-${algorithm}${signatureForm === 'der' ? '-der' : ''}`;
    const form = signatureForm === undefined ? {} : { signatureForm };
    const { registered } = await keys.issue(partner, { algorithm, keyId, ...form });
    await remote.register({ ...line, partner, keyId, publicJwk: registered.publicJwk, ...form });
    enrolled.add(partner);
  };
  const write: Sender['write'] = async ({ sentAt = remote.now(), data, dataText = JSON.stringify(data ?? {}), ...speech }) => {
    if (!enrolled.has(speech.from)) await takeUp(speech.from);
    return writeLetter({ ...speech, lineNumber: 0, sentAt, dataText }, keys);
  };
  /** A stranger stays one. */
  const takeUp = async (partner: PartnerId): Promise<void> => {
    const known = (await remote.info()).partners.find((each) => each.partner === partner);
    if (known === undefined) return;
    const usable = known.keys
      .filter(({ revokedAt }) => revokedAt === undefined)
      .map(({ keyId, algorithm }) => ({ keyId, algorithm, publicJwk: {} }));
    await keys.resume(partner, usable);
    const { keyId } = await keys.of(partner);
    if (usable.some((key) => key.keyId === keyId)) enrolled.add(partner);
    else await enrol(partner);
  };
  const deliver: Sender['deliver'] = async (letter, again) => {
    const before = await remote.position();
    const look = receiptFor(letter.from, letter.messageId);
    await remote.post(letter, again);
    let receipt = await waitFor(remote, before, repostAfterMs, look);
    if (receipt === undefined) {
      // A FIFO queue swallows an SQS id that it has seen within five minutes: an id of the file that was sent before.
      await remote.post(letter, true);
      receipt = await waitFor(remote, before, receiptWaitMs, look);
    }
    if (receipt === undefined) throw new Error(`no receipt for ${letter.messageId} of ${letter.from} within ${receiptWaitMs / 1000} s`);
    return receipt.found;
  };
  return { keys, enrol, write, deliver, say: async (speech) => deliver(await write(speech)) };
}
