/** Commands against a running system: what is to be done, how something stands, an answer, the messages as they come. */

import type { Access } from '../../remote/client.ts';
import {
  demandNone,
  demandText,
  listOption,
  type Options,
  optional,
  type Subcommand,
  textOption,
  UsageError,
  type Values,
} from '../options.ts';

const accessOptions: Options = { endpoint: { type: 'string' }, token: { type: 'string' }, purpose: { type: 'string' } };
const accessUsage = '[--endpoint URL] [--token TOKEN]';
const customaryEndpoint = 'http://127.0.0.1:9325';

/** @param why What is looked for, where no purpose is given. */
function accessOf(values: Values, why: string): Access {
  const endpoint = textOption(values, 'endpoint') ?? customaryEndpoint;
  if (!URL.canParse(endpoint)) throw new UsageError(`--endpoint ${endpoint}: give the console's address, e.g. ${customaryEndpoint}.`);
  return { endpoint, purpose: textOption(values, 'purpose') ?? why, ...optional(values, 'token', 'token') };
}

const oneOf = <Word extends string>(values: Values, option: string, words: readonly Word[]): Word | undefined => {
  const given = textOption(values, option);
  const found = words.find((word) => word === given);
  if (given !== undefined && found === undefined) throw new UsageError(`--${option} ${given}: give one of ${words.join(', ')}.`);
  return found;
};

export const remoteCommands: Record<string, Subcommand> = {
  tasks: {
    usage: `presale tasks [--owner PARTNER|KIND] [--all] [--json] ${accessUsage}`,
    about: 'Lists what is to be done in a running system, overdue first; --all shows what is done, too.',
    options: { owner: { type: 'string' }, all: { type: 'boolean' }, json: { type: 'boolean' }, ...accessOptions },
    async run(positionals, values, io) {
      demandNone(positionals);
      const { listTasks } = await import('./tasks.ts');
      const given = { all: values['all'] === true, json: values['json'] === true, ...optional(values, 'owner', 'owner') };
      return listTasks({ access: accessOf(values, 'presale tasks'), ...given }, io);
    },
  },
  show: {
    usage: `presale show ACCOUNT|NOTICE|CASE|SERIAL [--as USER] [--purpose TEXT] [--json] ${accessUsage}`,
    about: 'Shows how it stands in a running system and why, as a party may see it; each look-up is kept with its purpose.',
    options: { as: { type: 'string' }, json: { type: 'boolean' }, ...accessOptions },
    async run(positionals, values, io) {
      const [what, ...others] = positionals;
      if (what === undefined) throw new UsageError('say what: an account, a notice, a case or a serial.');
      demandNone(others);
      const { show } = await import('./show.ts');
      return show(
        { access: accessOf(values, `presale show ${what}`), what, json: values['json'] === true, ...optional(values, 'as', 'as') },
        io,
      );
    },
  },
  answer: {
    usage: `presale answer TASK --decision accept|reject --reason TEXT [--as USER]… [--prior-paid included|excluded] ${accessUsage}`,
    about:
      'Answers a task as its owner: one act of one person. A decision that takes two persons takes a second --as, or a second command.',
    options: {
      decision: { type: 'string' },
      reason: { type: 'string' },
      as: { type: 'string', multiple: true },
      'prior-paid': { type: 'string' },
      ...accessOptions,
    },
    async run(positionals, values, io) {
      const [task, ...others] = positionals;
      if (task === undefined) throw new UsageError('TASK is missing: give the id that presale tasks prints.');
      demandNone(others);
      const decision = oneOf(values, 'decision', ['accept', 'reject']);
      if (decision === undefined) throw new UsageError('--decision is missing: accept or reject.');
      const reason = demandText(values, 'reason', 'say why; it stands in the journal');
      const priorPaid = oneOf(values, 'prior-paid', ['included', 'excluded']);
      const { answerTask } = await import('./answer.ts');
      const more = priorPaid === undefined ? {} : { priorPaid };
      return answerTask(
        { access: accessOf(values, `presale answer ${task}`), task, decision, reason, as: listOption(values, 'as'), ...more },
        io,
      );
    },
  },
  log: {
    usage: 'presale log [--follow] [--endpoint URL]',
    about: 'Prints one masked line a message that a running sandbox has taken in; --follow goes on as they come.',
    options: { follow: { type: 'boolean' }, endpoint: { type: 'string' } },
    async run(positionals, values, io) {
      demandNone(positionals);
      const { printLog } = await import('./log.ts');
      return printLog({ access: accessOf(values, 'presale log'), follow: values['follow'] === true }, io);
    },
  },
};
