import { describe, expect, it } from 'vitest';
import { parsePartnerOutput } from '../../../shared/contracts/outputs.ts';
import { sha256Hex } from '../../../shared/domain/aggregate/journal.ts';
import type { FilingOutput, PartnerOutput } from '../../../shared/domain/messages/outputs.ts';
import { dispatch, messageOf } from '../../../shared/workflow/dispatch.ts';
import { recordingQueues } from '../../fixtures/world/recording-queue.ts';

const receipt = (id: string, found = '', accountNumber?: string): PartnerOutput => ({
  kind: 'tell-partner',
  id,
  to: 'bank:102451000019',
  at: '2026-03-02T09:00:00+08:00',
  type: 'release.receipt',
  data: { messageId: 'm-1', outcome: 'ACCEPTED', rules: [{ id: 'M-06', outcome: 'HOLD', found }] },
  correlation: accountNumber === undefined ? {} : { accountNumber },
});
const filing: FilingOutput = {
  kind: 'file',
  id: 'account:1602/4/0/0',
  at: '2026-03-02T09:00:00+08:00',
  accountNumber: '1602',
  caseNumber: '（2026）鲁0102执保123号',
  court: 'court:鲁0102',
  item: {
    kind: 'transfer-voucher',
    documentNumber: 'HDS0001',
    mediaType: 'application/pdf',
    sha256: 'a'.repeat(64),
    noticeNumber: '济历住建冻用〔2026〕1号',
  },
};

describe('outputs go to their queues under ids that a retry repeats', () => {
  it('groups all that follows by account, and sends each in order', async () => {
    const queues = recordingQueues();
    await dispatch(queues, [receipt('account:1602/1/0/0', '', '1602'), filing, receipt('account:1602/1/1/0', '', '1602')]);
    expect(queues.replies.sent.map(({ groupId, deduplicationId }) => [groupId, deduplicationId])).toEqual([
      ['1602', 'account:1602/1/0/0'],
      ['1602', 'account:1602/1/1/0'],
    ]);
    expect(queues.filings.sent.map(({ groupId }) => groupId)).toEqual(['1602']);
    expect(queues.notifications.sent).toEqual([]);
  });

  it('sends an output that occurs twice once', async () => {
    const queues = recordingQueues();
    await dispatch(queues, [receipt('a'), receipt('b'), receipt('a')]);
    expect(queues.replies.sent.map(({ deduplicationId }) => deduplicationId)).toEqual(['a', 'b']);
  });

  it('names what is not visible ASCII, or too long, by its digest', () => {
    expect(messageOf(receipt('case:（2026）鲁0102执保123号/1/0/0')).deduplicationId).toBe(sha256Hex('case:（2026）鲁0102执保123号/1/0/0'));
    expect(messageOf(receipt('x'.repeat(129))).deduplicationId).toBe(sha256Hex('x'.repeat(129)));
    expect(messageOf(receipt('x'.repeat(128))).deduplicationId).toBe('x'.repeat(128));
  });

  it('puts what is about no account, or about something that is none, into the group "none"', () => {
    expect(messageOf(receipt('a')).groupId).toBe('none');
    expect(messageOf(receipt('a', '', '账号')).groupId).toBe('none');
  });

  it('writes characters that SQS would refuse as escapes, and they read back the same', () => {
    const { body } = messageOf(receipt('a', 'nonsense \uffff\ufffe\u0000 end'));
    expect(body).not.toContain('\uffff');
    expect(parsePartnerOutput(body)).toMatchObject({
      ok: true,
      output: { data: { rules: [{ found: 'nonsense \uffff\ufffe\u0000 end' }] } },
    });
  });

  it('fails when one queue failed, after the others got theirs', async () => {
    const queues = recordingQueues();
    queues.replies.failing = 1;
    await expect(dispatch(queues, [receipt('a'), filing])).rejects.toThrow('not all of them could be sent');
    expect(queues.filings.sent).toHaveLength(1);
  });
});
