/** The messages as types of each client's language, from the JSON Schemas of the reference. */
import { type Field, type FieldType, type MessageType, messageTypes, type ObjectType, pascal } from './schema-model.ts';

const head = 'Generated from docs/reference/messages/schemas by `npm run generate`; do not edit.';
const sides = ['bank', 'housing', 'court', 'release'] as const;
type Side = (typeof sides)[number];
const sideOf = ({ type }: MessageType): Side | undefined => sides.find((side) => type.startsWith(`${side}.`));
const oneLine = (text: string): string => text.replace(/\*\//g, '* /').replace(/\s+/g, ' ').trim();

function typescriptType(type: FieldType): string {
  switch (type.kind) {
    case 'text':
      return 'string';
    case 'whole':
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'anything':
      return 'unknown';
    case 'words':
      return type.words.map((word) => `'${word}'`).join(' | ');
    case 'object':
      return type.object.name;
    case 'list':
      return type.of.kind === 'words' ? `(${typescriptType(type.of)})[]` : `${typescriptType(type.of)}[]`;
  }
}

function typescriptObject({ name, says, fields }: ObjectType): string {
  const lines = fields.flatMap(({ name: field, type, isRequired, says: what }) => [
    ...(what === '' ? [] : [`  /** ${oneLine(what)} */`]),
    `  ${field}${isRequired ? '' : '?'}: ${typescriptType(type)};`,
  ]);
  return `${says === '' ? '' : `/** ${oneLine(says)} */\n`}export interface ${name} {\n${lines.join('\n')}\n}\n`;
}

function typescript(messages: readonly MessageType[]): string {
  const map = (name: string, mine: readonly MessageType[]): string =>
    `export interface ${name} {\n${mine.map(({ type, data }) => `  '${type}': ${data.name};`).join('\n')}\n}\n`;
  const objects = messages.flatMap((message) => message.objects.map(typescriptObject));
  const isSent = (message: MessageType): boolean => sideOf(message) !== 'release';
  return [
    `/** ${head} */\n`,
    ...objects,
    '/** What partners send, by type. */',
    map('SentMessages', messages.filter(isSent)),
    '/** What the system tells partners, by type. */',
    map(
      'ToldMessages',
      messages.filter((message) => !isSent(message)),
    ),
  ].join('\n');
}

const pythonKeywords = new Set(['from', 'in', 'is', 'class', 'def', 'global', 'pass', 'with', 'not', 'or', 'and', 'as']);

function pythonType(type: FieldType): string {
  switch (type.kind) {
    case 'text':
      return 'str';
    case 'whole':
      return 'int';
    case 'number':
      return 'float';
    case 'boolean':
      return 'bool';
    case 'anything':
      return 'Any';
    case 'words':
      return `Literal[${type.words.map((word) => `"${word}"`).join(', ')}]`;
    case 'object':
      return type.object.name;
    case 'list':
      return `list[${pythonType(type.of)}]`;
  }
}

function python(messages: readonly MessageType[]): string {
  const objects = messages.flatMap((message) =>
    message.objects.map(({ name, says, fields }) => {
      // A field named like a word of the language cannot stand in a class.
      if (fields.some(({ name: field }) => pythonKeywords.has(field))) {
        const entries = fields.map(({ name: field, type, isRequired }) => {
          const spelt = pythonType(type);
          return `        "${field}": ${isRequired ? spelt : `NotRequired[${spelt}]`},`;
        });
        return `${name} = TypedDict(\n    "${name}",\n    {\n${entries.join('\n')}\n    },\n)\n`;
      }
      const lines = fields.map(({ name: field, type, isRequired }) => {
        const spelt = pythonType(type);
        return `    ${field}: ${isRequired ? spelt : `NotRequired[${spelt}]`}`;
      });
      return `class ${name}(TypedDict):\n${says === '' ? '' : `    """${oneLine(says)}"""\n\n`}${lines.join('\n')}\n`;
    }),
  );
  return `"""${head}"""\n\nfrom typing import Any, Literal, NotRequired, TypedDict\n\n\n${objects.join('\n\n')}`;
}

const javaKeywords = new Set(['do', 'default', 'case', 'class', 'switch', 'new', 'package', 'interface']);
const javaName = (field: string): string => (javaKeywords.has(field) ? `${field}_` : field);

function javaType(type: FieldType): string {
  switch (type.kind) {
    case 'text':
    case 'words':
      return 'String';
    case 'whole':
      return 'Long';
    case 'number':
      return 'Double';
    case 'boolean':
      return 'Boolean';
    case 'anything':
      return 'Object';
    case 'object':
      return type.object.name;
    case 'list':
      return `List<${javaType(type.of)}>`;
  }
}

function javaField(owner: string, { name, type, says }: Field): string[] {
  const spelt = javaName(name);
  const words = type.kind === 'words' ? ` One of ${type.words.join(', ')}.` : '';
  return [
    `        /** ${oneLine(says)}${words} */`,
    ...(spelt === name ? [] : [`        @JsonProperty("${name}")`]),
    `        public ${javaType(type)} ${spelt};`,
    '',
    `        public ${owner} ${spelt}(${javaType(type)} value) {`,
    `            this.${spelt} = value;`,
    '            return this;',
    '        }',
    '',
  ];
}

function javaObject({ name, says, fields }: ObjectType, type: string | undefined): string {
  const required = fields.filter(({ isRequired }) => isRequired);
  const inner = fields.flatMap(({ name: field, type: of }) => {
    if (of.kind === 'object') return [`            missing.addAll(Part.missingIn("${field}", ${javaName(field)}));`];
    return of.kind === 'list' && of.of.kind === 'object'
      ? [`            missing.addAll(Part.missingInAll("${field}", ${javaName(field)}));`]
      : [];
  });
  return [
    `    /** ${oneLine(says)} */`,
    '    @JsonIgnoreProperties(ignoreUnknown = true)',
    `    public static final class ${name} implements ${type === undefined ? 'Part' : 'Message'} {`,
    ...(type === undefined ? [] : [`        public static final String TYPE = "${type}";`, '']),
    ...fields.flatMap((field) => javaField(name, field)),
    '        @Override',
    '        public List<String> missing() {',
    '            List<String> missing = new ArrayList<>();',
    ...required.map(({ name: field }) => `            if (${javaName(field)} == null) missing.add("${field}");`),
    ...inner,
    '            return missing;',
    '        }',
    ...(type === undefined ? [] : ['', '        @Override', '        public String type() {', '            return TYPE;', '        }']),
    '    }',
    '',
  ].join('\n');
}

function java(side: Side, messages: readonly MessageType[]): string {
  const name = `${pascal(side)}Messages`;
  const objects = messages.flatMap(({ objects: all, data, type }) =>
    all.map((object) => javaObject(object, object === data ? type : undefined)),
  );
  return [
    `// ${head}`,
    'package cn.presale.partner.messages;',
    '',
    'import com.fasterxml.jackson.annotation.JsonIgnoreProperties;',
    ...(objects.some((object) => object.includes('@JsonProperty')) ? ['import com.fasterxml.jackson.annotation.JsonProperty;'] : []),
    'import java.util.ArrayList;',
    'import java.util.List;',
    '',
    `/** Messages ${side === 'release' ? 'that the system sends to partners' : `of the ${side}`}. */`,
    `public final class ${name} {`,
    `    private ${name}() {}`,
    '',
    ...objects,
    '}',
    '',
  ].join('\n');
}

/** Path below `partners/` and content. */
export function typedMessages(): [string, string][] {
  const messages = messageTypes().filter((message) => sideOf(message) !== undefined);
  return [
    ['typescript/src/messages.ts', typescript(messages)],
    ['python/presale_partner/messages.py', python(messages)],
    ...sides.map((side): [string, string] => [
      `java/src/main/java/cn/presale/partner/messages/${pascal(side)}Messages.java`,
      java(
        side,
        messages.filter((message) => sideOf(message) === side),
      ),
    ]),
  ];
}
