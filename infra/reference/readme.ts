/** The page that opens the reference: conventions as they are enforced, and every message with its schema and example. */

import { maxBodyBytes, maxDepth, maxValues } from '../../shared/contracts/body/json.ts';
import { platformSource } from '../../shared/contracts/fields/partner.ts';
import { fullType, kindOfType } from '../../shared/contracts/inbound/schemas.ts';
import { maxProblems } from '../../shared/contracts/problem.ts';
import type { InboundType, PartnerKind } from '../../shared/domain/messages.ts';
import type { OutboundType } from '../../shared/domain/outputs.ts';
import { inboundTypes, outboundTypes } from './asyncapi.ts';
import { inboundCatalogue, outboundCatalogue } from './catalogue.ts';

const senders: [PartnerKind, string][] = [
  ['housing', 'From the housing authority (住建部门)'],
  ['court', 'From the court (人民法院)'],
  ['bank', 'From the bank (监管银行)'],
  ['operator', 'Inside the system: the operations desk'],
];

const links = (type: InboundType | OutboundType): string => `[schema](schemas/${type}.v1.json), [example](examples/${type}.v1.json)`;

function inboundTable(kind: PartnerKind, heading: string): string {
  const rows = inboundTypes
    .filter((type) => kindOfType(fullType(type)) === kind)
    .map((type) => `| \`${type}\` | ${inboundCatalogue[type].title} | ${inboundCatalogue[type].says} | ${links(type)} |`);
  return [`### ${heading}`, '', '| type | | what it says | |', '|---|---|---|---|', ...rows, ''].join('\n');
}

function outboundTable(): string {
  const rows = outboundTypes.map((type) => {
    const { title, to, says } = outboundCatalogue[type];
    return `| \`${type}\` | ${title} | ${to} | ${says} | ${links(type)} |`;
  });
  return ['| type | | to | what it says | |', '|---|---|---|---|---|', ...rows, ''].join('\n');
}

export const readme = (): string => `# Messages

Generated from \`shared/contracts\` by \`npm run generate\`; do not edit. The whole interface as one document: [asyncapi.json](asyncapi.json).
Types below stand without \`presale.\` and \`.v1\`. A file in \`schemas/\` describes \`data\`; its \`$id\` is what \`dataschema\` should carry.
The envelope around \`data\` is [schemas/envelope.json](schemas/envelope.json), for what the system sends [schemas/reply-envelope.json](schemas/reply-envelope.json).

## Conventions as they are enforced

- **Body.** UTF-8 without byte order mark, one JSON object, at most ${maxBodyBytes} bytes, ${maxDepth} levels of nesting and ${maxValues} values.
- **Names** occur once in an object: RFC 8259 leaves open which of two counts, so a repeated name is refused. Unknown fields are refused, so that a
  misspelt field never passes for an absent one. An optional field without a value is left out; \`null\` is refused.
- **Money** is a whole number of fen from 0 to 10^14, written in plain digits: \`300.0\` and \`3e2\` are refused like \`300.5\`. A number too large for JSON readers
  (\`1e999\`) is refused as no number.
- **Text** is trimmed and read in NFC. Control characters, bidirectional controls, zero-width spaces and lone surrogates are refused anywhere in it.
  Lengths count UTF-16 code units.
- **Account numbers** are visible ASCII; spaces inside are removed. \`subject\` and \`data.accountNumber\` must agree.
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
