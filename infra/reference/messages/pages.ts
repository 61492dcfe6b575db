/** One page a message, in each language: what it says, its fields in a table, an example. Everything comes from the schemas, the catalogue and the examples. */
import { cosignedSchema, witnessTypes } from '../../../shared/contracts/inbound/checkpoint.ts';
import { inboundSchemas } from '../../../shared/contracts/inbound/schemas.ts';
import { outboundDataSchema } from '../../../shared/contracts/outbound/event.ts';
import { inboundTypes, outboundTypes } from './asyncapi.ts';
import { inboundCatalogue, outboundCatalogue, witnessEntry } from './catalogue.ts';
import { inboundChinese, outboundChinese, witnessChinese } from './catalogue-chinese.ts';
import { chineseOf } from './descriptions-chinese.ts';
import { exampleOf } from './examples/events.ts';
import { type JsonObject, jsonSchemaOf } from './json-schema.ts';

type Language = 'en' | 'zh';
interface Field {
  /** `lines[].payee.name`. */
  path: string;
  schema: JsonObject;
  isRequired: boolean;
}

const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A shape that occurs several times stands under `$defs` once. */
function resolved(node: JsonObject, root: JsonObject): JsonObject {
  const name = typeof node.$ref === 'string' ? /^#\/\$defs\/(.+)$/.exec(node.$ref)?.[1] : undefined;
  const shape = name !== undefined && isObject(root.$defs) ? root.$defs[name] : undefined;
  return isObject(shape) ? { ...shape, ...node } : node;
}

function fieldsOf(node: JsonObject, root: JsonObject, before = ''): Field[] {
  if (!isObject(node.properties)) return [];
  const required = Array.isArray(node.required) ? node.required : [];
  return Object.entries(node.properties).flatMap(([name, child]) => {
    if (!isObject(child)) return [];
    const schema = resolved(child, root);
    const path = `${before}${name}`;
    const inner = isObject(schema.items) ? fieldsOf(resolved(schema.items, root), root, `${path}[].`) : fieldsOf(schema, root, `${path}.`);
    return [{ path, schema, isRequired: required.includes(name) }, ...inner];
  });
}

const words = {
  en: {
    field: 'field',
    type: 'type',
    needed: 'needed',
    meaning: 'meaning',
    yes: 'yes',
    no: '',
    list: (items: string, most: unknown) => `list of ${items}${most === undefined ? '' : `, at most ${String(most)}`}`,
    most: (length: unknown) => `at most ${String(length)} characters`,
    object: 'object',
    text: 'text',
    whole: 'whole number',
    boolean: 'true or false',
    instant: 'time with offset',
    date: 'date',
    example: 'Example',
    fields: 'Fields of `data`',
    files: 'schema',
    all: 'all messages',
    to: 'To',
  },
  zh: {
    field: '字段',
    type: '类型',
    needed: '必填',
    meaning: '含义',
    yes: '是',
    no: '',
    list: (items: string, most: unknown) => `${items}的列表${most === undefined ? '' : `，至多 ${String(most)} 项`}`,
    most: (length: unknown) => `至多 ${String(length)} 个字符`,
    object: '对象',
    text: '文本',
    whole: '整数',
    boolean: 'true 或 false',
    instant: '带时区的时间',
    date: '日期',
    example: '示例',
    fields: '`data` 的字段',
    files: '格式',
    all: '全部报文',
    to: '发给',
  },
} as const;

function typeOf(schema: JsonObject, root: JsonObject, language: Language): string {
  const said = words[language];
  if (schema.const !== undefined) return `\`${String(schema.const)}\``;
  if (Array.isArray(schema.enum)) return schema.enum.map((value) => `\`${String(value)}\``).join(language === 'zh' ? '、' : ', ');
  if (Array.isArray(schema.anyOf))
    return schema.anyOf
      .filter(isObject)
      .map((each) => typeOf(resolved(each, root), root, language))
      .join(' / ');
  switch (schema.type) {
    case 'array':
      return said.list(isObject(schema.items) ? typeOf(resolved(schema.items, root), root, language) : said.text, schema.maxItems);
    case 'object':
      return said.object;
    case 'integer': {
      const bounds = [schema.minimum, schema.maximum].filter((bound) => bound !== undefined);
      return bounds.length === 2 ? `${said.whole} ${String(bounds[0])} – ${String(bounds[1])}` : said.whole;
    }
    case 'boolean':
      return said.boolean;
    case 'string':
      if (schema.format === 'date-time') return said.instant;
      if (schema.format === 'date') return said.date;
      return schema.maxLength === undefined ? said.text : `${said.text}${language === 'zh' ? '，' : ', '}${said.most(schema.maxLength)}`;
    default:
      return said.text;
  }
}

