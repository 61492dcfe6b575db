/**
 * The witnessed log over HTTP, laid out as C2SP tlog-tiles says: `/log/checkpoint`, `/log/tile/…`, and where the host has it at hand the log's key beside.
 * Nothing in it is secret (a leaf is a hash), so it is open to whoever can reach the host: a witness, or any tool that reads such logs.
 */
import type { Hono } from 'hono';
import { type LogState, logStream } from '../../../shared/domain/log/core.ts';
import { noteOf, parseNote } from '../../../shared/domain/log/note.ts';
import { logKey } from '../../../shared/ports/log.ts';
import type { Deps } from '../deps.ts';
import type { Env } from './request.ts';

const tilePath = /^\/log\/(tile\/(?:entries|\d{1,2})\/(?:x\d{3}\/)*\d{3}(?:\.p\/\d{1,3})?)$/;

export function addLog(app: Hono<Env>, { evidence, ledger, logVerifierKey }: Pick<Deps, 'evidence' | 'ledger' | 'logVerifierKey'>): void {
  app.get('/log/key', async (context) => {
    const key = await logVerifierKey?.();
    return key === undefined ? context.text('the operator gives the log’s key to its witnesses by hand\n', 404) : context.text(`${key}\n`);
  });
  app.get('/log/checkpoint', async (context) => {
    const state = (await ledger.head<LogState>(logStream))?.state;
    const note = parseNote(state?.checkpoint?.note ?? '');
    if (state === undefined || note === undefined) return context.text('nothing is sealed yet\n', 404);
    const cosigned = state.cosigned.filter(({ size }) => size === state.size).map(({ line }) => line);
    context.header('cache-control', 'no-cache');
    return context.text(noteOf(note.text, [...note.signatures.map(({ line }) => line), ...cosigned]));
  });
  app.get('/log/tile/*', async (context) => {
    const path = tilePath.exec(context.req.path)?.[1];
    const bytes = path === undefined ? undefined : await evidence.get(logKey(path));
    if (bytes === undefined) return context.text('there is no such tile\n', 404);
    const head = { 'content-type': 'application/octet-stream', 'cache-control': 'public, max-age=31536000, immutable' };
    return context.body(Uint8Array.from(bytes).buffer, 200, head);
  });
  app.get('/log/*', (context) => context.text('there is no such file of the log\n', 404));
}
