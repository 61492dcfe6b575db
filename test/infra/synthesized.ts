/**
 * Both stages of `cdk.json`, synthesized once for a test file: with partners that have roles, so that every policy is there,
 * and without any account, as on a machine that has no AWS credentials.
 */
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import * as z from 'zod';
import type { Bundles } from '../../infra/bundling/bundles.ts';
import { type FunctionName, functionNames } from '../../infra/names.ts';
import { presaleApp } from '../../infra/presale-app.ts';

const root = resolve(import.meta.dirname, '../..');
const json = z.json();
type Json = z.infer<typeof json>;
export type Properties = Record<string, Json>;

/** A resource of any stack of a stage, with references between stacks replaced by what they refer to. */
export interface SynthesizedResource {
  stack: string;
  logicalId: string;
  type: string;
  properties: Properties;
  deletionPolicy: string | undefined;
}
export interface SynthesizedStage {
  name: string;
  region: string;
  /** The templates as they are deployed, by stack name. */
  templates: Record<string, Template>;
  /** The text of all templates. */
  text: string;
  resources: SynthesizedResource[];
  ofType(type: string): SynthesizedResource[];
}

const cdkJson = z.object({ context: z.record(z.string(), json) });
export const committedContext = async (): Promise<Record<string, Json>> =>
  cdkJson.parse(JSON.parse(await readFile(join(root, 'cdk.json'), 'utf8'))).context;

const stagesContext = z.record(z.string(), z.looseObject({ region: z.string() }));

/** The committed configuration, with a role for each partner and with mail. */
function withRoles(context: Record<string, Json>): Record<string, Json> {
  const stages = Object.entries(stagesContext.parse(context['presale:stages'])).map(([name, stage]) => {
    const partition = stage.region.startsWith('cn-') ? 'aws-cn' : 'aws';
    const role = (account: string) => `arn:${partition}:iam::${account}:role/presale-partner`;
    return [
      name,
      {
        ...stage,
        onCall: ['desk@example.org', 'https://pager.example.org/presale'],
        notifications: {
          smtpSecret: 'presale/smtp',
          smtpFrom: 'notice@example.org',
          channelEndpoints: { sms: 'https://sms.example.org/send' },
        },
        partners: [
          { partner: 'bank:102451000019', role: role('444455556666') },
          { partner: 'housing:370102', role: role('777788889999') },
          { partner: 'court:鲁0102', role: role('123456789012') },
          { partner: 'court:鲁01' },
        ],
      },
    ];
  });
  return { ...context, 'presale:stages': json.parse(Object.fromEntries(stages)) };
}

/** Templates do not depend on what is in the bundles, so these are empty; `bundles.test.ts` makes the real ones. */
async function emptyBundles(): Promise<Bundles> {
  const directory = await mkdtemp(join(tmpdir(), 'presale-bundles-'));
  const folders = functionNames.map((name) => [name, join(directory, name)] as const);
  for (const [name, folder] of folders) {
    await mkdir(folder);
    await writeFile(join(folder, 'index.js'), `// ${name}`);
  }
  return Object.fromEntries(folders) as Record<FunctionName, string>;
}

/** Synthesizes a context; throws what the synthesis throws. */
export async function synthesizeContext(context: Record<string, Json>, defaultAccount?: string): Promise<CloudAssembly> {
  const outdir = await mkdtemp(join(tmpdir(), 'presale-synth-'));
  return presaleApp({ context, outdir, bundles: await emptyBundles(), defaultAccount }).synth();
}

export async function synthesize(): Promise<Record<'global' | 'cn', SynthesizedStage>> {
  const assembly = await synthesizeContext(withRoles(await committedContext()));
  return { global: stageOf(assembly, 'global'), cn: stageOf(assembly, 'cn') };
}

const templateSchema = z.object({
  Resources: z.record(
    z.string(),
    z.object({ Type: z.string(), Properties: z.record(z.string(), json).default({}), DeletionPolicy: z.string().optional() }),
  ),
  Outputs: z.record(z.string(), z.object({ Value: json })).default({}),
});

function stageOf(assembly: CloudAssembly, name: string): SynthesizedStage {
  const stacks = assembly.nestedAssemblies
    .filter(({ displayName }) => displayName === name)
    .flatMap(({ nestedAssembly }) => nestedAssembly.stacks);
  const parsed = new Map(stacks.map((stack) => [stack.stackName, templateSchema.parse(stack.template)]));
  const output = (stack: string, key: string) => parsed.get(stack)?.Outputs[key]?.Value;
  const resources = [...parsed].flatMap(([stack, { Resources }]) =>
    Object.entries(Resources).map(([logicalId, { Type, Properties, DeletionPolicy }]) => ({
      stack,
      logicalId,
      type: Type,
      properties: z.record(z.string(), json).parse(resolved(Properties, output)),
      deletionPolicy: DeletionPolicy,
    })),
  );
  return {
    name,
    region: stacks[0]?.environment.region ?? '',
    templates: Object.fromEntries(stacks.map((stack) => [stack.stackName, Template.fromJSON(stack.template)])),
    text: stacks.map((stack) => JSON.stringify(stack.template)).join('\n'),
    resources,
    ofType: (type) => resources.filter((resource) => resource.type === type),
  };
}

const reference = z.strictObject({ 'Fn::GetStackOutput': z.object({ StackName: z.string(), OutputName: z.string() }) });

function resolved(value: Json, output: (stack: string, key: string) => Json | undefined): Json {
  const found = reference.safeParse(value);
  if (found.success) {
    const { StackName, OutputName } = found.data['Fn::GetStackOutput'];
    const referred = output(StackName, OutputName);
    if (referred === undefined) throw new Error(`${StackName} has no output ${OutputName}`);
    return referred;
  }
  if (Array.isArray(value)) return value.map((item) => resolved(item, output));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolved(item, output)]));
  return value;
}

/** Logical id that a `Ref`, a `Fn::GetAtt` or a `Fn::Join` that begins with one refers to. */
export function referredTo(value: Json | undefined): string | undefined {
  const parsed = z
    .union([
      z.object({ Ref: z.string() }).transform(({ Ref }) => Ref),
      z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) }).transform(({ 'Fn::GetAtt': [id] }) => id),
    ])
    .safeParse(value);
  return parsed.success ? parsed.data : undefined;
}
