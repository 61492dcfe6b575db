/** 人民币大写 (《支付结算办法》附件一): headed by 人民币, one 零 for several zeros, 整 where there is no 分. */
const digits = '零壹贰叁肆伍陆柒捌玖';
const units = ['', '拾', '佰', '仟'];
const groups = ['', '万', '亿', '万亿'];

function group(number: number): string {
  let words = '';
  let hasGap = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(number / 10 ** place) % 10;
    if (digit === 0) hasGap = words !== '';
    else {
      words += `${hasGap ? '零' : ''}${digits[digit]}${units[place]}`;
      hasGap = false;
    }
  }
  return words;
}

function yuanInWords(yuan: number): string {
  let words = '';
  let hasGap = false;
  for (let place = 3; place >= 0; place -= 1) {
    const part = Math.floor(yuan / 10_000 ** place) % 10_000;
    if (part === 0) {
      hasGap = words !== '';
      continue;
    }
    if (words !== '' && (hasGap || part < 1000)) words += '零';
    // 万亿 and 亿 share the 亿 that stands last.
    words += group(part) + (place === 3 && Math.floor(yuan / 10_000 ** 2) % 10_000 > 0 ? '万' : groups[place]);
    hasGap = false;
  }
  return words;
}

/** @throws RangeError for what is no whole number of fen from 0 to 10^14. */
export function amountInWords(fen: number): string {
  if (!Number.isSafeInteger(fen) || fen < 0 || fen > 1e14) throw new RangeError(`${fen} is no whole number of fen from 0 to 10^14`);
  const yuan = Math.floor(fen / 100);
  const [jiao, rest] = [Math.floor(fen / 10) % 10, fen % 10];
  const whole = yuan === 0 ? '' : `${yuanInWords(yuan)}元`;
  if (jiao === 0 && rest === 0) return `人民币${whole === '' ? '零元' : whole}整`;
  const tenths = jiao === 0 ? (whole === '' ? '' : '零') : `${digits[jiao]}角`;
  return `人民币${whole}${tenths}${rest === 0 ? '' : `${digits[rest]}分`}`;
}
