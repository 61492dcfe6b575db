/** E-mail over SMTP, the portable channel (there is no SES in AWS China). */
import { sha256Hex } from '../../domain/aggregate/journal.ts';
import { isMailbox, notOneMailbox } from '../../domain/office/telling/mailbox.ts';
import type { ChannelAdapter, Delivery } from '../../ports/channels.ts';
import type { Clock } from '../../ports/clock.ts';

export interface SmtpDeps {
  /** `smtps://user:password@host:465` or `smtp://host:25`. */
  url: string;
  /** Sender address. */
  from: string;
  timeoutMs: number;
  clock: Clock;
  /** Ends the wait for one mail; after `timeoutMs` unless given. */
  patience?: (() => AbortSignal) | undefined;
}

/**
 * Reached means that a server has taken the mail (250), which informs and is no service: it may be our own relay (在线诉讼规则 31). A mail that is sent again carries the same Message-ID.
 * Where the whole mail went out and the answer is missing, it may have been taken: that is said, and is not a failure for certain (RFC 5321 §4.5.3.2.6).
 */
export function smtpChannel({ url, from, timeoutMs, clock, patience = () => AbortSignal.timeout(timeoutMs) }: SmtpDeps): ChannelAdapter {
  const settings = { url, connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs };
  return {
    kind: 'email',
    repeatTellsAgain: true,
    async deliver(delivery) {
      if (!isMailbox(delivery.address)) return { kind: 'failed', reason: notOneMailbox };
      if (!hasPlainLocalPart(delivery.address)) return { kind: 'failed', reason: needsUtf8 };
      let wentOut = false;
      try {
        const messageId = messageIdOf(delivery, from);
        const { createTransport } = await import('./mail-transport.ts');
        const transport = createTransport({ ...settings, disableFileAccess: true, disableUrlAccess: true });
        transport.use('stream', ({ message }, done) => {
          message.processFunc((mail) => mail.once('end', () => (wentOut = true)));
          done();
        });
        const { accepted, response } = await transport.sendMail({
          from,
          to: { name: '', address: delivery.address },
          subject: delivery.subject,
          text: delivery.text,
          messageId,
          // The timeouts above begin anew with each byte of the server's: this one does not.
          signal: patience(),
        });
        if (accepted.length === 0) return { kind: 'failed', reason: 'the mail server did not take the address' };
        return { kind: 'reached', at: clock.now(), evidence: `${messageId} ${response.slice(0, longestResponse)}` };
      } catch (error) {
        const mayHaveReached = wentOut && responseCodeOf(error) === undefined;
        const what = mayHaveReached
          ? 'the mail went out and the mail server did not answer'
          : 'the mail server refused or could not be reached';
        return { kind: 'failed', reason: `${what}: ${codeOf(error)}`, ...(mayHaveReached ? { mayHaveReached } : {}) };
      }
    },
  };
}

/** Characters of a server's answer that are kept. */
const longestResponse = 500;

/**
 * A name before the @ outside ASCII needs a server that speaks SMTPUTF8 (RFC 6531); the library does not say whether this one does, and one that does not may
 * take the mail and lose it. A domain has its ASCII form.
 */
const hasPlainLocalPart = (address: string): boolean => /^[\x21-\x7e]+@/u.test(address);
const needsUtf8 =
  '邮箱名含非 ASCII 字符，邮件服务器未必支持，未发送 / the mailbox name is not ASCII, and the mail server may not take it; nothing was sent';

const messageIdOf = ({ notificationId, address }: Delivery, from: string): string =>
  `<${sha256Hex(`${notificationId}\n${address}`)}@${from.replace(/^.*@/, '').replace(/>$/, '')}>`;

/** The code only: server texts often repeat the address. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  const response = responseCodeOf(error);
  return `${'code' in error && typeof error.code === 'string' ? error.code : error.name}${response === undefined ? '' : ` ${response}`}`;
}

/** What the server said: it did not take the mail. */
const responseCodeOf = (error: unknown): number | undefined =>
  error instanceof Error && 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : undefined;
