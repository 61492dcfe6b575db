/**
 * The folder that `presale export` writes and `presale verify` reads: everything that a stranger needs to check a case, an account or the log
 * with neither network nor trust in who wrote it. README.md in the folder says the same in words.
 */
import * as z from 'zod';

export const exportFormat = 'presale-export/1';

export const manifestSchema = z.strictObject({
  format: z.literal(exportFormat),
  subject: z.strictObject({ kind: z.enum(['case', 'account', 'log']), number: z.string() }),
  exportedAt: z.string(),
  /** Every other file, by path. */
  files: z.array(z.strictObject({ path: z.string().min(1), bytes: z.int().min(0), sha256: z.string() })),
});
export type Manifest = z.output<typeof manifestSchema>;

export const manifestFile = 'manifest.json';
/** Detached JWS over the manifest's bytes, by the system's key. */
export const manifestSignatureFile = 'manifest.jws';
export const checkpointFile = 'checkpoint';
/** Answers of third parties about this checkpoint, where any were asked: a time stamp (RFC 3161, DER) and a chain's receipt. */
export const timestampFile = 'checkpoint.tst';
export const anchorFile = 'checkpoint-anchor.json';
export const proofsFile = 'proofs.json';
export const keysFile = 'keys.json';

const jwk = z.record(z.string(), z.string());
export const keysSchema = z.strictObject({
  /** Keys that signed what the system sent, and the manifest. */
  system: z.array(z.looseObject({ kid: z.string(), alg: z.enum(['EdDSA', 'ES256', 'SM2SM3']) })),
  /** The log's key, as Go's note package takes it. */
  log: z.string(),
  /** The log's SM2 key, where it signs with one beside. */
  logSm2: z.exactOptional(jwk),
  /** Keys of the partners whose messages are here, and of those that cosigned. */
  partners: z.array(
    z.strictObject({
      partner: z.string(),
      name: z.string(),
      keys: z.array(
        z.strictObject({
          keyId: z.string(),
          algorithm: z.enum(['EdDSA', 'ES256', 'SM2SM3']),
          publicJwk: jwk,
          signatureForm: z.exactOptional(z.enum(['raw', 'der'])),
          validFrom: z.exactOptional(z.string()),
          validUntil: z.exactOptional(z.string()),
          revokedAt: z.exactOptional(z.string()),
          revocationReason: z.exactOptional(z.string()),
          signingTime: z.exactOptional(z.enum(['receipt', 'sent'])),
        }),
      ),
    }),
  ),
});
export type ExportedKeys = z.output<typeof keysSchema>;

export const proofsSchema = z.array(
  z.strictObject({
    /** File with the page's canonical text; its SHA-256 is the entry of the log. */
    page: z.string().min(1),
    index: z.int().min(0),
    /** Base64, nearest sibling first (RFC 9162 §2.1.3). */
    proof: z.array(z.string()),
  }),
);
export type Proofs = z.output<typeof proofsSchema>;

/** A message as it was received: its exact body, and the signature that came with it. */
export const messageSchema = z.strictObject({ body: z.string(), signature: z.exactOptional(z.string()) });

export const anchorSchema = z.strictObject({
  checkpoint: z.strictObject({ origin: z.string(), size: z.int(), rootHash: z.string(), sha256: z.string(), at: z.string() }),
  receipt: z.looseObject({ transactionId: z.string() }),
});

/** As much of a page as its chain needs. */
export const pageSchema = z.looseObject({
  stream: z.string(),
  sequence: z.int().min(1),
  previousHash: z.string(),
  events: z.array(z.unknown()),
});

/** As much of a filed item as its chain and its document need. */
export const itemSchema = z.looseObject({
  type: z.literal('ItemFiled'),
  sequence: z.int().min(1),
  documentNumber: z.string(),
  sha256: z.string(),
  previousHead: z.string(),
  chainHead: z.string(),
});
export type FiledItem = z.output<typeof itemSchema>;

export const readme = `# What this folder is

An export of presale-release: what was recorded of one subject, with everything that is needed to prove it.

| file | what it is |
|---|---|
| manifest.json | every other file with its length and SHA-256 |
| manifest.jws | detached JWS (RFC 7515 appendix F, RFC 7797) over the bytes of manifest.json |
| pages/ | pages of the journal, each the exact text that was hashed; each names the hash of the page before |
| proofs.json | for each page its place in the log and the Merkle path to the checkpoint's root (RFC 9162) |
| checkpoint | signed note of the log (C2SP tlog-checkpoint) with the cosignatures of witnesses (cosignature/v1) |
| checkpoint.tst | time stamp of an authority over the checkpoint's text (RFC 3161), where one was asked |
| checkpoint-anchor.json | receipt of a judicial chain for the checkpoint, where one was asked |
| tile/ | of an export of the log: its tiles (C2SP tlog-tiles) |
| documents/ | documents by their SHA-256 |
| messages/ | messages as they were received, with their signatures |
| generated/ | cover, catalogue and notes of service, made from the pages for people to read |
| keys.json | public keys: of the system, of the log, of partners |

The time stamp is also for openssl: \`sed '/^$/q' checkpoint | head -n -1 > text; openssl ts -verify -data text -in checkpoint.tst -token_in -CAfile CA\`.

Check it without network: \`presale verify DIR --witness KEY\`. The keys in this folder are what the operator says they are: give the keys that
you know yourself (\`--witness\`, \`--log-key\`, \`--system-keys FILE\`, \`--partner-keys FILE\`), and what is proven rests on those alone. Any tool that reads C2SP
checkpoints and RFC 9162 proofs can check the log without this program.
`;
