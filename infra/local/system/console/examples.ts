/** Examples of the rules for the page: what `docs/reference/test-values*.md` says, which were played to be written. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '..', '..', '..', '..', 'docs', 'reference');
const files = { zh: 'test-values.zh-CN.md', en: 'test-values.md' } as const;

/** What is sent, what the rule says of it, and what comes back. */
type Row = [outcome: string, sent: string, back: string];

const plain = (cell: string): string => cell.trim().replaceAll('\\|', '|').replaceAll('<br>', '; ').replaceAll('`', '');

function rowsIn(page: string): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const line of page.split('\n')) {
    const [, id = '', outcome = '', sent = '', back = ''] = line.split(/(?<!\\)\|/).map(plain);
    if (/^[A-Z]-\d+$/.test(id)) found.set(id, [...(found.get(id) ?? []), [outcome, sent, back]]);
  }
  return found;
}

/** JSON, by rule and language. */
export async function ruleExamples(): Promise<string> {
  const zh = rowsIn(await readFile(join(folder, files.zh), 'utf8'));
  const en = rowsIn(await readFile(join(folder, files.en), 'utf8'));
  return JSON.stringify(Object.fromEntries([...zh].map(([id, rows]) => [id, { zh: rows, en: en.get(id) ?? [] }])));
}
