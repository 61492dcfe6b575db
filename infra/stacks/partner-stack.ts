import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { replyQueueName } from '../../shared/contracts/fields/reply-queue.ts';
import type { StageConfiguration } from '../configuration.ts';
import type { OnCall } from '../constructs/on-call.ts';
import { ReplyQueue } from '../constructs/reply-queue.ts';
import { replyQueuePrefix } from '../names.ts';

export interface PartnerStackProps extends StackProps {
  configuration: StageConfiguration;
  onCall: OnCall;
}

/** A reply queue for each partner. A stack of its own because partners come and go, and the record must not be touched for that. */
export class PartnerStack extends Stack {
  constructor(scope: Construct, id: string, props: PartnerStackProps) {
    super(scope, id, props);
    // The logical id follows from the partner alone, not from its place in the list.
    for (const partner of props.configuration.partners) {
      new ReplyQueue(this, replyQueueName(replyQueuePrefix, partner.partner), { partner, onCall: props.onCall });
    }
  }
}
