/**
 * An esbuild plugin that keeps what the rules say to people out of the code: a start reads and parses the code, the sentences only when one of them is said. Prose in the
 * domain's source (a literal with a blank or a Chinese character in it) that is worked out when a function runs, or is the value of a property that is a text by
 * its name, is read from `texts.json` beside the bundle, which is read once. What the code means does not change.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Plugin } from 'esbuild';
import ts from 'typescript';
import { provisions } from '../../shared/domain/rules/book/bases/provisions.ts';
import { bookVersion, outcomes, rowOf } from '../../shared/domain/rules/book/book.ts';
import simplified from '../../shared/domain/values/identifiers/simplified.json' with { type: 'json' };

/** By their keys: a sentence, the pieces between which a template puts its values, or a whole table of texts. */
export type Texts = Map<string, unknown>;

/** Shorter ones cost as much as their key. */
const shortestBytes = 24;
/** Properties whose value is a text in one language. */
const textProperties = new Set(['zh', 'en', 'doZh', 'doEn']);
const prose = /[ \u3000-\u9fff\uff00-\uffef]/;
const reader = 'presale-texts';
const read = 'text$';
const readAll = 'texts$';
const readerSource = `
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
let texts;
export const ${read} = (key, ...values) => {
  texts ??= JSON.parse(readFileSync(join(__dirname, 'texts.json'), 'utf8'));
  const text = texts[key];
  return !Array.isArray(text) ? text : text.reduce((before, piece, index) => before + values[index - 1] + piece);
};
/** An object whose properties are read when they are asked for. */
export const ${readAll} = (key, ...names) =>
  Object.defineProperties({}, Object.fromEntries(names.map((name) => [name, { enumerable: true, get: () => ${read}(key)[name] }])));`;

/** @param texts is filled with what the bundle says */
export const textsApart = (texts: Texts): Plugin => ({
  name: 'texts-apart',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: new RegExp(`^${reader}$`) }, ({ path }) => ({ path, namespace: reader }));
    onLoad({ filter: /./, namespace: reader }, () => ({ contents: readerSource, resolveDir: import.meta.dirname }));
    onLoad({ filter: /[\\/]shared[\\/]domain[\\/].*\.(?:ts|json)$/ }, async ({ path }) => {
      const table = tables[basename(path)];
      if (table !== undefined) {
        for (const [key, text] of Object.entries(table.texts)) texts.set(key, text);
        return { contents: `import { ${read} } from '${reader}'; ${table.code}`, loader: 'js' };
      }
      if (!path.endsWith('.ts')) return undefined;
      const taken = takeTexts(path, await readFile(path, 'utf8'));
      for (const [key, text] of taken.texts) texts.set(key, text);
      return { contents: taken.code, loader: 'ts' };
    });
  },
});

interface Table {
  code: string;
  texts: Readonly<Record<string, unknown>>;
}

/** Modules of the domain that are tables of texts as a whole, and what is left of them in the code. */
const tables: Readonly<Record<string, Table>> = {
  'provisions.ts': {
    code: `export const provisions = { get bases() { return ${read}('bases'); }, get localBases() { return ${read}('localBases'); } };`,
    texts: { ...provisions },
  },
  'book.ts': {
    code: `export const bookVersion = ${JSON.stringify(bookVersion)};
      export const outcomes = ${JSON.stringify(outcomes)};
      export const rowOf = (id) => ${read}('book')[id];`,
    texts: { book: Object.fromEntries(Object.keys(outcomes).map((id) => [id, rowOf(id)])) },
  },
  'simplified.json': {
    code: `export default { get pairs() { return ${read}('simplified').pairs; } };`,
    texts: { simplified },
  },
};

export interface Taken {
  code: string;
  texts: Texts;
}
const known = new Map<string, Taken>();

