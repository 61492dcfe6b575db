import { Validations } from 'aws-cdk-lib';
import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';

/** What a role may do. Everything that is not said is forbidden. */
export interface Permission {
  sid: string;
  actions: readonly string[];
  resources: readonly string[];
  conditions?: Record<string, Record<string, string | string[]>>;
  /** Why a resource ends in a wildcard. A wildcard without a reason fails the synthesis. */
  wildcardBecause?: string;
}

/** Adds permissions to a role, and the reason of each wildcard to the record of accepted findings. */
export function grantPermissions(role: Role, permissions: readonly Permission[]): void {
  for (const { sid, actions, resources, conditions, wildcardBecause } of permissions) {
    role.addToPolicy(
      new PolicyStatement({ sid, actions: [...actions], resources: [...resources], ...(conditions === undefined ? {} : { conditions }) }),
    );
    if (wildcardBecause === undefined) continue;
    for (const resource of resources)
      Validations.of(role).acknowledge({ id: `AwsSolutions-IAM5[Resource::${resource}]`, reason: wildcardBecause });
  }
}
