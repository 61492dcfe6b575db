/** Commands for whoever connects a partner: against a running sandbox. */
import { type Command, demandNone, optional, text, UsageError, type Values } from '../options.ts';
import { partnerCommand } from '../register/command.ts';

const customaryEndpoint = 'http://127.0.0.1:9324';
const endpointOf = (values: Values): string => text(values, 'endpoint') ?? customaryEndpoint;

export const sandboxCommands: Record<string, Command> = {
  send: {
    usage: 'presale send FILE [--endpoint URL] [--keys DIR] [--json]',
    about:
      "Signs and posts a scenario's messages to a running sandbox, one after the other, and prints each receipt with its reasons. Exit 0 when every message was answered.",
    options: { endpoint: { type: 'string' }, keys: { type: 'string' }, json: { type: 'boolean' } },
    async run([file, ...others], values, io) {
      if (file === undefined) throw new UsageError('FILE is missing: give the path of a scenario file.');
      demandNone(others);
      const { send } = await import('../commands/send.ts');
      return send({ file, endpoint: endpointOf(values), json: values['json'] === true, ...optional(values, 'keys', 'keys') }, io);
    },
  },
  partner: partnerCommand,
};
