/** The `presale` command: which subcommand, which options, and what to say when they are wrong. Exit 2 means that the command line is. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { isMailbox } from '../../../shared/domain/office/telling/mailbox.ts';
import { operationsCommands } from '../operations/commands.ts';
import type { MailServer } from '../system/outside.ts';
import type { LedgerChoice } from '../system/stores.ts';
import {
  demandNone,
  type Io,
  type Options,
  optional,
  readInstant,
  type Subcommand,
  textOption,
  UsageError,
  type Values,
} from './options.ts';
import { plainText } from './print/plain-text.ts';
import { proofCommands } from './record/commands.ts';
import { remoteCommands } from './remote/commands.ts';
import { sandboxCommands } from './sandbox/commands.ts';

const systemOptions: Options = {
  data: { type: 'string' },
  ledger: { type: 'string' },
  endpoint: { type: 'string' },
  table: { type: 'string' },
};
const attesterOptions: Options = { timestamps: { type: 'string' }, 'judicial-chain': { type: 'string' }, 'seal-trust': { type: 'string' } };
const attesterUsage = '[--timestamps URL] [--judicial-chain URL] [--seal-trust FILE]';
const systemUsage = '[--data DIR] [--ledger sqlite|dynamodb --endpoint URL [--table NAME]]';

/** Only what a command needs is loaded, so that `presale check` answers at once. */
const commands: Record<string, Subcommand> = {
  start: {
    usage: `presale start [--port N] [--play FILE] [--identity FILE] [--clock TIME] [--mail-from ADDRESS] ${systemUsage} ${attesterUsage}`,
    about:
      'Runs the embedded system until stopped: an SQS endpoint on 127.0.0.1 and everything behind it. State survives a restart with --data. With --identity persons sign in to the page with the identity providers of the file, not as users of the sandbox. With --clock it begins at that time, on a clock of its own that "presale clock" moves ahead. With --mail-from what is told by e-mail is really sent, from that address, by the mail server that the environment variable SMTP_URL names (smtps://user:password@host).',
    options: {
      port: { type: 'string' },
      play: { type: 'string' },
      identity: { type: 'string' },
      clock: { type: 'string' },
      'mail-from': { type: 'string' },
      ...systemOptions,
      ...attesterOptions,
    },
    async run(positionals, values, io) {
      demandNone(positionals);
      const { start } = await import('./sandbox/start.ts');
      const port = portOf(values);
      const file = textOption(values, 'play');
      const clock = textOption(values, 'clock');
      return start(
        {
          ...systemOf(values),
          attesters: attestersOf(values),
          ...optional(values, 'seal-trust', 'sealTrust'),
          ...(port === undefined ? {} : { port }),
          ...(file === undefined ? {} : { play: file }),
          ...optional(values, 'identity', 'identity'),
          ...(clock === undefined ? {} : { clock: readInstant(clock, '--clock') }),
          ...mailOf(values, process.env['SMTP_URL']),
        },
        io,
      );
    },
  },
  play: {
    usage: `presale play FILE [--json] [--explain] [--all] ${systemUsage} ${attesterUsage}`,
    about:
      "Plays a scenario file through the queues on the scenario's own clock and reports what became of it; --json prints one JSON object, --explain adds a timeline with the sentences of every rule, --all cuts no list.",
    options: { json: { type: 'boolean' }, explain: { type: 'boolean' }, all: { type: 'boolean' }, ...systemOptions, ...attesterOptions },
    async run(positionals, values, io) {
      const [file, ...others] = positionals;
      if (file === undefined) throw new UsageError('FILE is missing: give the path of a scenario file.');
      demandNone(others);
      const { play } = await import('./sandbox/play.ts');
      const given = (option: string): boolean => values[option] === true;
      return play(
        {
          ...systemOf(values),
          attesters: attestersOf(values),
          file,
          json: given('json'),
          explain: given('explain'),
          all: given('all'),
          ...optional(values, 'seal-trust', 'sealTrust'),
        },
        io,
      );
    },
  },
  check: {
    usage: 'presale check KIND VALUE…',
    about: 'Judges identifiers, amounts in words and working days: uscc, resident-id, bank-code, case-number, amount-words, working-days.',
    async run([kind, ...values], _options, io) {
      const { runCheck } = await import('./check.ts');
      return runCheck(kind, values, (line) => io.stdout.write(`${line}\n`), { printError: (line) => io.stderr.write(`${line}\n`) });
    },
  },
  ...proofCommands,
  rebuild: {
    usage: `presale rebuild ${systemUsage} [--views TABLE]`,
    about: "Makes the rows of the console's lists and searches anew from the journal; beside a running system or without one.",
    options: { ...systemOptions, views: { type: 'string' } },
    async run(positionals, values, io) {
      demandNone(positionals);
      const { rebuild } = await import('./record/rebuild.ts');
      return rebuild({ ...systemOf(values), ...optional(values, 'views', 'views') }, io);
    },
  },
  keys: {
    usage: 'presale keys --data DIR [--rotate [--algorithm EdDSA|ES256|SM2SM3]] [--log-sm2]',
    about:
      "Prints the system's public keys as a JWK set: with them anybody proves what the system told whom. --rotate makes a new one that signs from the next start on, --log-sm2 an SM2 key that signs each checkpoint of the log beside the Ed25519 key.",
    options: { data: { type: 'string' }, rotate: { type: 'boolean' }, algorithm: { type: 'string' }, 'log-sm2': { type: 'boolean' } },
    async run(positionals, values, io) {
      demandNone(positionals);
      const data = textOption(values, 'data');
      if (data === undefined) throw new UsageError('--data DIR is missing: give the folder of the system whose keys are meant.');
      const algorithm = algorithmOf(values);
      const { printKeys } = await import('./record/keys.ts');
      return printKeys(
        { data, rotate: values['rotate'] === true, logSm2: values['log-sm2'] === true, ...(algorithm === undefined ? {} : { algorithm }) },
        io,
      );
    },
  },
  ...operationsCommands,
  ...remoteCommands,
  ...sandboxCommands,
  rules: {
    usage: 'presale rules [ID] [--json] | presale rules ID --example [--outcome REJECT|HOLD|ACCEPT]',
    about:
      'Lists the rule book as the system applies it: outcome, owner, what triggers a rule, its legal basis, which city profile changes it. --example prints a scenario in which the rule fires, for presale play and presale send.',
    options: { json: { type: 'boolean' }, example: { type: 'boolean' }, outcome: { type: 'string' } },
    async run([id, ...others], values, io) {
      demandNone(others);
      const outcome = textOption(values, 'outcome');
      if (values['example'] === true) {
        if (id === undefined) throw new UsageError('ID is missing: name the rule, e.g. presale rules N-07 --example.');
        const { printExample } = await import('./rule-example.ts');
        return printExample(id, outcome, io);
      }
      if (outcome !== undefined) throw new UsageError('--outcome says which example is meant: add --example.');
      const { listRules } = await import('./rules.ts');
      return listRules({ json: values['json'] === true, ...(id === undefined ? {} : { id }) }, io);
    },
  },
};

