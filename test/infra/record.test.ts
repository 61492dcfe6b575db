import { describe, expect, it } from 'vitest';
import { createTableInput } from '../../shared/adapters/aws/dynamodb/table.ts';
import { synthesize } from './synthesized.ts';

const stages = await synthesize();
const both = [stages.global, stages.cn];

describe.each(both)('what must never be lost ($name)', ({ region, ofType, resources, templates }) => {
  it('has logical ids that never change: with another one CloudFormation would start an empty table, bucket or queue', () => {
    const stateful = resources.filter(({ type, stack }) => stack === 'presale-record' && /Table|Bucket$|Queue$/.test(type));
    expect(stateful.map(({ logicalId }) => logicalId).sort()).toEqual([
      'AccessLogD598EBE9',
      'BankQueue2FE68F59',
      'BankQueueDeadLetters7E1D1D92',
      'CourtQueue2A5CC0ED',
      'CourtQueueDeadLettersA07D84A3',
      'EvidenceBucketC67FF768',
      'FilingsQueueDeadLetters31BB4F03',
      'FilingsQueueE111DAA9',
      'HousingQueue3496D38C',
      'HousingQueueDeadLetters946CCCE9',
      'LedgerB7379752',
      'NotificationsQueueA0A6803C',
      'NotificationsQueueDeadLettersCCCECDA2',
      'OperatorQueue103C2A7A',
      'OperatorQueueDeadLetters7418A702',
      'RepliesQueueDeadLettersB0B31292',
      'RepliesQueueE2DF3189',
      'UploadsBucketC4B27CC7',
      'ViewsQueue5726452B',
      'ViewsQueueDeadLetters3D3C9E54',
    ]);
  });

  it('stays when its stack goes or would replace it', () => {
    const kept = ['AWS::DynamoDB::GlobalTable', 'AWS::S3::Bucket', 'AWS::SQS::Queue'];
    // Rows of lists are no record: they lie beside the functions and are made again.
    for (const [stack, template] of Object.entries(templates)) {
      if (stack === 'presale-work') continue;
      for (const type of kept) {
        for (const [id, { DeletionPolicy, UpdateReplacePolicy }] of Object.entries(template.findResources(type))) {
          expect({ stack, id, DeletionPolicy, UpdateReplacePolicy }).toEqual({
            stack,
            id,
            DeletionPolicy: 'Retain',
            UpdateReplacePolicy: 'Retain',
          });
        }
      }
    }
  });

  it('keeps the ledger in the table that its adapter was tested with, on demand', () => {
    const { TableName, BillingMode, KeySchema, AttributeDefinitions, GlobalSecondaryIndexes } = createTableInput('presale-ledger');
    const ledgers = ofType('AWS::DynamoDB::GlobalTable').filter(({ properties }) => properties.TableName === TableName);
    expect(ledgers.map(({ properties }) => properties)).toEqual([
      expect.objectContaining({
        TableName,
        BillingMode,
        KeySchema,
        GlobalSecondaryIndexes,
        AttributeDefinitions: expect.arrayContaining(AttributeDefinitions ?? []),
      }),
    ]);
  });

  it.each([
    'presale-ledger',
    'presale-access-log',
  ])('restores %s to any second of 35 days and lets nobody delete it by accident; it forgets nothing by itself', (name) => {
    const ledger = ofType('AWS::DynamoDB::GlobalTable').find(({ properties }) => properties.TableName === name);
    expect(ledger?.properties.Replicas).toEqual([
      expect.objectContaining({
        Region: region,
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
      }),
    ]);
    expect(ledger?.properties).not.toHaveProperty('TimeToLiveSpecification');
  });

  it('holds evidence under Object Lock, in governance mode unless a stage says otherwise', () => {
    expect(bucket('evidence')).toMatchObject({
      ObjectLockEnabled: true,
      ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 30 } } },
      VersioningConfiguration: { Status: 'Enabled' },
    });
    expect(bucket('evidence')).not.toHaveProperty('LifecycleConfiguration');
  });

  it('keeps both buckets private, encrypted and versioned', () => {
    for (const kind of ['evidence', 'uploads']) {
      expect(bucket(kind)).toMatchObject({
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }] },
        VersioningConfiguration: { Status: 'Enabled' },
      });
    }
  });

  const bucket = (kind: string) =>
    ofType('AWS::S3::Bucket').find(({ properties }) => properties.BucketName === `presale-${kind}-111122223333-${region}`)?.properties;
});