/** A source without its prose, and the prose. Bundles share files, so that each is gone through once. */
export function takeTexts(path: string, source: string): Taken {
  const before = known.get(source);
  if (before !== undefined) return before;
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
  const texts: Texts = new Map();
  const rewritten = (node: ts.Node, isInside: boolean): string => {
    const runsLater = isInside || isFunctionBody(node);
    const whole = wholeText(node);
    if (whole !== undefined) {
      const key = keyOf(whole);
      texts.set(key, whole);
      return `${readAll}('${key}', ${Object.keys(whole)
        .map((name) => `'${name}'`)
        .join(', ')})`;
    }
    const text = textOf(node);
    if (text !== undefined && isProse(text) && (runsLater || isTextProperty(node)) && !isFixed(node)) {
      const key = keyOf(text);
      texts.set(key, text);
      const values = ts.isTemplateExpression(node) ? node.templateSpans.map(({ expression }) => rewritten(expression, runsLater)) : [];
      const call = `${read}(${[`'${key}'`, ...values].join(', ')})`;
      return runsLater ? call : `; return ${call}`;
    }
    return copied(node, runsLater);
  };
  const copied = (node: ts.Node, runsLater: boolean): string => {
    let code = '';
    let end = node.getStart(file);
    ts.forEachChild(node, (child) => {
      code += source.slice(end, child.getStart(file)) + propertyOr(child, runsLater);
      end = child.getEnd();
    });
    return code + source.slice(end, node.getEnd());
  };
  /** A text that would be worked out on loading is worked out when it is asked for. */
  const propertyOr = (node: ts.Node, runsLater: boolean): string => {
    if (runsLater || !ts.isPropertyAssignment(node)) return rewritten(node, runsLater);
    // What a rule says may take in texts that several rules share.
    if (node.name.getText(file) === 'text' && ts.isObjectLiteralExpression(node.initializer) && wholeText(node.initializer) === undefined)
      return `get text() { return ${copied(node.initializer, true)}; }`;
    const value = rewritten(node.initializer, false);
    return value.startsWith('; return ') ? `get ${node.name.getText(file)}() { ${value.slice(2)}; }` : rewritten(node, false);
  };
  const code = source.slice(0, file.getStart(file)) + copied(file, false);
  const taken = { code: texts.size === 0 ? source : `import { ${read}, ${readAll} } from '${reader}'; ${code}`, texts };
  known.set(source, taken);
  return taken;
}

/** An object of nothing but constant texts, one a language. */
function wholeText(node: ts.Node): object | undefined {
  if (!ts.isObjectLiteralExpression(node) || node.properties.length < 2) return undefined;
  const entries = node.properties.map((property) => {
    const value = ts.isPropertyAssignment(property) && isTextProperty(property.initializer) ? textOf(property.initializer) : undefined;
    return typeof value === 'string' && property.name !== undefined ? ([property.name.getText(), value] as const) : undefined;
  });
  const texts = entries.filter((entry) => entry !== undefined);
  return texts.length === entries.length && isProse(texts.map(([, text]) => text)) ? Object.fromEntries(texts) : undefined;
}

function textOf(node: ts.Node): string | readonly string[] | undefined {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (ts.isTemplateExpression(node)) return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
  return undefined;
}

function isProse(text: string | readonly string[]): boolean {
  const whole = typeof text === 'string' ? text : text.join('');
  return Buffer.byteLength(whole) >= shortestBytes && prose.test(whole);
}

/** A constant text of a property: a template's values might change until it is asked for. */
const isTextProperty = ({ parent, kind }: ts.Node): boolean =>
  kind !== ts.SyntaxKind.TemplateExpression &&
  ts.isPropertyAssignment(parent) &&
  ts.isIdentifier(parent.name) &&
  textProperties.has(parent.name.text);

/** Where only a literal may stand: types, names of modules and of properties, templates that a function reads. */
const isFixed = (node: ts.Node): boolean =>
  ts.isLiteralTypeNode(node.parent) ||
  ts.isImportDeclaration(node.parent) ||
  ts.isTaggedTemplateExpression(node.parent) ||
  ('name' in node.parent && node.parent.name === node);

/** Not of the function itself: the values of its parameters are worked out when it runs as well, but they are few. */
const isFunctionBody = (node: ts.Node): boolean =>
  (ts.isBlock(node) || ts.isExpression(node)) && ts.isFunctionLike(node.parent) && 'body' in node.parent && node.parent.body === node;

const keyOf = (text: unknown): string => createHash('sha256').update(JSON.stringify(text)).digest('base64url').slice(0, 6);
