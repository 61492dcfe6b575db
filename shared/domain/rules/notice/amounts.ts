/** N-07 – N-08: lines, total and words name one amount, and a deduction order a sum. Fractions of a fen and other currencies cannot be said in a message (M-01). */

import type { Fen, NoticePaper } from '../../messages/messages.ts';
import { parseAmountInWords, writeAmountInWords } from '../../values/money/amount-words.ts';
import { yuan } from '../../values/money/figures.ts';
import { type Finding, type Rule, rule } from '../engine/engine.ts';
import { named, say, shown } from '../reading/wording.ts';

const linesAddUp = rule({
  id: 'N-07',
  text: {
    zh: '付款明细与合计不符，或金额不大于零',
    en: 'The lines do not add up to the total, or an amount is not above zero',
    doZh: '请核对各笔金额、行号与合计后重新出具',
    doEn: 'Check amounts, line numbers and total, and issue it again',
  },
  variants: {
    deduction: {
      zh: '扣划金额不大于零',
      en: 'The sum to be deducted is not above zero',
      doZh: '请法院核对扣划金额后重新发送',
      doEn: 'The court should check the sum and send the order again',
    },
  },
  evaluate: {
    notice: ({ notice }) => findLines(notice),
    // An order of nothing orders nothing. What the bank has booked is a fact, of nothing too.
    deductionOrder: ({ order: { amountFen } }) =>
      amountFen > 0 ? undefined : { ...notAboveZero(amountFen), field: 'amountFen', as: 'deduction' },
  },
});

const notAboveZero = (amountFen: Fen) => ({ found: yuan(amountFen), expected: say('大于零', 'above zero') });

function findLines({ lines, totalFen }: NoticePaper): Finding[] {
  if (lines.length === 0) return [{ found: say('没有付款明细', 'no line'), expected: say('至少一行', 'at least one'), field: 'lines' }];
  const wrong = lines.flatMap(({ line, amountFen }, index): Finding[] => [
    ...(amountFen > 0 ? [] : [{ ...notAboveZero(amountFen), field: `lines.${index}.amountFen` }]),
    ...(lines.findIndex((other) => other.line === line) === index ? [] : [repeatedNumber(line, index)]),
  ]);
  // No amount is negative, so a sum that leaves the safe integers is far above any total and cannot come out equal by chance.
  const sumFen = lines.reduce((sum, { amountFen }) => sum + amountFen, 0);
  return sumFen === totalFen ? wrong : [...wrong, { found: yuan(totalFen), expected: yuan(sumFen), field: 'totalFen' }];
}

const repeatedNumber = (line: number, index: number): Finding => ({
  found: say(`行号 ${line} 重复`, `line number ${line} is used twice`),
  expected: say('每行一个行号', 'a number of its own'),
  field: `lines.${index}.line`,
});

/** Many spellings are right for one amount, so the words are read and the numbers compared. */
const wordsAgree = rule({
  id: 'N-08',
  text: {
    zh: '大写金额与小写金额不一致，或大写无法识别',
    en: 'The amount in words is not the amount in figures, or cannot be read',
    doZh: '请更正大写或小写金额后重新出具；大写无法识别的，请书面说明',
    doEn: 'Correct words or figures and issue it again; where the words cannot be read, state the amount in writing',
  },
  evaluate: {
    notice: ({ notice: { amountInWords, totalFen } }) => {
      const words = parseAmountInWords(amountInWords);
      const field = 'amountInWords';
      if (!words.ok) return { found: shown(amountInWords), expected: yuan(totalFen), field, outcome: 'HOLD' };
      if (words.amountFen !== totalFen)
        return { found: `${named(amountInWords)} = ${yuan(words.amountFen)}`, expected: yuan(totalFen), field };
      // The annex wants some things against alteration (no gap, 整 after 元): words that lack them are asked about, as `presale check` says.
      const breach = words.notes.find(({ standing }) => standing === 'breach');
      if (breach === undefined) return undefined;
      const found = say(`${named(amountInWords)}：${breach.zh}`, `“${named(amountInWords)}”: ${breach.en}`);
      return { found, expected: writeAmountInWords(totalFen), field, outcome: 'HOLD' };
    },
  },
});

export const amountRules: readonly Rule[] = [linesAddUp, wordsAgree];
