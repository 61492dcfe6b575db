/** Commands that prove and check: export, verify, witness. */
import { demandNone, demandText, listOption, optional, type Subcommand, textOption, UsageError } from '../options.ts';

export const proofCommands: Record<string, Subcommand> = {
  export: {
    usage: 'presale export CASE-NUMBER|--account NUMBER|--log --out DIR --data DIR',
    about:
      'Writes a case, an account or the log as a folder that proves itself: documents, signed messages, pages, proofs, checkpoint, keys.',
    options: { out: { type: 'string' }, data: { type: 'string' }, account: { type: 'string' }, log: { type: 'boolean' } },
    async run(positionals, values, io) {
      const account = textOption(values, 'account');
      const subjects = [
        ...positionals.map((number) => ({ kind: 'case', number }) as const),
        ...(account === undefined ? [] : [{ kind: 'account', number: account } as const]),
        ...(values['log'] === true ? [{ kind: 'log', number: 'record' } as const] : []),
      ];
      const [subject] = subjects;
      if (subject === undefined || subjects.length > 1) throw new UsageError('give one of CASE-NUMBER, --account NUMBER and --log.');
      const out = demandText(values, 'out', 'give a folder that does not exist yet');
      const data = demandText(values, 'data', 'give the folder of the system');
      const { exportSubject } = await import('./export.ts');
      return exportSubject({ subject, out, data }, io);
    },
  },
  verify: {
    usage:
      'presale verify DIR|--data DIR [--witness KEY]… [--log-key KEY] [--system-keys FILE] [--partner-keys FILE] [--timestamp-ca FILE] [--json]',
    about:
      'Checks an exported folder with nothing but public keys; with --data, whether the ledger of a system says what its journal says. Exit 0 when everything holds, else 1 and what broke.',
    options: {
      data: { type: 'string' },
      witness: { type: 'string', multiple: true },
      'log-key': { type: 'string' },
      'system-keys': { type: 'string' },
      'partner-keys': { type: 'string' },
      'timestamp-ca': { type: 'string' },
      json: { type: 'boolean' },
    },
    async run(positionals, values, io) {
      const [dir, ...others] = positionals;
      demandNone(others);
      const data = textOption(values, 'data');
      const json = values['json'] === true;
      if (data !== undefined) {
        demandNone(positionals);
        const { verifyLedger } = await import('./verify.ts');
        return verifyLedger({ data, json }, io);
      }
      if (dir === undefined)
        throw new UsageError('DIR is missing: give the folder that presale export wrote, or a system’s folder with --data.');
      const trusted = {
        ...optional(values, 'log-key', 'logKey'),
        ...optional(values, 'system-keys', 'systemKeys'),
        ...optional(values, 'partner-keys', 'partnerKeys'),
        ...optional(values, 'timestamp-ca', 'timestampCa'),
      };
      const { verifyExport } = await import('./verify.ts');
      return verifyExport({ dir, witnesses: listOption(values, 'witness'), json, ...trusted }, io);
    },
  },
  witness: {
    usage: 'presale witness --as PARTNER --memory DIR --data DIR|--endpoint URL [--key FILE] [--log-key KEY]',
    about:
      "Cosigns the log's newest checkpoint if it continues all that this witness has seen. Exit 1 when it does not: a page was rewritten or dropped, or the log has forked.",
    options: {
      as: { type: 'string' },
      memory: { type: 'string' },
      data: { type: 'string' },
      endpoint: { type: 'string' },
      key: { type: 'string' },
      'log-key': { type: 'string' },
    },
    async run(positionals, values, io) {
      demandNone(positionals);
      const as = demandText(values, 'as', 'give the partner that witnesses, such as court:鲁0102');
      const memory = demandText(values, 'memory', 'give the folder in which the witness remembers what it has seen');
      const { runWitness } = await import('./witness.ts');
      return runWitness(
        {
          as,
          memory,
          ...optional(values, 'data', 'data'),
          ...optional(values, 'endpoint', 'endpoint'),
          ...optional(values, 'key', 'key'),
          ...optional(values, 'log-key', 'logKey'),
        },
        io,
      );
    },
  },
};
