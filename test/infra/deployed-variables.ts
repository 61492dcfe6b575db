/** The variables that a deployed function is given, out of its synthesized template: nobody types them again, so that they never fall behind the functions. */
import { generateKeyPairSync } from 'node:crypto';
import * as z from 'zod';
import type { SynthesizedResource, SynthesizedStage } from './synthesized.ts';

const environment = z.object({ Variables: z.record(z.string(), z.json()) });
const reference = z.union([
  z.object({ Ref: z.string() }).transform(({ Ref }) => ({ logicalId: Ref, attribute: 'Ref' })),
  z
    .object({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) })
    .transform(({ 'Fn::GetAtt': [logicalId, attribute] }) => ({ logicalId, attribute })),
]);
const secret = /^\{\{resolve:secretsmanager:[^:]+:SecretString:(\w+)::\}\}$/;

/** By the field of the secret's JSON: what an operator would have put there. */
const secrets: Readonly<Record<string, string>> = {
  privateKeyPem: generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  smtpUrl: 'smtps://user:password@mail.example.org:465',
  authorization: 'Bearer token',
};

/** What CloudFormation puts in the place of a reference, by the type of the resource and what is asked of it. */
const values: Readonly<Record<string, (resource: SynthesizedResource, region: string) => string>> = {
  'AWS::SQS::Queue Ref': ({ properties }, region) => `https://sqs.${region}.amazonaws.com.cn/111122223333/${properties.QueueName}`,
  'AWS::DynamoDB::GlobalTable Ref': ({ properties }) => String(properties.TableName),
  'AWS::DynamoDB::Table Ref': ({ properties }) => String(properties.TableName),
  'AWS::S3::Bucket Ref': ({ logicalId }) => logicalId.toLowerCase(),
  'AWS::KMS::Key Arn': ({ logicalId }, region) => `arn:aws-cn:kms:${region}:111122223333:key/${logicalId}`,
  'AWS::ApiGatewayV2::Api ApiEndpoint': (_, region) => `https://a1b2c3.execute-api.${region}.amazonaws.com.cn`,
};

/** @param deployment without the prefix that all physical names have. @throws Error on a reference that is not known here */
export function deployedVariables(stage: SynthesizedStage, deployment: string): Record<string, string> {
  const found = stage.ofType('AWS::Lambda::Function').find(({ properties }) => properties.FunctionName === `presale-${deployment}`);
  const { Variables } = environment.parse(found?.properties.Environment);
  return Object.fromEntries(Object.entries(Variables).map(([name, value]) => [name, resolvedValue(stage, name, value)]));
}

function resolvedValue({ resources, region }: SynthesizedStage, variable: string, value: unknown): string {
  if (typeof value === 'string') {
    const field = secret.exec(value)?.[1];
    return field === undefined ? value : (secrets[field] ?? unknown(variable, value));
  }
  const parsed = reference.safeParse(value);
  const resource = resources.find(({ logicalId }) => logicalId === parsed.data?.logicalId);
  const resolve = values[`${resource?.type} ${parsed.data?.attribute}`];
  return resource === undefined || resolve === undefined ? unknown(variable, value) : resolve(resource, region);
}

const unknown = (variable: string, value: unknown): never => {
  throw new Error(`test/infra/deployed-variables.ts does not know what CloudFormation makes of ${variable}: ${JSON.stringify(value)}`);
};
