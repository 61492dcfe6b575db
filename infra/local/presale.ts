#!/usr/bin/env node
import { runCommandLine } from './commands/command-line.ts';

// Whoever reads our output may stop reading (`| head`): that is no fault.
process.stdout.on('error', (error) => {
  if (!('code' in error) || error.code !== 'EPIPE') throw error;
});
process.exitCode = await runCommandLine(process.argv.slice(2), { stdout: process.stdout, stderr: process.stderr });
