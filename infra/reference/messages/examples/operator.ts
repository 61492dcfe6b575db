import type { InboundData } from '../../../../shared/domain/messages/messages.ts';
import { account, partners } from './story.ts';

export const operatorExamples: { [T in keyof InboundData as T extends `operator.${string}` ? T : never]: InboundData[T] } = {
  'operator.task.answered': {
    accountNumber: account.accountNumber,
    task: `${account.accountNumber}-t7`,
    decision: 'accept',
    by: ['张三'],
    reason: '住建部门来函，同意支付',
    step: 'propose',
    onBehalfOf: partners.housing,
    paper: { number: '济历住建函〔2026〕18号', mediaType: 'application/pdf', sha256: 'a'.repeat(64) },
  },
};
