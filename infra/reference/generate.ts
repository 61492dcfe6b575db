/**
 * Writes what `docs/reference` has generated: the messages (JSON Schemas, AsyncAPI, examples) from the schemas of this folder, the rule book from the
 * register of rules, the codes from their tables, the console's API from its schemas. `node infra/reference/generate.ts` writes what differs and removes what is no longer generated; with `--check`
 * nothing is written and the exit code is 1 when a file has drifted, with its name on standard error.
 */
import { codeFiles } from './codes.ts';
import { legalBasesFiles } from './legal-bases.ts';
import { referenceFiles } from './messages/files.ts';
import { openapiFiles } from './openapi.ts';
import { ruleBookFiles } from './rule-book.ts';
import { writeOrCheck } from './write-files.ts';

/** Everything in this folder is generated; beside it pages are written by hand. */
const generatedFolder = 'messages';

const messages = [...referenceFiles()].map(([path, content]): [string, string] => [`${generatedFolder}/${path}`, content]);
writeOrCheck(new Map([...messages, ...ruleBookFiles(), ...legalBasesFiles(), ...codeFiles(), ...openapiFiles()]), generatedFolder);
