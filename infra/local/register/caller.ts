/**
 * Who acts on a real system. On AWS a person is not whoever a command line names, but the principal that the credentials belong to, as AWS itself says
 * (STS GetCallerIdentity); two names that one person types are one person. An emulator on this machine has no principals, and goes by names.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { clientPatience, waiting } from '../../../shared/adapters/aws/clients.ts';
import { isLoopback } from '../../../shared/adapters/aws/dynamodb/store.ts';
import { type AwsCaller, sendToAws } from '../../../shared/adapters/aws/send.ts';
import { endpointOf } from '../operations/aws-queues.ts';

/** Where the register lies, and the name that the command line gave. */
export interface Acting {
  endpoint?: string;
  region?: string;
  by?: string;
}

const body = 'Action=GetCallerIdentity&Version=2011-06-15';
const answered = z.object({
  GetCallerIdentityResponse: z.object({ GetCallerIdentityResult: z.object({ Arn: z.string().startsWith('arn:') }) }),
});

/** The caller's ARN. @throws Error when the credentials are none, or STS does not answer. */
export async function callerArn(caller: () => Promise<AwsCaller>): Promise<string> {
  const send = sendToAws({ name: 'sts', caller, ...clientPatience, ...waiting });
  const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8', accept: 'application/json' };
  const { status, body: said } = await send({ method: 'POST', path: '/', headers, body: Buffer.from(body) });
  const text = Buffer.from(said).toString('utf8');
  if (status !== 200) throw new Error(`AWS does not say who you are (STS GetCallerIdentity, status ${status}): ${text.slice(0, 300)}`);
  // Emulators answer in XML whatever is asked for.
  const xml = /<Arn>(arn:[^<]+)<\/Arn>/.exec(text)?.[1];
  return xml ?? answered.parse(JSON.parse(text)).GetCallerIdentityResponse.GetCallerIdentityResult.Arn;
}

const principal = /^arn:[a-z-]+:(?<service>iam|sts):[^:]*:(?<account>\d{12}):(?<kind>[a-z-]+)\/(?<rest>.+)$/;
/** Sessions of IAM Identity Center bear the name of the person who signed in there. */
const ofIdentityCenter = /^AWSReservedSSO_/;

/**
 * The person behind an ARN. Whoever assumes a role chooses the session's name, so that of a role only the role counts: its sessions are one person. In a role
 * of IAM Identity Center the name is the directory's.
 * @throws Error for the root of an account and for a federated user, behind whom anybody may stand.
 */
export function personBehind(arn: string): string {
  const { kind, rest = '' } = principal.exec(arn)?.groups ?? {};
  if (kind === 'user') return arn;
  if (kind === 'assumed-role') {
    const [role = ''] = rest.split('/');
    return ofIdentityCenter.test(role) ? arn : arn.slice(0, arn.lastIndexOf('/'));
  }
  throw new Error(`${arn} names no person; sign in as an IAM user, through IAM Identity Center, or with a role that one person has`);
}

/** The default credentials of whoever runs the command, wherever the SDK finds them. */
async function ownArn(region: string | undefined): Promise<string> {
  const client = new DynamoDBClient({ ...clientPatience, ...(region === undefined ? {} : { region }) });
  try {
    return await callerArn(async () => ({
      region: await client.config.region(),
      credentials: client.config.credentials,
      endpoint: endpointOf('STS'),
    }));
  } finally {
    client.destroy();
  }
}

/** Who acts, in the words that are kept and compared. @throws Error when nobody can be named, or a name is given where it does not count. */
export async function whoActs({ endpoint, region, by }: Acting, ask: (region?: string) => Promise<string> = ownArn): Promise<string> {
  if (endpoint !== undefined && isLoopback(endpoint)) {
    if (by === undefined) throw new Error('--by is missing: say who acts; it takes two persons, an act each');
    return by;
  }
  if (by !== undefined)
    throw new Error(
      '--by does not count on AWS: the person is the principal of your credentials. Leave it out, and have another principal confirm.',
    );
  return personBehind(await ask(region));
}
