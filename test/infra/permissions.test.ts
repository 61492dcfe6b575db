import { App, Stack, Validations } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { grantPermissions, type Permission } from '../../infra/constructs/permission.ts';
import { inboundQueues, queueName } from '../../infra/names.ts';
import { serving, timers } from '../../infra/workload.ts';
import { referredTo, type SynthesizedStage, synthesize } from './synthesized.ts';

const stages = await synthesize();

const list = <Item extends z.ZodType>(item: Item) => z.union([z.array(item), item.transform((one) => [one])]);
const statementSchema = z.object({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Action: list(z.string()),
  Resource: list(z.json()).default([]),
  Principal: z.json().optional(),
  Condition: z.json().optional(),
});
const policySchema = z.object({ PolicyDocument: z.object({ Statement: z.array(statementSchema) }) });
const rolesSchema = z.object({ Roles: z.array(z.json()) });
type Statement = z.infer<typeof statementSchema>;

const statementsOf = (resources: SynthesizedStage['resources']): Statement[] =>
  resources.flatMap(({ properties }) => policySchema.parse(properties).PolicyDocument.Statement);
const ofRole = (stage: SynthesizedStage, roleId: string | undefined): Statement[] =>
  statementsOf(
    stage.ofType('AWS::IAM::Policy').filter(({ properties }) => rolesSchema.parse(properties).Roles.map(referredTo).includes(roleId)),
  );
const text = (resource: unknown) => JSON.stringify(resource);
const queueIds = (stage: SynthesizedStage) =>
  new Map(stage.ofType('AWS::SQS::Queue').map(({ logicalId, properties }) => [String(properties.QueueName), logicalId]));
const functionsOf = (stage: SynthesizedStage) =>
  stage.ofType('AWS::Lambda::Function').map(({ logicalId, properties }) => ({
    name: String(properties.FunctionName),
    logicalId,
    statements: ofRole(stage, referredTo(properties.Role)),
    role: referredTo(properties.Role),
  }));

