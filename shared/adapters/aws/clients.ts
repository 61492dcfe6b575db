/** How long the functions wait for AWS. Every call ends well inside a function's own timeout, so that a slow service shows as an error and not as silence. */

import { type Bucket, s3Bucket } from './s3/bucket.ts';
import { callerOf, type Patience, type SendToAws, sendToAws } from './send.ts';

const requestHandler: Patience = { connectionTimeout: 1_000, requestTimeout: 5_000, throwOnRequestTimeout: true, socketTimeout: 5_000 };

/** Options of every SDK client: at most 3 tries of at most 5 seconds of silence each. A DynamoDB transaction needs at least one second a try. */
export const clientPatience = { maxAttempts: 3, requestHandler };

/** Ports of a real process, for the parts that wait and spread their retries. */
export const waiting = {
  random: Math.random,
  delay: (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds)),
};

/** A bucket as this function may use it; of larger objects than `objectBytesMax` the size alone is read. */
export const awsBucket = (subdomain: string, objectBytesMax?: number): Bucket =>
  s3Bucket(
    sendToAws({
      name: 's3',
      caller: () => callerOf(process.env),
      ...clientPatience,
      ...waiting,
      subdomain,
      ...(objectBytesMax === undefined ? {} : { answerBytesMax: objectBytesMax }),
    }),
  );

/** KMS in this function's region. */
export const awsKms = (): SendToAws => sendToAws({ name: 'kms', caller: () => callerOf(process.env), ...clientPatience, ...waiting });

/** How long a warm function believes its copy of the partner register and the city profiles. */
export const registerCache = { cacheSeconds: 30, monotonicMs: () => performance.now() };
