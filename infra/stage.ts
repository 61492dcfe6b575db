import { Stage } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Bundles } from './bundling/bundles.ts';
import type { StageConfiguration } from './configuration.ts';
import { PartnerStack } from './stacks/partner-stack.ts';
import { RecordStack } from './stacks/record-stack.ts';
import { WorkStack } from './stacks/work-stack.ts';

export interface PresaleStageProps {
  configuration: StageConfiguration;
  bundles: Bundles;
}

/** One deployment: account and region are always said, since names, endpoints and what exists differ by them. */
export class PresaleStage extends Stage {
  readonly record: RecordStack;
  readonly work: WorkStack;
  readonly partners: PartnerStack;

  constructor(scope: Construct, { configuration, bundles }: PresaleStageProps) {
    const { name, account, region } = configuration;
    super(scope, name, { env: { account, region } });
    const common = { configuration, tags: { project: 'presale-release', stage: name } };
    this.record = new RecordStack(this, 'record', {
      ...common,
      stackName: 'presale-record',
      description: 'presale-release: ledger, evidence, queues. Must never be deleted.',
      terminationProtection: true,
    });
    this.work = new WorkStack(this, 'work', {
      ...common,
      stackName: 'presale-work',
      description: 'presale-release: functions, timer, alarms.',
      bundles,
      record: this.record,
    });
    this.partners = new PartnerStack(this, 'partners', {
      ...common,
      stackName: 'presale-partners',
      description: 'presale-release: a reply queue for each partner.',
      onCall: this.work.onCall,
      terminationProtection: true,
    });
  }
}
