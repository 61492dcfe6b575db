/**
 * Writes `docs/reference/test-values*`: plays every example and writes down what came back, some ten seconds. With `--check` nothing is written and the
 * exit code is 1 when a file has drifted.
 */
import { examples } from '../local/examples/examples.ts';
import { playExample } from '../local/examples/playing.ts';
import { type PlayedExample, testValueFiles } from './test-values.ts';
import { writeOrCheck } from './write-files.ts';

const all: PlayedExample[] = [];
for (const example of examples) all.push({ example, played: await playExample(example) });
writeOrCheck(testValueFiles(all));
