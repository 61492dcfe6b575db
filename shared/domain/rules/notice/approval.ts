/** N-17 – N-18: the approval behind the notice, and that it follows the freeze (S0: 被人民法院冻结后 … 审核出具). */
import { findFreeze } from '../../account/state.ts';
import { personKey } from '../../values/identifiers/person.ts';
import { type Rule, rule } from '../engine/engine.ts';
import { comparable } from '../reading/matching.ts';
import { minuteOf } from '../reading/minutes.ts';
import { blank, say } from '../reading/wording.ts';

/** Review by somebody other than the handler is what makes it a review. */
const wasReviewed = rule({
  id: 'N-17',
  text: {
    zh: '缺少审核意见，或经办、复核、审批为同一人',
    en: 'There is no approval opinion, or one person handled, reviewed and approved it',
    doZh: '请补充审核意见和经办、复核、审批人员',
    doEn: 'Supply the opinion and who handled, reviewed and approved it',
  },
  evaluate: {
    notice: ({ notice: { opinion } }) => {
      const { text, handler, reviewer, approver } = opinion;
      const empty = Object.entries({ text, handler, reviewer, approver }).filter(([, value]) => comparable(value) === '');
      if (empty.length > 0) return empty.map(([name]) => ({ found: blank, field: `opinion.${name}` }));
      const persons = new Set([handler, reviewer, approver].map(personKey));
      return persons.size === 1
        ? {
            found: say('经办、复核、审批为同一人', 'one person handled, reviewed and approved it'),
            expected: say('不同人员', 'different persons'),
            field: 'opinion',
          }
        : undefined;
    },
  },
});

/** A notice that is older than the freeze was approved for money that was not frozen then. */
const followsFreeze = rule({
  id: 'N-18',
  text: {
    zh: '通知书出具时间早于所列冻结',
    en: 'The notice is older than a freeze that it cites',
    doZh: '请主管部门说明，或在冻结后重新审核出具',
    doEn: 'The housing authority must explain, or review and issue it again after the freeze',
  },
  evaluate: {
    notice: ({ state, notice }) =>
      notice.freezes.flatMap(({ caseNumber }, index) => {
        const freeze = findFreeze(state, caseNumber);
        if (freeze === undefined || notice.issuedAt >= freeze.servedAt) return [];
        const [issued, served] = [minuteOf(notice.issuedAt), minuteOf(freeze.servedAt)];
        return [
          {
            found: say(
              `通知书出具于 ${issued}，冻结送达于 ${served}`,
              `the notice was issued at ${issued}, the freeze served at ${served}`,
            ),
            field: `freezes.${index}.caseNumber`,
          },
        ];
      }),
  },
});

export const approvalRules: readonly Rule[] = [wasReviewed, followsFreeze];