const helpText = (): string =>
  [
    'presale: lawful release of frozen pre-sale escrow money (商品房预售资金监管账户冻结资金使用), as a shared, provable record.',
    '',
    ...Object.values(commands).flatMap(({ usage, about }) => [usage, `    ${about}`, '']),
    'presale --help | --version',
    '',
  ].join('\n');

const version = (): string =>
  z.object({ version: z.string() }).parse(JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'))).version;

/** Whatever a command says may hold what a partner wrote. */
const plainly = ({ stdout, stderr }: Io): Io => ({
  stdout: { write: (said) => stdout.write(plainText(said)) },
  stderr: { write: (said) => stderr.write(plainText(said)) },
  terminal: stderr,
});

/** Runs a command line; returns the exit code. Errors are one sentence on stderr; a stack only where the program itself is at fault. */
export async function runCommandLine(args: readonly string[], io: Io): Promise<number> {
  const [name = '', ...rest] = args;
  if (name === '--version' || name === '-v') return say(io.stdout, `${version()}\n`, 0);
  if (name === '--help' || name === '-h' || name === 'help') return say(io.stdout, helpText(), 0);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    const what = name === '' ? 'a command is missing' : `there is no command "${name}"`;
    return say(io.stderr, `presale: ${what}; the commands are ${Object.keys(commands).join(', ')}. See presale --help.\n`, 2);
  }
  if (rest.includes('--help') || rest.includes('-h')) return say(io.stdout, `${command.usage}\n    ${command.about}\n`, 0);
  try {
    const { values, positionals } = command.options === undefined ? { values: {}, positionals: rest } : parse(rest, command.options);
    return await command.run(positionals, values, plainly(io));
  } catch (error) {
    if (error instanceof UsageError) return say(io.stderr, `presale ${name}: ${plainText(error.message)}\nusage: ${command.usage}\n`, 2);
    return say(io.stderr, `presale ${name}: ${plainText(error instanceof Error ? error.message : String(error))}\n`, 1);
  }
}

