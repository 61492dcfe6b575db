import type { InboundData } from '../../../shared/domain/messages.ts';
import { account } from './story.ts';

export const operatorExamples: { [T in keyof InboundData as T extends `operator.${string}` ? T : never]: InboundData[T] } = {
  'operator.task.answered': {
    accountNumber: account.accountNumber,
    task: 'notice-held',
    decision: 'accept',
    by: ['张三', '李四'],
    reason: '住建部门已书面说明，材料齐全',
  },
};
