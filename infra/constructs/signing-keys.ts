import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { StageConfiguration } from '../configuration.ts';
import type { Permission } from './permission.ts';

/** How keys of a region sign: SM2 exists in KMS of the Chinese regions alone, and the law there asks for it (商用密码管理条例). */
const ofRegion = (region: string) =>
  region.startsWith('cn-')
    ? ({ algorithm: 'SM2SM3', keySpec: KeySpec.SM2 } as const)
    : ({ algorithm: 'ES256', keySpec: KeySpec.ECC_NIST_P256 } as const);

/**
 * The system's keys for what goes out to partners. A new generation is added by raising `signingKeys`; the earlier keys stay, since what they
 * signed must stay provable, but only the newest may sign.
 */
export class SigningKeys extends Construct {
  readonly environment: Readonly<Record<string, string>>;
  readonly permissions: readonly Permission[];
  /** To say which keys there are, and no more. */
  readonly publishing: readonly Permission[];

  constructor(scope: Construct, id: string, { signingKeys }: Pick<StageConfiguration, 'signingKeys'>) {
    super(scope, id);
    const { algorithm, keySpec } = ofRegion(Stack.of(this).region);
    const keys = Array.from({ length: signingKeys }, (_, index) => {
      const generation = index + 1;
      return new Key(this, `Generation${generation}`, {
        alias: `presale-signing-${generation}`,
        description: `presale-release: signs messages to partners, generation ${generation}`,
        keySpec,
        keyUsage: KeyUsage.SIGN_VERIFY,
        removalPolicy: RemovalPolicy.RETAIN,
      });
    });
    const arns = keys.map(({ keyArn }) => keyArn);
    this.environment = { SIGNING_KEYS: arns.join(' '), SIGNING_ALGORITHM: algorithm };
    this.publishing = [{ sid: 'PublishKeys', actions: ['kms:GetPublicKey'], resources: arns }];
    this.permissions = [{ sid: 'SignMessages', actions: ['kms:Sign'], resources: arns.slice(-1) }, ...this.publishing];
  }
}

/** The key under which the console signs acts of persons. A party lets it speak for its persons by registering its public part as a key of its own. */
export class ConsoleKey extends Construct {
  readonly environment: Readonly<Record<string, string>>;
  readonly permissions: readonly Permission[];

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const { keyArn } = new Key(this, 'Key', {
      alias: 'presale-console',
      description: 'presale-release: signs what persons do in the console',
      keySpec: ofRegion(Stack.of(this).region).keySpec,
      keyUsage: KeyUsage.SIGN_VERIFY,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.environment = { CONSOLE_KEY: keyArn };
    this.permissions = [{ sid: 'SignActs', actions: ['kms:Sign', 'kms:GetPublicKey'], resources: [keyArn] }];
  }
}

/**
 * The key of the witnessed log. Checkpoints are Ed25519 notes everywhere, since that is what witnesses and other people's tools read; where KMS has
 * no such keys (China), that key comes from a secret and an SM2 key of KMS signs a line beside it.
 */
export class LogKey extends Construct {
  readonly environment: Readonly<Record<string, string>>;
  readonly permissions: readonly Permission[];

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const inChina = Stack.of(this).region.startsWith('cn-');
    const { keyArn } = new Key(this, 'Key', {
      alias: 'presale-log',
      description: 'presale-release: signs the checkpoints of the witnessed log',
      keySpec: inChina ? KeySpec.SM2 : KeySpec.ECC_NIST_EDWARDS25519,
      keyUsage: KeyUsage.SIGN_VERIFY,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.environment = inChina ? { LOG_SM2_KEY: keyArn } : { LOG_KEY: keyArn };
    this.permissions = [{ sid: 'SignCheckpoints', actions: ['kms:Sign', 'kms:GetPublicKey'], resources: [keyArn] }];
  }
}
