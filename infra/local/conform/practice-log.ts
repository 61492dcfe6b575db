/**
 * A log to practise on, with a key of its own: it can show its beginning again, another end, or a checkpoint that it never signed, which the log of a system never
 * does. It is served on loopback by the conformance run itself, in the files that every such log has.
 */
import { createServer } from 'node:http';
import { noteSigner } from '../../../shared/adapters/log/notes.ts';
import { generateSigningKey } from '../../../shared/adapters/signatures/sign.ts';
import { checkpointText } from '../../../shared/domain/log/checkpoint.ts';
import { noteOf } from '../../../shared/domain/log/note.ts';
import { emptyEdge, grow, rootOf } from '../../../shared/domain/log/tiles.ts';

/** What it shows: so many of its entries; with the one of that index rewritten; signed by a key that is not its own. */
export interface View {
  size: number;
  rewritten?: number;
  signedBy?: 'a stranger';
}

export interface PracticeLog {
  /** As verifiers take it. */
  key: string;
  origin: string;
  /** Resolves with the address below which `checkpoint` and `tile/…` of that view lie; each view has its own, for whoever comes late. */
  show(view: View): Promise<string>;
  close(): Promise<void>;
}

export async function openPracticeLog(): Promise<PracticeLog> {
  const origin = `presale-practice/${crypto.randomUUID().slice(0, 8)}`;
  const signerOf = () => {
    const { signing } = generateSigningKey(origin, 'EdDSA');
    const publicKey = Buffer.from(signing.publicJwk.x ?? '', 'base64url');
    return noteSigner({ origin, ed25519: { sign: async (input) => signing.sign(input), publicKey: async () => publicKey } });
  };
  const own = signerOf();
  const stranger = signerOf();
  const files = new Map<string, Uint8Array>();
  let views = 0;
  const server = createServer((request, response) => {
    const bytes = files.get(request.url ?? '');
    response.writeHead(bytes === undefined ? 404 : 200, { 'cache-control': 'no-cache' });
    response.end(bytes ?? 'there is no such file\n');
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const bound = server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
  return {
    key: await own.verifierKey(),
    origin,
    async show({ size, rewritten, signedBy }) {
      const entries = Array.from({ length: size }, (_, index) => Buffer.from(`entry ${index}${index === rewritten ? ', rewritten' : ''}`));
      const { edge, files: tiles } = grow(emptyEdge, entries);
      const text = checkpointText({ origin, size, root: rootOf(edge) });
      const note = noteOf(text, await (signedBy === undefined ? own : stranger).sign(text));
      views += 1;
      const place = `/${views}/log`;
      files.set(`${place}/checkpoint`, Buffer.from(note));
      for (const { path, bytes } of tiles) files.set(`${place}/${path}`, bytes);
      return `http://127.0.0.1:${port}${place}`;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
