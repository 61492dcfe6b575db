/** The roles under which the partners work here: one a kind, in the account of the system, which may nothing but what the queues' policies say. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SQSClient } from '@aws-sdk/client-sqs';
import { type App, Stack } from 'aws-cdk-lib';
import { AccountRootPrincipal, ManagedPolicy, Role } from 'aws-cdk-lib/aws-iam';
import { placeholderAccount as account } from '../../../infra/configuration.ts';
import { operatorsPolicyName } from '../../../infra/names.ts';
import { awsEndpoint, credentials } from '../endpoint.ts';

/** Of the stack that holds the roles. */
export const rolesStack = 'partner-roles';

const kindOf = (partner: string): string => partner.split(':')[0] ?? partner;
const roleName = (partner: string): string => `presale-partner-${kindOf(partner)}`;
export const partnerRole = (partner: string): string => `arn:aws:iam::${account}:role/${roleName(partner)}`;

/** Adds the stack with a role for each partner; the root of the account may take them on. */
export function addRoles(app: App, region: string, partners: readonly string[]): void {
  const stack = new Stack(app, rolesStack, { env: { account, region } });
  for (const partner of partners) {
    new Role(stack, roleName(partner), { roleName: roleName(partner), assumedBy: new AccountRootPrincipal() });
  }
}

/** Of the stack that holds the roles of the operations desk: it comes after the policy that they get. */
export const operatorsStack = 'operator-roles';
/** Two persons. */
export const operators = ['operator-zhang', 'operator-li'] as const;
const operatorRole = (operator: string): string => `arn:aws:iam::${account}:role/${operator}`;

export function addOperators(app: App, region: string): void {
  const stack = new Stack(app, operatorsStack, { env: { account, region } });
  for (const operator of operators) {
    const managedPolicies = [ManagedPolicy.fromManagedPolicyName(stack, `${operator}-policy`, operatorsPolicyName)];
    new Role(stack, operator, { roleName: operator, assumedBy: new AccountRootPrincipal(), managedPolicies });
  }
}

/** Tells the SDK of this process how to take on each role: the profiles of an AWS configuration file, which goes into `folder`. */
export function writeProfiles(folder: string, region: string, partners: readonly string[]): void {
  const root = `[profile root]\naws_access_key_id=${credentials.accessKeyId}\naws_secret_access_key=${credentials.secretAccessKey}\n`;
  const profiles = partners.map(
    (partner) => `[profile ${kindOf(partner)}]\nrole_arn=${partnerRole(partner)}\nsource_profile=root\nregion=${region}\n`,
  );
  const persons = operators.map(
    (operator) =>
      `[profile ${operator}]\nrole_arn=${operatorRole(operator)}\nrole_session_name=${operator}\nsource_profile=root\nregion=${region}\n`,
  );
  const file = join(folder, 'profiles');
  writeFileSync(file, [root, ...profiles, ...persons].join('\n'));
  Object.assign(process.env, { AWS_CONFIG_FILE: file, AWS_ENDPOINT_URL: awsEndpoint() });
}

/** A client that works under the partner's role. */
export const clientOf = (partner: string, region: string): SQSClient =>
  new SQSClient({ endpoint: awsEndpoint(), region, profile: kindOf(partner) });
