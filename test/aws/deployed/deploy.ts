/** Deploys the global stage to the local AWS as an operator deploys it: synthesized with the real bundles, then `cdk bootstrap` and `cdk deploy`. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as z from 'zod';
import { bundleFunctions } from '../../../infra/bundling/bundles.ts';
import { placeholderAccount as account } from '../../../infra/configuration.ts';
import { presaleApp } from '../../../infra/presale-app.ts';
import { committedContext } from '../../infra/synthesized.ts';
import { awsEndpoint, credentials } from '../endpoint.ts';
import { addOperators, addRoles, operatorsStack, partnerRole, rolesStack } from './partner-roles.ts';

const run = promisify(execFile);
const repository = fileURLToPath(new URL('../../../', import.meta.url));
const stage = z.looseObject({ region: z.string(), partners: z.array(z.object({ partner: z.string() })) });
const context = z.looseObject({ 'presale:stages': z.object({ global: stage }) });

export interface Deployed {
  account: string;
  region: string;
}

/**
 * The committed configuration with what each deployment must say for itself: the partners' roles, here in the same account, and where the
 * gateways of the channels are.
 * @param courtApp https address of the court app's gateway
 */
export async function deployGlobalStage(courtApp: string): Promise<Deployed> {
  const committed = context.parse(await committedContext());
  const { global } = committed['presale:stages'];
  const { region } = global;
  const names = global.partners.map(({ partner }) => partner);
  const partners = names.map((partner) => ({ partner, role: partnerRole(partner) }));
  const stages = { global: { ...global, partners, notifications: { channelEndpoints: { 'court-app': courtApp } } } };
  const folder = await mkdtemp(join(tmpdir(), 'presale-deploy-'));
  const outdir = join(folder, 'cdk.out');
  const bundles = await bundleFunctions(join(folder, 'bundles'));
  const app = presaleApp({ context: { ...committed, 'presale:stages': stages }, outdir, bundles, defaultAccount: account });
  addRoles(app, region, names);
  addOperators(app, region);
  const { nestedAssemblies } = app.synth();
  for (const { nestedAssembly } of nestedAssemblies)
    for (const { templateFullPath } of nestedAssembly.stacks) await allowBatches(templateFullPath);
  await cdk(outdir, region, 'bootstrap', `aws://${account}/${region}`);
  await cdk(outdir, region, 'deploy', rolesStack, '--require-approval', 'never');
  await cdk(outdir, region, 'deploy', 'global/*', '--require-approval', 'never');
  await cdk(outdir, region, 'deploy', operatorsStack, '--require-approval', 'never');
  return { account, region };
}

const template = z.looseObject({ Resources: z.record(z.string(), z.looseObject({ Type: z.string() })) });
const actions = z.union([z.string().transform((action) => [action]), z.array(z.string())]);

/**
 * On AWS whoever may `sqs:SendMessage` may send batches, and there is no action of that name; the emulator asks for one (README.md). This adds it
 * to the roles that may send, and nothing else.
 */
async function allowBatches(path: string): Promise<void> {
  const { Resources, ...rest } = template.parse(JSON.parse(await readFile(path, 'utf8')));
  const amended = Object.entries(Resources).map(([id, resource]) => [id, isPolicy(resource.Type) ? withBatches(resource) : resource]);
  await writeFile(path, JSON.stringify({ ...rest, Resources: Object.fromEntries(amended) }));
}

const isPolicy = (type: string): boolean => type === 'AWS::IAM::Policy' || type === 'AWS::IAM::ManagedPolicy';

function withBatches(policy: unknown): unknown {
  return JSON.parse(JSON.stringify(policy), (key, value: unknown) => {
    if (key !== 'Action') return value;
    const named = actions.parse(value);
    return named.includes('sqs:SendMessage') ? [...named, 'sqs:SendMessageBatch'] : named;
  });
}

/** Runs the CDK's own command with the credentials of the account's root. Rejects with what it printed. */
async function cdk(app: string, region: string, ...args: string[]): Promise<void> {
  const quiet = { CDK_DISABLE_CLI_TELEMETRY: 'true', CDK_DISABLE_VERSION_CHECK: '1' };
  const root = { AWS_ACCESS_KEY_ID: credentials.accessKeyId, AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey };
  const env = { ...process.env, ...quiet, ...root, AWS_ENDPOINT_URL: awsEndpoint(), AWS_REGION: region };
  const options = ['--app', app, '--ci', '--no-color', '--no-notices', '--progress', 'events'];
  try {
    await run('cdk', [...args, ...options], { cwd: repository, env, maxBuffer: 1 << 26 });
  } catch (error) {
    const printed = z.object({ stdout: z.string(), stderr: z.string() }).safeParse(error).data;
    throw new Error(`cdk ${args.join(' ')} failed:\n${printed?.stdout ?? ''}${printed?.stderr ?? ''}`, { cause: error });
  }
}