function meaningOf({ path, schema }: Field, language: Language, type: string): string {
  const { description } = schema;
  if (typeof description !== 'string') return '';
  if (language === 'en') return description;
  const chinese = chineseOf[description];
  if (chinese === undefined)
    throw new Error(`${path} of ${type} is described in English alone; say it in infra/reference/messages/descriptions-chinese.ts too`);
  return chinese;
}

const inCell = (text: string): string => text.replaceAll('|', '\\|');

interface Subject {
  type: string;
  title: string;
  says: string;
  route: string;
  schema: JsonObject;
  example: unknown;
}

function page({ type, title, says, route, schema, example }: Subject, language: Language): string {
  const said = words[language];
  const rows = fieldsOf(schema, schema).map(
    (field) =>
      `| \`${field.path}\` | ${inCell(typeOf(field.schema, schema, language))} | ${field.isRequired ? said.yes : said.no} | ${inCell(meaningOf(field, language, type))} |`,
  );
  return [
    `# ${language === 'zh' ? `${title} \`${type}\`` : `\`${type}\` ${title}`}`,
    '',
    language === 'zh' ? `[English](${type}.md)` : `[中文](${type}.zh-CN.md)`,
    '',
    route === '' ? says : `${says} ${route}`,
    '',
    `[${said.files}](../schemas/${type}.v1.json) · [${said.all}](../README${language === 'zh' ? '.zh-CN' : ''}.md)`,
    '',
    `## ${said.fields}`,
    '',
    `| ${said.field} | ${said.type} | ${said.needed} | ${said.meaning} |`,
    '|---|---|---|---|',
    ...rows,
    '',
    `## ${said.example}`,
    '',
    '```json',
    JSON.stringify(example, null, 2),
    '```',
    '',
  ].join('\n');
}

/** By path below `docs/reference/messages`. @throws Error naming a field without a Chinese meaning. */
export function messagePages(): [path: string, content: string][] {
  const inbound = inboundTypes.flatMap((type) => {
    const { title, says } = inboundCatalogue[type];
    const common = {
      type,
      title,
      route: '',
      schema: jsonSchemaOf(inboundSchemas[type](), type, 'draft-2020-12'),
      example: exampleOf(type),
    };
    return [
      [`pages/${type}.md`, page({ ...common, says }, 'en')],
      [`pages/${type}.zh-CN.md`, page({ ...common, says: inboundChinese(type) }, 'zh')],
    ] satisfies [string, string][];
  });
  const outbound = outboundTypes.flatMap((type) => {
    const { title, to, says } = outboundCatalogue[type];
    const chinese = outboundChinese(type);
    const common = { type, title, schema: jsonSchemaOf(outboundDataSchema(type), type, 'draft-2020-12'), example: exampleOf(type) };
    return [
      [`pages/${type}.md`, page({ ...common, says, route: `${words.en.to}: ${to}.` }, 'en')],
      [`pages/${type}.zh-CN.md`, page({ ...common, says: chinese.says, route: `${words.zh.to}：${chinese.to}。` }, 'zh')],
    ] satisfies [string, string][];
  });
  const cosigned = witnessTypes.flatMap((type) => {
    const { title, says } = witnessEntry;
    const schema = jsonSchemaOf(cosignedSchema(), 'checkpoint', 'draft-2020-12');
    const common = { type, title, route: '', schema, example: exampleOf(type) };
    return [
      [`pages/${type}.md`, page({ ...common, says }, 'en')],
      [`pages/${type}.zh-CN.md`, page({ ...common, says: witnessChinese }, 'zh')],
    ] satisfies [string, string][];
  });
  return [...inbound, ...cosigned, ...outbound];
}
