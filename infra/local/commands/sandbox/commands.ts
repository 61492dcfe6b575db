/** Commands for whoever connects a partner: against a running sandbox. */

import { type PartyKind, partyKinds } from '../../partners/cast.ts';
import {
  demandNone,
  demandText,
  listOption,
  optional,
  readInstant,
  type Subcommand,
  textOption,
  UsageError,
  type Values,
} from '../options.ts';
import { partnerCommand } from '../register/commands.ts';

const customaryEndpoint = 'http://127.0.0.1:9324';
const endpointOf = (values: Values): string => textOption(values, 'endpoint') ?? customaryEndpoint;

export const sandboxCommands: Record<string, Subcommand> = {
  send: {
    usage: 'presale send FILE [--endpoint URL] [--keys DIR] [--json]',
    about:
      "Signs and posts a scenario's messages to a running sandbox, one after the other, and prints each receipt with its reasons. Exit 0 when every message was answered.",
    options: { endpoint: { type: 'string' }, keys: { type: 'string' }, json: { type: 'boolean' } },
    async run([file, ...others], values, io) {
      if (file === undefined) throw new UsageError('FILE is missing: give the path of a scenario file.');
      demandNone(others);
      const { send } = await import('./send.ts');
      return send({ file, endpoint: endpointOf(values), json: values['json'] === true, ...optional(values, 'keys', 'keys') }, io);
    },
  },
  'seal-trust': {
    usage: 'presale seal-trust set FILE --proposal FILE | confirm PROPOSAL | show   (where: --table NAME [--endpoint URL --by NAME])',
    about:
      'Whose electronic seals in documents count, in the register of a real system: a PEM file of certificates, proposed by one person and confirmed by another. A sandbox takes it with presale start --seal-trust FILE. Without a list no certificate is checked.',
    options: Object.fromEntries(['table', 'endpoint', 'by', 'proposal'].map((name) => [name, { type: 'string' as const }])),
    async run([act = '', file, ...others], values, io) {
      demandNone(others);
      const place = {
        table: demandText(values, 'table', 'name the table of the ledger'),
        ...optional(values, 'endpoint', 'endpoint'),
        ...optional(values, 'by', 'by'),
      };
      const { confirmTrustList, setTrust, showTrust } = await import('../register/seal-trust.ts');
      if (act === 'show') return showTrust(place, io);
      if (act !== 'set' && act !== 'confirm') throw new UsageError('say what: set, confirm, show.');
      if (file === undefined) throw new UsageError(`FILE is missing: the ${act === 'set' ? 'certificates (PEM)' : 'proposal'}.`);
      if (act === 'confirm') return confirmTrustList({ ...place, proposal: file }, io);
      const proposal = demandText(values, 'proposal', 'name the file for the proposal, which another person confirms');
      return setTrust({ ...place, list: file, proposal }, io);
    },
  },
  clock: {
    usage: 'presale clock [TIME] [--endpoint URL]',
    about:
      "Says what time it is at a running sandbox, or lets time pass there up to TIME, deadline by deadline. The sandbox was started with --clock: one that goes by the machine's clock is not moved.",
    options: { endpoint: { type: 'string' } },
    async run([given, ...others], values, io) {
      demandNone(others);
      const to = given === undefined ? undefined : readInstant(given, 'TIME');
      const { openRemote } = await import('../../sandbox/remote.ts');
      const remote = await openRemote(endpointOf(values));
      try {
        if (to !== undefined) await remote.moveClock(to);
        io.stdout.write(`${(await remote.info()).now}\n`);
        return 0;
      } finally {
        remote.close();
      }
    },
  },
  partner: {
    usage: `${partnerCommand.usage}
       presale partner bank|housing|court --auto [--as PARTNER] [--seed N] [--plain] [--set NAME=VALUE]… [--endpoint URL]`,
    about: `${partnerCommand.about} With --auto, a lifelike partner of that kind on a running sandbox until it is stopped: it acknowledges, pays, renews and answers, late, in part or not at all by chance; --seed repeats a day, --plain leaves chance out.`,
    options: {
      ...partnerCommand.options,
      auto: { type: 'boolean' },
      as: { type: 'string' },
      seed: { type: 'string' },
      plain: { type: 'boolean' },
      set: { type: 'string', multiple: true },
    },
    async run(positionals, values, io) {
      const kind = kindOf(positionals[0]);
      if (kind === undefined) return partnerCommand.run(positionals, values, io);
      demandNone(positionals.slice(1));
      if (values['auto'] !== true) throw new UsageError(`--auto is missing: presale partner ${kind} --auto runs an automatic partner.`);
      const { behaviourWith, lifelike, plain } = await import('../../partners/behaviour.ts');
      const { runAutomaticPartner } = await import('./automatic.ts');
      const behaviour = behaviourWith(values['plain'] === true ? plain : lifelike, listOption(values, 'set'));
      const seed = wholeNumber(values, 'seed', 1);
      return runAutomaticPartner({ endpoint: endpointOf(values), kind, behaviour, seed, ...optional(values, 'as', 'partner') }, io);
    },
  },
  conform: {
    usage:
      'presale conform --as bank|housing|court [--partner PARTNER] [--pack NN]… [--out DIR] [--wait SECONDS] [--quiet SECONDS] [--endpoint URL]',
    about:
      'Plays the two other parties against a partner that is connected to a running sandbox, asks it for what no message asks, and checks what it sends; --out writes the report and, of a full pass, a signed certificate.',
    options: {
      as: { type: 'string' },
      partner: { type: 'string' },
      pack: { type: 'string', multiple: true },
      out: { type: 'string' },
      wait: { type: 'string' },
      quiet: { type: 'string' },
      endpoint: { type: 'string' },
    },
    async run(positionals, values, io) {
      demandNone(positionals);
      const as = kindOf(textOption(values, 'as'));
      if (as === undefined) throw new UsageError('--as says which role is tested: bank, housing or court.');
      const { packNumbers } = await import('../../conform/pack.ts');
      const packs = listOption(values, 'pack').flatMap((given) => given.split(/[,，\s]+/).filter((number) => number !== ''));
      const unknown = packs.find((number) => !packNumbers[as].includes(number));
      if (unknown !== undefined) throw new UsageError(`--pack ${unknown}: the packs are ${packNumbers[as].join(', ')}.`);
      const { runConform } = await import('./conform.ts');
      const seconds = { waitSeconds: wholeNumber(values, 'wait', 60), quietSeconds: wholeNumber(values, 'quiet', 3) };
      const given = { ...optional(values, 'partner', 'partner'), ...optional(values, 'out', 'out') };
      return runConform({ endpoint: endpointOf(values), as, packs, ...seconds, ...given }, io);
    },
  },
};

const kindOf = (name: string | undefined): PartyKind | undefined => partyKinds.find((kind) => kind === name);

function wholeNumber(values: Values, option: string, usual: number): number {
  const given = textOption(values, option);
  if (given === undefined) return usual;
  if (!/^\d{1,9}$/.test(given)) throw new UsageError(`--${option} ${given}: give a whole number.`);
  return Number(given);
}
