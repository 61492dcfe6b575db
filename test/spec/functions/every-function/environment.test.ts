import { describe, expect, it } from 'vitest';
import { readEnv as readNotifyEnv } from '../../../../functions/notify-applicants/env.ts';
import { readEnv as readReceiveEnv } from '../../../../functions/receive-messages/env.ts';
import { readEnv as readReplyEnv } from '../../../../functions/reply-to-partners/env.ts';

const queue = (name: string) => `https://sqs.cn-north-1.amazonaws.com.cn/111122223333/presale-${name}.fifo`;
const complete = {
  LEDGER_TABLE: 'presale-ledger',
  EVIDENCE_BUCKET: 'presale-evidence',
  UPLOADS_BUCKET: 'presale-uploads',
  FILINGS_QUEUE_URL: queue('filings'),
  NOTIFICATIONS_QUEUE_URL: queue('notifications'),
  REPLIES_QUEUE_URL: queue('replies'),
  VIEWS_QUEUE_URL: queue('views'),
  SOURCE_QUEUE_URL: queue('bank'),
  DEAD_LETTERS_URL: queue('bank-dead'),
  SERVICE_NAME: 'receive-messages',
  QUEUE_KIND: 'bank',
};

describe('a missing variable stops the start, not the 400th message', () => {
  it('names every variable that is missing, empty or wrong, and never its value', () => {
    const { LEDGER_TABLE: _, EVIDENCE_BUCKET: __, ...rest } = complete;
    const attempt = () => readReceiveEnv({ ...rest, UPLOADS_BUCKET: '', QUEUE_KIND: 'secret-value', FILINGS_QUEUE_URL: 'not a url' });
    expect(attempt).toThrow(
      /receive-messages cannot start: .*LEDGER_TABLE is missing.*EVIDENCE_BUCKET is missing.*UPLOADS_BUCKET is missing/,
    );
    expect(attempt).toThrow(/FILINGS_QUEUE_URL is not the URL of a queue/);
    expect(attempt).toThrow(/QUEUE_KIND/);
    expect(attempt).not.toThrow(/secret-value/);
  });

  it('takes a complete one, with defaults for what has any', () => {
    expect(readReceiveEnv({ ...complete, UNRELATED: 'x' })).toEqual({
      ...complete,
      METRICS_NAMESPACE: 'Presale',
      LOG_LEVEL: 'INFO',
    });
    const replying = { ...complete, REPLY_QUEUE_PREFIX: 'presale-reply-', SIGNING_KEYS: 'key-1 key-2', SIGNING_ALGORITHM: 'SM2SM3' };
    expect(readReplyEnv(replying)).toMatchObject({ REPLY_QUEUE_PREFIX: 'presale-reply-', SIGNING_KEYS: ['key-1', 'key-2'] });
  });

  it('reads the addresses of channels and refuses what is no https address or no channel', () => {
    expect(readNotifyEnv({ ...complete, CHANNEL_ENDPOINTS: '{"sms":"https://sms.example.org/send"}' }).CHANNEL_ENDPOINTS).toEqual({
      sms: 'https://sms.example.org/send',
    });
    expect(readNotifyEnv(complete).CHANNEL_ENDPOINTS).toEqual({});
    for (const wrong of ['{', '[]', '{"sms":"http://sms.example.org"}', '{"pigeon":"https://example.org"}']) {
      expect(() => readNotifyEnv({ ...complete, CHANNEL_ENDPOINTS: wrong })).toThrow(/CHANNEL_ENDPOINTS/);
    }
  });

  it('wants a sender address with a mail server', () => {
    expect(() => readNotifyEnv({ ...complete, SMTP_URL: 'smtps://mail.example.org' })).toThrow(/SMTP_FROM is missing/);
    expect(readNotifyEnv({ ...complete, SMTP_URL: 'smtps://mail.example.org', SMTP_FROM: 'court@example.org' }).SMTP_FROM).toBe(
      'court@example.org',
    );
  });
});
