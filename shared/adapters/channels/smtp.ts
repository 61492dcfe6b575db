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
}

/**
 * Reached means that a server has taken the mail (250), which informs and is no service: it may be our own relay (在线诉讼规则 31). A mail that is sent again carries the same Message-ID.
 */
export function smtpChannel({ url, from, timeoutMs, clock }: SmtpDeps): ChannelAdapter {
  const settings = { url, connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs };
  const open = async () => {
    const { createTransport } = await import('./mail-transport.ts');
    return createTransport({ ...settings, disableFileAccess: true, disableUrlAccess: true });
  };
  let transport: ReturnType<typeof open> | undefined;
  return {
    kind: 'email',
    repeatTellsAgain: true,
    async deliver(delivery) {
      if (!isMailbox(delivery.address)) return { kind: 'failed', reason: notOneMailbox };
      if (!hasPlainLocalPart(delivery.address)) return { kind: 'failed', reason: needsUtf8 };
      try {
        const messageId = messageIdOf(delivery, from);
        transport ??= open();
        const { accepted, response } = await (await transport).sendMail({
          from,
          to: { name: '', address: delivery.address },
          subject: delivery.subject,
          text: delivery.text,
          messageId,
        });
        if (accepted.length === 0) return { kind: 'failed', reason: 'the mail server did not take the address' };
        return { kind: 'reached', at: clock.now(), evidence: `${messageId} ${response}` };
      } catch (error) {
        return { kind: 'failed', reason: `the mail server refused or could not be reached: ${codeOf(error)}` };
      }
    },
  };
}

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
  const response = 'responseCode' in error && typeof error.responseCode === 'number' ? ` ${error.responseCode}` : '';
  return `${'code' in error && typeof error.code === 'string' ? error.code : error.name}${response}`;
}
