import { Validations } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { operatorsPolicyName } from '../names.ts';
import type { Permission } from './permission.ts';

export interface OperatorsPolicyProps {
  permissions: readonly Permission[];
}

/**
 * What `presale redrive` and `presale reconcile` need, for the roles of the persons who run them: nobody has it until an administrator attaches it. It lets
 * them take letters out of dead-letter queues and post into the queues of the system, add to the ledger and the evidence, and write rows; not change or delete a record.
 */
export class OperatorsPolicy extends Construct {
  constructor(scope: Construct, id: string, { permissions }: OperatorsPolicyProps) {
    super(scope, id);
    const policy = new ManagedPolicy(this, 'Policy', {
      managedPolicyName: operatorsPolicyName,
      description: 'presale redrive and presale reconcile: attach it to the roles of the operations desk.',
      statements: permissions.map(
        ({ sid, actions, resources, conditions }) =>
          new PolicyStatement({
            sid,
            actions: [...actions],
            resources: [...resources],
            ...(conditions === undefined ? {} : { conditions }),
          }),
      ),
    });
    for (const { resources, wildcardBecause } of permissions)
      if (wildcardBecause !== undefined)
        for (const resource of resources)
          Validations.of(policy).acknowledge({ id: `AwsSolutions-IAM5[Resource::${resource}]`, reason: wildcardBecause });
  }
}
