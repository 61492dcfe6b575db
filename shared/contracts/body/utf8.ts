/** From bytes to text. Only well-formed UTF-8 is read: a lenient decoder would sign one text and store another. */
import { makeProblem, type Result } from '../problem.ts';

/** Text of the bytes, exactly; a byte order mark is kept and refused later, as JSON has none (RFC 8259 §8.1). */
export function decodeUtf8(bytes: Uint8Array): Result<'text', string> {
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return {
      ok: false,
      problems: [
        makeProblem({
          field: 'body',
          problem: 'not-utf8',
          found: { zh: '无法按 UTF-8 解码的字节', en: 'bytes that are not UTF-8' },
          expected: { zh: 'UTF-8 编码的 JSON 文本', en: 'JSON text in UTF-8' },
          remedy: { zh: '请以 UTF-8（不是 GBK）编码后重新签名发送', en: 'encode it in UTF-8 (not GBK), sign it again and send it' },
        }),
      ],
    };
  }
}