describe.each([stages.global, stages.cn])('what functions may do ($name)', (stage) => {
  const functions = functionsOf(stage);
  const all = statementsOf(stage.ofType('AWS::IAM::Policy'));

  it('is said for each by a role of its own, without policies that AWS manages', () => {
    expect(new Set(functions.map(({ role }) => role)).size).toBe(functions.length);
    for (const { properties } of stage.ofType('AWS::IAM::Role')) expect(properties).not.toHaveProperty('ManagedPolicyArns');
  });

  it('is never to delete or to lift a lock: no item, object, version, queue or log; and never to change a policy', () => {
    const forbidden =
      /:(Delete|Remove|Purge|Bypass|PutRetention|PutObjectRetention|PutObjectLegalHold|PutBucket|SetQueueAttributes|Tag|Untag)/i;
    const taken = all.flatMap(({ Action }) => Action).filter((action) => action.includes('*') || forbidden.test(action));
    // A consumer acknowledges a message by deleting it from its queue.
    expect(new Set(taken)).toEqual(new Set(['sqs:DeleteMessage']));
  });

  const tableIds = new Map(
    stage.ofType('AWS::DynamoDB::GlobalTable').map(({ logicalId, properties }) => [String(properties.TableName), logicalId]),
  );
  const of = (table: string, statements: readonly Statement[]) =>
    statements.filter(({ Resource }) => Resource.some((resource) => text(resource).includes(`"${tableIds.get(table)}"`)));

  it('writes rows of lists in one function, reads them in one, and has the look-ups only added to', () => {
    const actions = (name: string, table: string) =>
      of(table, functions.find((each) => each.name === name)?.statements ?? []).flatMap(({ Action }) => Action);
    expect(actions('presale-project-views', 'presale-views')).toContain('dynamodb:BatchWriteItem');
    expect(new Set(actions('presale-serve-console', 'presale-views'))).toEqual(new Set(['dynamodb:GetItem', 'dynamodb:Query']));
    expect(new Set(of('presale-access-log', all).flatMap(({ Action }) => Action))).toEqual(new Set(['dynamodb:PutItem', 'dynamodb:Query']));
  });

  it('lets the console read the ledger and the evidence and write neither', () => {
    const { statements = [] } = functions.find(({ name }) => name === 'presale-serve-console') ?? {};
    expect(of('presale-ledger', statements).flatMap(({ Action }) => Action)).not.toContain('dynamodb:PutItem');
    expect(statements.flatMap(({ Action }) => Action)).not.toContain('s3:PutObject');
  });

  it('reaches the ledger only to read and to put, and never the register of who may sign', () => {
    const ledger = of('presale-ledger', all);
    expect(new Set(ledger.flatMap(({ Action }) => Action))).toEqual(
      new Set(['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query', 'dynamodb:PutItem']),
    );
    const record = ['stream#*', 'inbox#*', 'claim#*', 'streams', 'log#*'];
    for (const { name, statements } of functions)
      for (const { Action, Condition } of of('presale-ledger', statements))
        if (Action.includes('dynamodb:PutItem'))
          expect({ name, Condition }).toEqual({
            name,
            // Who sends replies notes that it did, and writes no page.
            Condition: {
              'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': name === 'presale-reply-to-partners' ? ['replied#*'] : record },
            },
          });
  });

  it('has a wildcard only where keys and partners cannot be listed beforehand', () => {
    const wild = new Set(all.flatMap(({ Resource }) => Resource.map(text)).filter((resource) => resource.includes('*')));
    const partition = stage.name === 'cn' ? 'aws-cn' : 'aws';
    expect([...wild].sort()).toEqual([
      `"arn:${partition}:s3:::presale-evidence-111122223333-${stage.region}/*"`,
      `"arn:${partition}:s3:::presale-uploads-111122223333-${stage.region}/*"`,
      `"arn:${partition}:sqs:${stage.region}:111122223333:presale-reply-*"`,
    ]);
  });

  it('takes messages from its own queue only', () => {
    const ids = queueIds(stage);
    const queueOf = (name: string) => {
      const kind = inboundQueues.find((queue) => name === `presale-receive-messages-${queue}`);
      if (kind !== undefined) return ids.get(queueName(kind));
      const internal = {
        'presale-file-to-dossier': 'filings',
        'presale-notify-applicants': 'notifications',
        'presale-reply-to-partners': 'replies',
        'presale-project-views': 'views',
      } as const;
      return Object.entries(internal).flatMap(([each, queue]) => (each === name ? [ids.get(queueName(queue))] : []))[0];
    };
    for (const { name, statements } of functions) {
      const from = statements
        .filter(({ Action }) => Action.includes('sqs:ReceiveMessage'))
        .flatMap(({ Resource }) => Resource.map(referredTo));
      expect({ name, from }).toEqual({
        name,
        from: ['presale-watch-deadlines', 'presale-seal-record', 'presale-serve-console'].includes(name) ? [] : [queueOf(name)],
      });
    }
  });

  it('sends only inwards, and to the dead letters of its own queue; only reply-to-partners sends to partners', () => {
    const ids = queueIds(stage);
    const inward = new Set(['filings', 'notifications', 'replies', 'views'].map((queue) => ids.get(`presale-${queue}.fifo`)));
    for (const { name, statements } of functions) {
      const to = statements.filter(({ Action }) => Action.includes('sqs:SendMessage')).flatMap(({ Resource }) => Resource);
      const own = statements.find(({ Action }) => Action.includes('sqs:ReceiveMessage'))?.Resource.map(referredTo)[0];
      const dead = [...ids].find(([, id]) => id === own)?.[0].replace('.fifo', '-dead.fifo') ?? '';
      const elsewhere = to.filter((queue) => referredTo(queue) === undefined || referredTo(queue) !== ids.get(dead));
      expect({ name, givesUp: to.length - elsewhere.length }).toEqual({
        name,
        givesUp: [...timers, serving].some(({ runs }) => name === `presale-${runs}`) ? 0 : 1,
      });
      if (name === 'presale-reply-to-partners') expect(elsewhere.map(text)).toEqual([expect.stringContaining('presale-reply-*')]);
      else if (name === 'presale-serve-console')
        expect(new Set(elsewhere.map(referredTo))).toEqual(new Set(inboundQueues.map((queue) => ids.get(queueName(queue)))));
      else for (const queue of elsewhere) expect(inward).toContain(referredTo(queue));
    }
  });

  it('writes no log but its own', () => {
    for (const { name, logicalId, statements } of functions) {
      const logs = statements
        .filter(({ Action }) => Action.some((action) => action.startsWith('logs:')))
        .flatMap(({ Resource }) => Resource.map(referredTo));
      const properties = stage.ofType('AWS::Lambda::Function').find((each) => each.logicalId === logicalId)?.properties;
      const own = z.object({ LogGroup: z.json() }).parse(properties?.LoggingConfig).LogGroup;
      expect({ name, logs }).toEqual({ name, logs: [referredTo(own)] });
    }
  });
});

