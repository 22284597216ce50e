import { Command } from 'commander';

import { complain, plain, print } from '../console.js';
import { toJson } from '../explain.js';
import { explainReference, type ExplainedFile } from '../files.js';
import { nameOf, STANDARD_INPUT } from '../read.js';
import { renderSummary } from '../terminal.js';

/** `paramlens explain FILE...`: every summary, counted again. */
export function explainCommand(): Command {
  return new Command('explain')
    .description('explain every model summary in notebooks, or in a text on standard input')
    .argument(
      '[files...]',
      'notebooks (.ipynb), texts, or - for standard input; FILE:2 for the second summary'
    )
    .option('--json', 'one JSON object a line, one line a file')
    .action((files: string[], options: { readonly json?: boolean }) => {
      for (const file of files.length > 0 ? files : [STANDARD_INPUT]) {
        explain(file, Boolean(options.json));
      }
    });
}

function explain(file: string, json: boolean): void {
  let explained: ExplainedFile;
  try {
    explained = explainReference(file);
  } catch (error) {
    complain(`${nameOf(file)}: ${(error as Error).message}`);
    return;
  }
  const { name, summaries } = explained;
  if (json) {
    print(toJson(name, summaries));
  } else if (summaries.length === 0) {
    print(`${plain(name)}: no model summary found`);
  } else {
    for (const summary of summaries) {
      print(`${renderSummary(name, summary, Boolean(process.stdout.isTTY))}\n`);
    }
  }
}
