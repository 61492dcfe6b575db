/**
 * 法院代字 as they stand in case numbers since 2016 (法〔2015〕137号 annex): 最高法; a province's character for its high court; + 2 digits an
 * intermediate court; + 4 digits a basic court, whose first two digits are usually those of the intermediate court above it.
 */

export type CourtLevel = 'supreme' | 'high' | 'intermediate' | 'basic';

/** Supreme court or a province's character; 内 Inner Mongolia, 军 military, 兵 the Xinjiang corps. */
export const courtCodePattern = '最高法|[京津冀晋内辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔云藏陕甘青宁新军兵](?:\\d{4}|\\d{2})?';

const courtCode = new RegExp(`^(?:${courtCodePattern})$`);

/** Courts whose direct superior does not show in their code: code → code of the court next above. */
export type CourtSuperiors = ReadonlyMap<string, string>;

/** Undefined when the text is no court code. */
export function courtLevel(code: string): CourtLevel | undefined {
  if (!courtCode.test(code)) return undefined;
  if (code === '最高法') return 'supreme';
  if (code.length === 1) return 'high';
  return code.length === 3 ? 'intermediate' : 'basic';
}

/**
 * Whether one court stands above another (民诉解释 165: only the deciding court or its superior lifts a freeze). No court is above itself.
 * The code's prefix decides, which is right for ordinary courts and an approximation for others: special courts (铁路 71, 海事 72, 知识产权 73,
 * 金融 74, 跨区 87–95), counties under a province (96–99, whose basic courts carry another prefix) and courts that kept their code after a change
 * of boundary (法〔2015〕137号 art. 13). Name those in `superiors`; an entry there replaces the prefix for that court.
 */
export function isSuperiorCourt(superior: string, inferior: string, superiors: CourtSuperiors = new Map()): boolean {
  let code = nextAbove(inferior, superiors);
  // The table comes from configuration: a limit keeps a circle in it from running for ever. Chinese courts have four levels.
  for (let step = 0; step < 8 && code !== undefined; step += 1) {
    if (code === superior) return true;
    code = nextAbove(code, superiors);
  }
  return false;
}

function nextAbove(code: string, superiors: CourtSuperiors): string | undefined {
  const named = superiors.get(code);
  if (named !== undefined) return named;
  switch (courtLevel(code)) {
    case 'basic':
      return code.slice(0, 3);
    case 'intermediate':
      return code.slice(0, 1);
    case 'high':
      return '最高法';
    default:
      return undefined;
  }
}
