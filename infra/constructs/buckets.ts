import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { ArnPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, type BucketProps, ObjectLockRetention, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { StageConfiguration } from '../configuration.ts';
import { bucketName } from '../names.ts';
import type { Permission } from './permission.ts';

type Place = Pick<StageConfiguration, 'account' | 'region'>;

/** Evidence, write once: Object Lock holds each object for the configured time against everybody (compliance) or all but a few (governance). */
export class EvidenceBucket extends Construct {
  readonly bucket: Bucket;
  /** Store and read back, nothing else. Listing is what makes S3 answer 404 for what is absent instead of 403. */
  readonly permissions: readonly Permission[];
  readonly reading: readonly Permission[];

  constructor(scope: Construct, id: string, configuration: Place & Pick<StageConfiguration, 'evidenceLock'>) {
    super(scope, id);
    const name = bucketName('evidence', configuration.account, configuration.region);
    const { mode, days } = configuration.evidenceLock;
    this.bucket = keptBucket(this, name, {
      objectLockEnabled: true,
      objectLockDefaultRetention: ObjectLockRetention[mode](Duration.days(days)),
    });
    this.reading = [
      { sid: 'ReadEvidence', actions: ['s3:GetObject'], ...allObjectsIn(this, name, 'Evidence is named by its own digest') },
      { sid: 'FindEvidence', actions: ['s3:ListBucket'], resources: [this.bucket.bucketArn] },
    ];
    this.permissions = [
      {
        sid: 'KeepEvidence',
        actions: ['s3:PutObject', 's3:GetObject'],
        ...allObjectsIn(this, name, 'Evidence is named by its own digest'),
      },
      { sid: 'FindEvidence', actions: ['s3:ListBucket'], resources: [this.bucket.bucketArn] },
    ];
  }
}

/** Files that are too large for a message (claim check). What was taken in is kept as evidence, so an upload may go when its message has long been handled. */
export class UploadsBucket extends Construct {
  readonly bucket: Bucket;
  readonly permissions: readonly Permission[];

  constructor(scope: Construct, id: string, configuration: Place & Pick<StageConfiguration, 'partners'>) {
    super(scope, id);
    const name = bucketName('uploads', configuration.account, configuration.region);
    this.bucket = keptBucket(this, name, {
      lifecycleRules: [
        {
          id: 'forget',
          expiration: Duration.days(365),
          noncurrentVersionExpiration: Duration.days(30),
          abortIncompleteMultipartUploadAfter: Duration.days(7),
        },
      ],
    });
    this.permissions = [
      { sid: 'ReadUploads', actions: ['s3:GetObject'], ...allObjectsIn(this, name, 'Partners name their uploads themselves') },
      { sid: 'FindUploads', actions: ['s3:ListBucket'], resources: [this.bucket.bucketArn] },
    ];
    for (const { partner, role } of configuration.partners) {
      // Banks send vouchers, housing authorities notices; courts send no documents. Both have codes of digits alone, which matters:
      // CloudFormation turns a character that is not ASCII into `?`, which in a policy stands for any character, so for any court.
      const area = /^(bank|housing):(\d+)$/.exec(partner);
      if (role === undefined || area === null) continue;
      const resources = [this.bucket.arnForObjects(`${area[1]}/${area[2]}/*`)];
      this.bucket.addToResourcePolicy(new PolicyStatement({ principals: [new ArnPrincipal(role)], actions: ['s3:PutObject'], resources }));
    }
  }
}

/** What both buckets have in common: private, versioned, encrypted at rest and in transit, kept when the stack goes. */
function keptBucket(scope: Construct, name: string, props: BucketProps): Bucket {
  const bucket = new Bucket(scope, 'Bucket', {
    ...props,
    bucketName: name,
    versioned: true,
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  const reason =
    "Who read or wrote an object is in the account's CloudTrail data events, which are complete; server access logs are delivered at best effort.";
  Validations.of(bucket).acknowledge({ id: 'AwsSolutions-S1', reason });
  return bucket;
}

function allObjectsIn(scope: Construct, bucket: string, because: string): Pick<Permission, 'resources' | 'wildcardBecause'> {
  const resource = Stack.of(scope).formatArn({ service: 's3', region: '', account: '', resource: bucket, resourceName: '*' });
  return { resources: [resource], wildcardBecause: `${because}, so the keys cannot be listed beforehand.` };
}
