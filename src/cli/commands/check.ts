import { Command } from 'commander';
import { writeFileSync } from 'node:fs';

import {
  AssertionSyntaxError,
  checkFile,
  junit,
  readAssertions,
  readCount,
  type Assertion,
  type JunitSuite,
  type PlacedResult
} from '../../check/index.js';
import { jsonText } from '../../text/json.js';
import { complain, FAILED, plain, print } from '../console.js';
import { explainReference } from '../files.js';
import { nameOf } from '../read.js';

interface CheckOptions {
  readonly maxParams?: string;
  readonly maxTrainable?: string;
  readonly maxMegabytes?: string;
  readonly mismatch: boolean;
  readonly expect: readonly string[];
  readonly json?: boolean;
  readonly junit?: string;
}

/** `paramlens check FILE...`: what is demanded of models, in options and in the cells that print them. */
export function checkCommand(): Command {
  return new Command('check')
    .description('check the model summaries in notebooks against limits and expectations')
    .argument(
      '<files...>',
      'notebooks, texts, or - for standard input; FILE:2 for the second summary'
    )
    .option('--max-params <count>', 'the most parameters a model may have: 25000000, 25M')
    .option('--max-trainable <count>', 'the most parameters that may be trained')
    .option(
      '--max-megabytes <size>',
      "the most memory of the weights, in Keras' MB of 1,048,576 bytes"
    )
    .option('--no-mismatch', 'fail where a printed count cannot be right')
    .option(
      '--expect <assertion>',
      'total=128952, trainable<1M, Conv1=896 ...; repeat it for several',
      (text: string, before: readonly string[]) => [...before, text],
      []
    )
    .option('--json', 'one JSON object a line, one line a file')
    .option('--junit <file>', "write the results as JUnit's XML as well")
    .addHelpText(
      'after',
      `
A cell may state what it prints: # paramlens: total == 128952, trainable < 1M

Where an output does not tell whether a --max-... limit is kept, the check is skipped and says so.

Exit codes: 0 all passed, 1 a check failed, 2 a file or an assertion cannot be read.`
    )
    .action((files: string[], options: CheckOptions) => check(files, options));
}

function check(files: readonly string[], options: CheckOptions): void {
  let demanded: readonly Assertion[];
  try {
    demanded = demandsOf(options);
  } catch (error) {
    if (!(error instanceof AssertionSyntaxError)) throw error;
    complain(error.message);
    return;
  }
  const suites = files.map(file => checkOne(file, demanded));
  for (const { file, results, error } of suites) {
    if (error !== null) complain(`${file}: ${error}`);
    if (options.json) {
      print(jsonText(error === null ? { file, checks: results } : { file, error, checks: [] }));
    }
    if (!options.json && results.length > 0) print(render(file, results));
  }
  if (!options.json) print(sumUp(suites, demanded.length > 0));
  const failures = suites.some(({ results }) => results.some(({ status }) => status === 'failed'));
  // Input that cannot be read weighs more than a check that failed.
  if (failures) process.exitCode ??= FAILED;
  if (options.junit !== undefined) writeJunit(options.junit, suites);
}

function demandsOf(options: CheckOptions): readonly Assertion[] {
  const { maxParams, maxTrainable, maxMegabytes, mismatch, expect } = options;
  const limit = (subject: string, value: string | undefined): readonly Assertion[] => {
    if (value === undefined) return [];
    readCount(value);
    return readAssertions(`${subject} <= ${value}`).map(one => ({ ...one, isLimit: true }));
  };
  return [
    ...limit('total', maxParams),
    ...limit('trainable', maxTrainable),
    ...limit('megabytes', maxMegabytes),
    ...(mismatch ? [] : readAssertions('no mismatch')),
    ...expect.flatMap(readAssertions)
  ];
}

function checkOne(reference: string, demanded: readonly Assertion[]): JunitSuite {
  try {
    const { name, summaries, cells } = explainReference(reference);
    const checked = cells.map(({ index, source, outputs }) => ({
      index,
      source,
      hasOutput: outputs.length > 0
    }));
    return { file: name, results: checkFile(summaries, checked, demanded), error: null };
  } catch (error) {
    return { file: nameOf(reference), results: [], error: (error as Error).message };
  }
}

/** `3 checks in 2 files, 1 failed, 1 not known; 1 file could not be read`. */
function sumUp(suites: readonly JunitSuite[], wasAsked: boolean): string {
  const results = suites.flatMap(suite => suite.results);
  const count = (wanted: PlacedResult['status'], word: string): readonly string[] => {
    const found = results.filter(({ status }) => status === wanted).length;
    return found > 0 || wanted === 'failed' ? [`${found} ${word}`] : [];
  };
  const unread = suites.filter(({ error }) => error !== null).length;
  const read = suites.length - unread;
  const made = [
    `${several(results.length, 'check')} in ${several(read, 'file')}`,
    ...count('failed', 'failed'),
    ...count('unknown', 'skipped because the output does not tell'),
    ...count('skipped', 'skipped because the cell has no output')
  ].join(', ');
  const nothing = wasAsked ? 'no model summary found' : 'no checks were asked for';
  return [
    ...(results.length > 0 ? [made] : read > 0 ? [nothing] : []),
    ...(unread > 0 ? [`${several(unread, 'file')} could not be read`] : [])
  ].join('; ');
}

function several(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

const MARKS = { passed: '✓', failed: '✗', skipped: '-', unknown: '?' };

function render(file: string, results: readonly PlacedResult[]): string {
  const lines: string[] = [];
  let place = '';
  for (const { cell, summary, status, check: text, message } of results) {
    const where =
      cell === null
        ? plain(file)
        : `${plain(file)} · cell ${cell + 1}${summary === null ? '' : ` · summary ${summary + 1}`}`;
    if (where !== place) lines.push(where);
    place = where;
    lines.push(`  ${MARKS[status]} ${plain(text)}${message === null ? '' : `: ${plain(message)}`}`);
  }
  return lines.join('\n');
}

function writeJunit(file: string, suites: readonly JunitSuite[]): void {
  try {
    writeFileSync(file, junit(suites));
  } catch (error) {
    complain(`${file}: ${(error as Error).message}`);
  }
}
