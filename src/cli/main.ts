#!/usr/bin/env node
import { Command, InvalidArgumentError } from 'commander';
import { readFileSync } from 'node:fs';

import type { PlacedReport } from '../report/types.js';
import { gradeCommand } from './commands/grade.js';
import { calculate, countLines, renderCalculation } from './calculator.js';
import { explainNotebook, explainText, toJson } from './explain.js';
import { renderSummary } from './terminal.js';

const STANDARD_INPUT = '-';

interface ExplainOptions {
  readonly json?: boolean;
}

interface CountOptions {
  readonly json?: boolean;
  readonly input: readonly (readonly number[])[];
  readonly framework: string;
}

const program = new Command('paramlens')
  .description(
    'Counts the parameters of the model summaries in notebooks again, and explains them.'
  )
  .showHelpAfterError();

program
  .command('explain')
  .description('explain every model summary in notebooks, or in a text on standard input')
  .argument('[files...]', 'notebooks (.ipynb), texts, or - for standard input')
  .option('--json', 'one JSON object a line, one line a file')
  .action((files: string[], options: ExplainOptions) => {
    for (const file of files.length > 0 ? files : [STANDARD_INPUT]) explainFile(file, options);
  });

program
  .command('count')
  .description('count one layer: paramlens count "Conv2D(32, 3)" --input 32,32,3')
  .argument(
    '[layer]',
    'a constructor call; left out with --json, which reads layers from standard input'
  )
  .option(
    '--input <sizes>',
    'an input shape without the batch, "None" where open; repeat it for several inputs',
    shapeArgument,
    []
  )
  .option('--framework <name>', 'keras, torch, flax_linen or flax_nnx', 'keras')
  .option(
    '--json',
    'answer in JSON; without a layer: one line for each JSON line on standard input'
  )
  .action((layer: string | undefined, options: CountOptions) => {
    if (layer === undefined) {
      if (!options.json) {
        program.error(
          'error: name a layer, such as "Conv2D(32, 3)", or give --json and lines on standard input'
        );
      }
      for (const answer of countLines(readStandardInput())) print(answer);
      return;
    }
    const calculation = calculate(layer, options.framework, options.input);
    if ('error' in calculation) {
      if (options.json) print(JSON.stringify({ error: calculation.error }));
      else report(calculation.error);
      process.exitCode = 2;
    } else {
      const { tensors, count } = calculation;
      print(options.json ? JSON.stringify({ tensors, count }) : renderCalculation(calculation));
    }
  });

program.addCommand(gradeCommand());

// A reader that has seen enough, such as `head`, is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

program.parse();

function explainFile(file: string, { json }: ExplainOptions): void {
  let summaries: readonly PlacedReport[];
  try {
    const content = file === STANDARD_INPUT ? readStandardInput() : readFileSync(file, 'utf8');
    summaries = isText(file, content) ? explainText(content) : explainNotebook(content);
  } catch (error) {
    report(`${file}: ${(error as Error).message}`);
    process.exitCode = 2;
    return;
  }
  const name = file === STANDARD_INPUT ? 'standard input' : file;
  if (json) {
    print(toJson(name, summaries));
  } else if (summaries.length === 0) {
    print(`${name}: no model summary found`);
  } else {
    for (const summary of summaries) {
      print(renderSummary(name, summary, Boolean(process.stdout.isTTY)));
    }
  }
}

/** Standard input may be either; a file is a notebook unless its name says text. */
function isText(file: string, content: string): boolean {
  return file === STANDARD_INPUT ? !/^\s*\{/.test(content) : /\.(?:txt|log|out|md)$/i.test(file);
}

function readStandardInput(): string {
  return readFileSync(0, 'utf8');
}

function shapeArgument(
  text: string,
  before: readonly (readonly (number | null)[])[]
): (number | null)[][] {
  const sizes = text
    .replace(/[()[\]\s]/g, '')
    .split(',')
    .filter(size => size !== '')
    .map(size => (/^(none|\?)$/i.test(size) ? null : Number(size)));
  if (sizes.some(size => size !== null && !(Number.isSafeInteger(size) && size > 0))) {
    throw new InvalidArgumentError('Give sizes such as 32,32,3.');
  }
  return [...before.map(shape => [...shape]), sizes];
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function report(text: string): void {
  process.stderr.write(`paramlens: ${text}\n`);
}
