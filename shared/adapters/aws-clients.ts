/** How long the functions wait for AWS. Every call ends well inside a function's own timeout, so that a slow service shows as an error and not as silence. */

/** Options of every SDK client: at most 3 tries of at most 5 seconds each. A DynamoDB transaction needs at least one second a try. */
export const clientPatience = { maxAttempts: 3, requestHandler: { connectionTimeout: 1_000, requestTimeout: 5_000 } } as const;

/** Ports of a real process, for the parts that wait and spread their retries. */
export const waiting = {
  random: Math.random,
  delay: (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds)),
};

/** How long a warm function believes its copy of the partner register and the city profiles. */
export const registerCache = { cacheSeconds: 30, monotonicMs: () => performance.now() };
