/** The characters of 人民币大写: which the annex prescribes, which it accepts, and which it forbids (《支付结算办法》 annex 1 art. 1). */
import type { IdentifierProblem } from '../identifiers/text.ts';

/** 繁体 and variants that must be accepted, with the prescribed form. */
const accepted: Record<string, string> = {
  貳: '贰',
  貮: '贰',
  參: '叁',
  叄: '叁',
  陸: '陆',
  億: '亿',
  萬: '万',
  圓: '元',
  圆: '元',
  幣: '币',
  正: '整',
};

/** Plain figures that are easily altered, and units of speech, with what must stand in their place. */
const forbidden: Record<string, string> = {
  一: '壹',
  二: '贰',
  两: '贰',
  兩: '贰',
  三: '叁',
  四: '肆',
  五: '伍',
  六: '陆',
  七: '柒',
  八: '捌',
  九: '玖',
  十: '拾',
  百: '佰',
  千: '仟',
  廿: '贰拾',
  念: '贰拾',
  卅: '叁拾',
  毛: '角',
  块: '元',
  另: '零',
  〇: '零',
  '○': '零',
};

/** 圆 and 正 are as good as 元 and 整; the others are traditional forms. */
const plainVariants = '圆正';
const prescribed = '零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整';

export interface FoldedAmount {
  /** Without the head, in prescribed forms. */
  amount: string;
  headed: boolean;
  /** White space or a colon after the head, or white space inside. */
  gap: boolean;
  traditional: boolean;
}

/** Folds width and accepted variants, takes off the head 人民币 and notes gaps. */
export function foldAmountText(text: string): FoldedAmount {
  const trimmed = text.normalize('NFKC').trim();
  const standard = [...trimmed].map((character) => accepted[character] ?? character).join('');
  const headed = standard.startsWith('人民币');
  const spaced = headed ? standard.slice('人民币'.length).replace(/^\s*:/u, ' ') : standard;
  const amount = spaced.replace(/\s+/gu, '');
  const traditional = [...trimmed].some((character) => character in accepted && !plainVariants.includes(character));
  return { amount, headed, gap: amount !== spaced, traditional };
}

/** The first character that does not belong, undefined when all do. */
export function problemOfCharacter(amount: string): IdentifierProblem | undefined {
  const stray = [...amount].find((character) => !prescribed.includes(character));
  if (stray === undefined) return undefined;
  const meant = forbidden[stray];
  if (meant !== undefined) return { zh: `不得用“${stray}”，应写“${meant}”。`, en: `may not use ${stray}; write ${meant}.` };
  return { zh: `不得有“${stray}”。`, en: `may not contain "${stray}".` };
}
