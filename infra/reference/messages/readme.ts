/** The page that opens the reference: conventions as they are enforced, and every message with its schema and example. */

import { maxBodyBytes, maxDepth, maxValues } from '../../../shared/contracts/body/json.ts';
import { platformSource } from '../../../shared/contracts/fields/partner.ts';
import { type WitnessType, witnessTypes } from '../../../shared/contracts/inbound/checkpoint.ts';
import { fullType, kindOfType } from '../../../shared/contracts/inbound/schemas.ts';
import { maxProblems } from '../../../shared/contracts/problem.ts';
import type { InboundType, PartnerKind } from '../../../shared/domain/messages/messages.ts';
import type { OutboundType } from '../../../shared/domain/messages/outputs.ts';
import { inboundTypes, outboundTypes } from './asyncapi.ts';
import { inboundCatalogue, outboundCatalogue, witnessEntry } from './catalogue.ts';
import { inboundChinese, outboundChinese, witnessChinese } from './catalogue-chinese.ts';

const chineseSenders: [PartnerKind, string][] = [
  ['housing', '住建部门发送'],
  ['court', '人民法院发送'],
  ['bank', '监管银行发送'],
  ['operator', '系统内部：运营方'],
];
const senders: [PartnerKind, string][] = [
  ['housing', 'From the housing authority (住建部门)'],
  ['court', 'From the court (人民法院)'],
  ['bank', 'From the bank (监管银行)'],
  ['operator', 'Inside the system: the operations desk'],
];

const links = (type: InboundType | WitnessType | OutboundType, language: Language): string =>
  language === 'zh'
    ? `[字段](pages/${type}.zh-CN.md)、[格式](schemas/${type}.v1.json)、[示例](examples/${type}.v1.json)`
    : `[fields](pages/${type}.md), [schema](schemas/${type}.v1.json), [example](examples/${type}.v1.json)`;

type Language = 'zh' | 'en';

function inboundTable(kind: PartnerKind, heading: string, language: Language = 'en'): string {
  const rows = inboundTypes
    .filter((type) => kindOfType(fullType(type)) === kind)
    .map(
      (type) =>
        `| \`${type}\` | ${inboundCatalogue[type].title} | ${language === 'zh' ? inboundChinese(type) : inboundCatalogue[type].says} | ${links(type, language)} |`,
    );
  const cosigned = witnessTypes
    .filter((type) => type.startsWith(`${kind}.`))
    .map(
      (type) =>
        `| \`${type}\` | ${witnessEntry.title} | ${language === 'zh' ? witnessChinese : witnessEntry.says} | ${links(type, language)} |`,
    );
  return [
    `### ${heading}`,
    '',
    language === 'zh' ? '| 类型 | | 含义 | |' : '| type | | what it says | |',
    '|---|---|---|---|',
    ...rows,
    ...cosigned,
    '',
  ].join('\n');
}

function outboundTable(language: Language = 'en'): string {
  const rows = outboundTypes.map((type) => {
    const { title, ...english } = outboundCatalogue[type];
    const { to, says } = language === 'zh' ? outboundChinese(type) : english;
    return `| \`${type}\` | ${title} | ${to} | ${says} | ${links(type, language)} |`;
  });
  return [language === 'zh' ? '| 类型 | | 发给 | 含义 | |' : '| type | | to | what it says | |', '|---|---|---|---|---|', ...rows, ''].join(
    '\n',
  );
}

