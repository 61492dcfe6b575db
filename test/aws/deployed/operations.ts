/** `presale reconcile` and `presale redrive` as two persons of the operations desk run them against the deployed system, each under a role with the policy for them. */
import { DeleteItemCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteMessageBatchCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import { reportSchema } from '../../../infra/local/operations/reconcile-report.ts';
import { actedSchema, overviewSchema } from '../../../infra/local/operations/redrive-report.ts';
import type { Letter } from '../../../infra/local/play/letters.ts';
import { bucketName, deadLetterName, ledgerName } from '../../../infra/names.ts';

import { toAttributes } from '../../../shared/adapters/aws/dynamodb/attributes.ts';
import { repliedKey } from '../../../shared/adapters/ledger/items.ts';
import { type RedriveEvent, redriveStream } from '../../../shared/domain/redrive/core.ts';
import { run } from '../../fixtures/command.ts';
import { awsEndpoint, credentials } from '../endpoint.ts';
import type { Deployed } from './deploy.ts';
import { operators } from './partner-roles.ts';
import type { createPartners } from './partners.ts';
import type { System } from './system.ts';

interface Stage {
  system: System;
  partners: ReturnType<typeof createPartners>;
  deployed: Deployed;
  /** Taken in before, and not sent again since: a queue drops a second word on the same repeat for five minutes. */
  letter: Letter | undefined;
}
type Operator = (typeof operators)[number];

/** The command as the person runs it who has that profile; where the services are, `writeProfiles` has told every client of this process. */
async function as(operator: Operator, region: string, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
  process.env['AWS_PROFILE'] = operator;
  try {
    return await run(...args, '--table', ledgerName, '--region', region, '--json');
  } finally {
    delete process.env['AWS_PROFILE'];
  }
}

export function operationsOnAws(stage: () => Stage): void {
  const [zhang, li] = operators;
  const reconcile = async (...args: string[]) => {
    const { account, region } = stage().deployed;
    const { code, out, err } = await as(zhang, region, 'reconcile', '--evidence', bucketName('evidence', account, region), ...args);
    expect(err).toBe('');
    return { code, report: reportSchema.parse(JSON.parse(out)) };
  };

  describe('presale reconcile --table', () => {
    it('finds all that the journal led to, the replies included', { timeout: 120_000 }, async () => {
      await stage().system.drained();
      const { code, report } = await reconcile('--dry-run', '--grace', '0');
      expect(report.left).toEqual([]);
      expect(code).toBe(0);
      for (const kind of ['ledger', 'filing', 'telling', 'reply', 'document', 'message', 'row'] as const)
        expect({ kind, some: report.checked[kind] > 0 }).toEqual({ kind, some: true });
    });

    it('sends a reply again that nobody noted as sent, and has it noted', { timeout: 180_000 }, async () => {
      const { system, partners, deployed, letter } = stage();
      // Of the last word to it: what was recorded before the first reply was noted is not asked about.
      const told = (await partners.replies()).findLast(({ type, to }) => to === letter?.from && type === 'presale.release.receipt.v1');
      const client = new DynamoDBClient({ endpoint: awsEndpoint(), region: deployed.region, credentials });
      await client.send(new DeleteItemCommand({ TableName: ledgerName, Key: toAttributes(repliedKey(told?.id ?? '?')) }));
      client.destroy();
      const { report: found } = await reconcile('--dry-run', '--grace', '0');
      expect(found.left).toMatchObject([{ kind: 'reply', id: told?.id, repairable: true }]);
      const { code, report } = await reconcile('--grace', '0');
      expect(report.repaired).toMatchObject([{ kind: 'reply', id: told?.id }]);
      expect(code).toBe(0);
      await system.drained();
      expect((await partners.replies()).filter(({ id }) => id === told?.id).length).toBeGreaterThan(0);
    });
  });

  describe('presale redrive --table', () => {
    const redrive = async (operator: Operator, ...args: string[]) => {
      const { code, out, err } = await as(operator, stage().deployed.region, 'redrive', ...args);
      return { code, err, said: out === '' ? undefined : JSON.parse(out) };
    };
    const look = async () => {
      const { err, said } = await redrive(zhang);
      expect(err).toBe('');
      return overviewSchema.parse(said);
    };
    /** As if the queue of housing authorities had given a letter up. */
    async function bury({ body, groupId, signature = '' }: Letter): Promise<string> {
      const { region } = stage().deployed;
      const sqs = new SQSClient({ endpoint: awsEndpoint(), region, credentials });
      const { MessageId = '' } = await sqs.send(
        new SendMessageCommand({
          QueueUrl: await stage().system.queueUrl(deadLetterName('housing')),
          MessageBody: body,
          MessageGroupId: groupId,
          MessageDeduplicationId: crypto.randomUUID(),
          MessageAttributes: { signature: { DataType: 'String', StringValue: signature } },
        }),
      );
      sqs.destroy();
      return MessageId;
    }

    it('sends a letter again by two persons, who are whoever their credentials say', { timeout: 120_000 }, async () => {
      const { system, partners, letter } = stage();
      if (letter === undefined) throw new Error('the plain case has a notice');
      const id = await bury(letter);
      expect((await look()).letters).toMatchObject([{ messageId: id, queue: 'housing', sends: letter.body, differences: [] }]);
      expect((await redrive(zhang, '--send', id, '--reason', '网关已恢复', '--by', '王五')).err).toMatch(/--by does not count on AWS/);
      const proposed = actedSchema.parse((await redrive(zhang, '--send', id, '--reason', '网关已恢复')).said);
      expect(proposed).toMatchObject({
        kind: 'proposed',
        proposal: { proposal: 1, by: expect.stringMatching(/^arn:aws:.*operator-zhang/) },
      });
      // The same person is no second one.
      expect(await redrive(zhang, '--confirm', '1')).toMatchObject({ code: 1, said: { kind: 'refused', fired: [{ id: 'A-01' }] } });
      const before = (await partners.replies()).length;
      expect(await redrive(li, '--confirm', '1')).toMatchObject({ code: 0, said: { outcomes: [{ messageId: id, became: 'sent' }] } });
      await system.drained();
      const after = (await partners.replies()).slice(before);
      expect(after).toMatchObject([{ to: letter.from, data: { messageId: letter.messageId, outcome: 'DUPLICATE' } }]);
      expect(await look()).toMatchObject({ letters: [], proposals: [] });
    });

    it('leaves a letter where it lies when the proposal is withdrawn, with who did so and why', { timeout: 120_000 }, async () => {
      const { system, letter } = stage();
      if (letter === undefined) throw new Error('the plain case has a notice');
      const id = await bury(letter);
      await redrive(zhang, '--strike', id, '--reason', '误入');
      expect(await redrive(li, '--withdraw', '2', '--reason', '尚需核对')).toMatchObject({
        code: 0,
        said: { kind: 'withdrawn', proposal: 2 },
      });
      expect(await redrive(li, '--confirm', '2')).toMatchObject({ code: 1, said: { kind: 'refused' } });
      expect(await look()).toMatchObject({ letters: [{ messageId: id }], proposals: [] });
      const events: RedriveEvent[] = [];
      for await (const page of system.ledger.pages<RedriveEvent>(redriveStream)) events.push(...page.events);
      expect(events.map(({ type }) => type)).toEqual([
        ...['RedriveProposed', 'RedriveRefused', 'RedriveConfirmed', 'LetterDone'],
        ...['RedriveProposed', 'RedriveWithdrawn', 'RedriveRefused'],
      ]);
      expect(events[5]).toMatchObject({ by: expect.stringMatching(/operator-li/), reason: '尚需核对' });
      await clear(await system.queueUrl(deadLetterName('housing')));
    });

    async function clear(QueueUrl: string): Promise<void> {
      const sqs = new SQSClient({ endpoint: awsEndpoint(), region: stage().deployed.region, credentials });
      const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
      const Entries = Messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
      if (Entries.length > 0) await sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
      sqs.destroy();
    }
  });
}