function say(stream: { write(text: string): unknown }, text: string, exitCode: number): number {
  stream.write(text);
  return exitCode;
}

const parsed = z.object({
  values: z.record(z.string(), z.union([z.string(), z.boolean(), z.array(z.string())])),
  positionals: z.array(z.string()),
});

function parse(args: string[], options: Options): { values: Values; positionals: string[] } {
  try {
    return parsed.parse(parseArgs({ args, options, allowPositionals: true, strict: true }));
  } catch (error) {
    // Node's own sentence names the option; its advice about positionals would only confuse here.
    if (error instanceof Error && 'code' in error) throw new UsageError(error.message.replace(/\. To specify.*$/s, '.'));
    throw error;
  }
}

function portOf(values: Values): number | undefined {
  const given = textOption(values, 'port');
  if (given === undefined) return undefined;
  const port = /^\d{1,5}$/.test(given) ? Number(given) : Number.NaN;
  if (!(port <= 65_535)) throw new UsageError(`--port ${given}: give a number from 0 (any free port) to 65535.`);
  return port;
}

function algorithmOf(values: Values): 'EdDSA' | 'ES256' | 'SM2SM3' | undefined {
  const given = textOption(values, 'algorithm');
  if (given === undefined || given === 'EdDSA' || given === 'ES256' || given === 'SM2SM3') return given;
  throw new UsageError(`--algorithm ${given}: the algorithms are EdDSA, ES256 and SM2SM3.`);
}

function systemOf(values: Values): { data?: string; ledger: LedgerChoice } {
  const data = textOption(values, 'data');
  return { ledger: ledgerOf(values), ...(data === undefined ? {} : { data }) };
}

/** Whoever else says when a checkpoint was there. */
function attestersOf(values: Values): { timestampUrl?: string; chainUrl?: string } {
  const given = { ...optional(values, 'timestamps', 'timestampUrl'), ...optional(values, 'judicial-chain', 'chainUrl') };
  for (const url of Object.values(given))
    if (!URL.canParse(url)) throw new UsageError(`"${url}" is no URL: give one such as http://tsa.example.cn/.`);
  return given;
}

/** Longest wait for the mail server, a mail: as long as on AWS. */
const mailTimeoutMs = 8_000;

/** The server's address may hold a password, which nobody else on the machine is to read in a list of processes. */
function mailOf(values: Values, url: string | undefined): { mail?: MailServer } {
  const from = textOption(values, 'mail-from');
  if (from === undefined) return {};
  if (!isMailbox(from)) throw new UsageError(`--mail-from ${from}: give one address, such as court@example.org.`);
  if (url === undefined || !URL.canParse(url) || !/^smtps?:$/.test(new URL(url).protocol))
    throw new UsageError(
      '--mail-from needs the mail server in the environment variable SMTP_URL, such as smtps://user:password@mail.example.org.',
    );
  return { mail: { url, from, timeoutMs: mailTimeoutMs } };
}

function ledgerOf(values: Values): LedgerChoice {
  const kind = textOption(values, 'ledger') ?? 'sqlite';
  const endpoint = textOption(values, 'endpoint');
  const table = textOption(values, 'table');
  if (kind === 'sqlite') {
    if (endpoint !== undefined || table !== undefined) throw new UsageError('--endpoint and --table belong to --ledger dynamodb.');
    return { kind };
  }
  if (kind !== 'dynamodb') throw new UsageError(`--ledger ${kind}: the ledgers are sqlite and dynamodb.`);
  if (endpoint === undefined || !URL.canParse(endpoint))
    throw new UsageError('--ledger dynamodb needs --endpoint URL, e.g. http://127.0.0.1:4566.');
  return { kind, endpoint, ...(table === undefined ? {} : { table }) };
}
