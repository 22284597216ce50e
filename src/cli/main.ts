#!/usr/bin/env node
import { Command } from 'commander';
import { readFileSync } from 'node:fs';

import { checkCommand } from './commands/check.js';
import { countCommand } from './commands/count.js';
import { diffCommand } from './commands/diff.js';
import { explainCommand } from './commands/explain.js';
import { exportCommand } from './commands/export.js';
import { gradeCommand } from './commands/grade.js';
import { provideAll } from '../loading/provideAll.js';
import { BAD_INPUT } from './console.js';

const { version } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
) as { readonly version: string };

provideAll();

const program = new Command('paramlens')
  .description(
    'Counts the parameters of the model summaries in notebooks again, and explains them.'
  )
  .version(version, '-V, --version', 'print the version')
  .showHelpAfterError()
  .addCommand(explainCommand())
  .addCommand(countCommand())
  .addCommand(checkCommand())
  .addCommand(diffCommand())
  .addCommand(exportCommand())
  .addCommand(gradeCommand());

// A command line that cannot be read is bad input, not a check that failed.
for (const command of [program, ...program.commands]) {
  command.exitOverride(error => {
    process.exit(error.exitCode === 0 ? 0 : BAD_INPUT);
  });
}

// A reader that has seen enough, such as `head`, is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

await program.parseAsync();