const english = (): string => `# Messages

[中文](README.zh-CN.md)

Generated from \`shared/contracts\` by \`npm run generate\`; do not edit. The whole interface as one document: [asyncapi.json](asyncapi.json).
Types below stand without \`presale.\` and \`.v1\`. A file in \`schemas/\` describes \`data\`; its \`$id\` is what \`dataschema\` should carry.
The envelope around \`data\` is [schemas/envelope.json](schemas/envelope.json), for what the system sends [schemas/reply-envelope.json](schemas/reply-envelope.json).
Reasons of a refusal, statuses of a notice and kinds of task: [codes](../codes.md).

## Conventions as they are enforced

- **Body.** UTF-8 without byte order mark, one JSON object, at most ${maxBodyBytes} bytes, ${maxDepth} levels of nesting and ${maxValues} values.
- **Names** occur once in an object: RFC 8259 leaves open which of two counts, so a repeated name is refused. Unknown fields are refused, so that a
  misspelt field never passes for an absent one. An optional field without a value is left out; \`null\` is refused.
- **Money** is a whole number of fen from 0 to 10^14, written in plain digits: \`300.0\` and \`3e2\` are refused like \`300.5\`. A number too large for JSON readers
  (\`1e999\`) is refused as no number.
- **Text** is trimmed and read in NFC. Control characters, bidirectional controls, zero-width spaces and lone surrogates are refused anywhere in it.
  Lengths count UTF-16 code units.
- **Account numbers** are visible ASCII; full-width forms are read as what they stand for, spaces inside are removed. \`subject\` and \`data.accountNumber\` must agree.
- **Times** are RFC 3339 with any offset and are read to the millisecond into Asia/Shanghai; leap seconds and dates that do not exist are refused. Dates are \`YYYY-MM-DD\`.
- **Ids** are 1–128 visible characters and are kept exactly as sent.
- **What the schema does not check**: check digits, totals, amounts in words, case numbers, seals and everything about meaning. Those are rules with ids of
  their own, so that a faulty notice is recorded with the rules that fired. Fields whose absence a rule looks for may therefore be empty.
- A refusal (M-01) names each field, what was found, what is expected and what to do, in Chinese and English, up to ${maxProblems} fields. It never quotes more than a few words of input.
- The system sends as \`${platformSource}\`. What it sends carries \`correlation\` inside \`data\`, because a CloudEvents attribute cannot be an object.

## What partners send

${senders.map(([kind, heading]) => inboundTable(kind, heading)).join('\n')}
## What the system sends

${outboundTable()}`;

const chinese = (): string => `# 报文

[English](README.md)

由 \`npm run generate\` 根据 \`shared/contracts\` 生成，请勿手工修改。整个接口为一份文件：[asyncapi.json](asyncapi.json)。
以下类型省略 \`presale.\` 和 \`.v1\`。\`schemas/\` 中的文件描述 \`data\`；其 \`$id\` 即 \`dataschema\` 应写的内容。
\`data\` 外的信封见 [schemas/envelope.json](schemas/envelope.json)，系统发出的见 [schemas/reply-envelope.json](schemas/reply-envelope.json)。
拒付原因、通知书状态和任务种类：[代码](../codes.zh-CN.md)。

## 所执行的约定

- **内容。** 不带字节序标记的 UTF-8，一个 JSON 对象，至多 ${maxBodyBytes} 字节、${maxDepth} 层嵌套、${maxValues} 个值。
- **名称**在一个对象中只出现一次：RFC 8259 未规定两者取哪一个，因此重复的名称不接受。未知字段不接受，以免拼错的字段被当作没有写。没有值的可选字段不写；\`null\` 不接受。
- **金额**为 0 至 10^14 的整数分，以普通数字书写：\`300.0\`、\`3e2\` 与 \`300.5\` 一样不接受。JSON 读取器不能表示的数（\`1e999\`）视为不是数。
- **文本**去除首尾空格，按 NFC 读取。其中任何位置的控制字符、双向控制符、零宽空格和孤立代理项不接受。长度按 UTF-16 代码单元计。
- **账号**为可见 ASCII；全角字符按半角识别，内部空格去除。\`subject\` 与 \`data.accountNumber\` 须一致。
- **时间**为带任意时区的 RFC 3339，按毫秒读作北京时间；闰秒和不存在的日期不接受。日期为 \`YYYY-MM-DD\`。
- **编号**为 1 至 128 个可见字符，按所发原样保留。
- **格式不检查的**：校验位、合计、大写金额、案号、印章以及一切涉及含义的内容。这些是有各自编号的规则，使有错误的通知书连同触发的规则一并留存。规则要检查是否缺失的字段，因此可以为空。
- 拒绝（M-01）以中文和英文逐一指明字段、发现了什么、应为什么和应当怎么做，至多 ${maxProblems} 个字段；所引用的输入不超过几个字。
- 系统以 \`${platformSource}\` 发送。其发出的消息在 \`data\` 中带有 \`correlation\`，因为 CloudEvents 属性不能是对象。

## 各方发送的消息

${chineseSenders.map(([kind, heading]) => inboundTable(kind, heading, 'zh')).join('\n')}
## 系统发送的消息

${outboundTable('zh')}`;

/** By path below `docs/reference/messages`. */
export const readmes = (): [path: string, content: string][] => [
  ['README.md', english()],
  ['README.zh-CN.md', chinese()],
];