describe.each([stages.global, stages.cn])('who else may do something ($name)', (stage) => {
  const partition = stage.name === 'cn' ? 'aws-cn' : 'aws';
  const resourcePolicies = ['AWS::SQS::QueuePolicy', 'AWS::S3::BucketPolicy', 'AWS::SNS::TopicPolicy'].flatMap((type) =>
    stage.ofType(type),
  );
  const role = (account: string) => ({ AWS: `arn:${partition}:iam::${account}:role/presale-partner` });

  it('is nobody without TLS, at any queue, bucket or topic', () => {
    expect(resourcePolicies).toHaveLength(stage.ofType('AWS::SQS::Queue').length + 2 + 1);
    for (const policy of resourcePolicies) {
      const denied = statementsOf([policy]).filter(({ Effect }) => Effect === 'Deny');
      expect({ policy: policy.logicalId, denied }).toMatchObject({
        denied: expect.arrayContaining([expect.objectContaining({ Condition: { Bool: { 'aws:SecureTransport': 'false' } } })]),
      });
    }
  });

  it('is nobody in general: each permission names a role or the alarms of this account', () => {
    for (const { Principal, Condition } of statementsOf(resourcePolicies).filter(({ Effect }) => Effect === 'Allow')) {
      const known = [role('444455556666'), role('777788889999'), role('123456789012'), { Service: 'cloudwatch.amazonaws.com' }];
      expect(known).toContainEqual(Principal);
      if (z.object({ Service: z.string() }).safeParse(Principal).success)
        expect(Condition).toEqual({ StringEquals: { 'aws:SourceAccount': '111122223333' } });
    }
  });

  it('is each partner at the queue of its kind, at its own reply queue, and in its own part of the uploads', () => {
    const allowed = statementsOf(resourcePolicies)
      .filter(({ Effect, Principal }) => Effect === 'Allow' && z.object({ AWS: z.string() }).safeParse(Principal).success)
      .map(({ Principal, Action, Resource }) => `${text(Principal).match(/\d{12}/)?.[0]} ${Action.join(' ')} ${text(Resource)}`);
    const send = 'sqs:GetQueueUrl sqs:SendMessage';
    const fetch = 'sqs:ChangeMessageVisibility sqs:DeleteMessage sqs:GetQueueAttributes sqs:GetQueueUrl sqs:ReceiveMessage';
    const at = (queue: string) => `[{"Fn::GetAtt":["${queueIds(stage).get(queue)}","Arn"]}]`;
    const uploads = (account: string, area: string) =>
      `${account} s3:PutObject [{"Fn::Join":["",[{"Fn::GetAtt":["UploadsBucketC4B27CC7","Arn"]},"/${area}/*"]]}]`;
    expect(allowed.sort()).toEqual([
      `123456789012 ${fetch} ${at('presale-reply-court-u9c81-0102.fifo')}`,
      `123456789012 ${send} ${at('presale-court.fifo')}`,
      uploads('444455556666', 'bank/102451000019'),
      `444455556666 ${fetch} ${at('presale-reply-bank-102451000019.fifo')}`,
      `444455556666 ${send} ${at('presale-bank.fifo')}`,
      uploads('777788889999', 'housing/370102'),
      `777788889999 ${fetch} ${at('presale-reply-housing-370102.fifo')}`,
      `777788889999 ${send} ${at('presale-housing.fifo')}`,
    ]);
  });
});

describe('a permission', () => {
  const synthesizeWith = (permission: Permission) => {
    const app = new App({ analyticsReporting: false });
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
    const stack = new Stack(app, 'stack', { env: { account: '111122223333', region: 'cn-north-1' } });
    grantPermissions(new Role(stack, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') }), [permission]);
    return () => app.synth();
  };
  const read = { sid: 'Read', actions: ['s3:GetObject'], resources: ['arn:aws-cn:s3:::presale/*'] };

  it('with a wildcard fails the synthesis, unless it has a reason', () => {
    expect(synthesizeWith(read)).toThrow('AwsSolutions-IAM5[Resource::arn:aws-cn:s3:::presale/*]');
    expect(synthesizeWith({ ...read, wildcardBecause: 'keys are not known beforehand' })).not.toThrow();
  });
});

describe.each([stages.global, stages.cn])('what persons of the operations desk may do once they are given the policy ($name)', (stage) => {
  const policies = stage.ofType('AWS::IAM::ManagedPolicy');
  const statements = statementsOf(policies);
  const of = (sid: string) => statements.find(({ Sid }) => Sid === sid);

  it('is one policy that is attached to nobody', () => {
    expect(policies.map(({ properties }) => properties.ManagedPolicyName)).toEqual(['presale-operations']);
    for (const { properties } of policies) for (const whom of ['Roles', 'Users', 'Groups']) expect(properties).not.toHaveProperty(whom);
  });

  it('takes messages out of dead-letter queues alone, and posts into the queues that these belong to', () => {
    const ids = queueIds(stage);
    const named = (pattern: RegExp) => [...ids].filter(([name]) => pattern.test(name)).map(([, id]) => id);
    const reached = (sid: string) => (of(sid)?.Resource ?? []).map(referredTo).sort();
    expect(reached('TakeDeadLetters')).toEqual(named(/-dead\.fifo$/).sort());
    expect(reached('SendAgain')).toEqual(named(/^presale-(?!reply-)(?!.*-dead\.fifo$)/).sort());
    expect(statements.filter(({ Action }) => Action.includes('sqs:ReceiveMessage')).map(({ Sid }) => Sid)).toEqual(['TakeDeadLetters']);
  });

  it('adds to ledger and evidence and changes neither, and never writes the register', () => {
    const actions = statements.flatMap(({ Action }) => Action);
    expect(actions.filter((action) => /:(Delete|Update|Purge|Bypass)/.test(action))).toEqual(['sqs:DeleteMessage']);
    expect(of('AppendToLedger')?.Condition).toBeDefined();
  });
});
