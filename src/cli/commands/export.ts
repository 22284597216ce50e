import { Command, Option } from 'commander';
import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';

import { DATA_TYPES, type DataTypeName } from '../../cost/index.js';
import {
  EXPORT_FORMATS,
  exportReports,
  type ExportFormat,
  type Titled
} from '../../export/index.js';
import { complain, FAILED, print } from '../console.js';
import { explainReference } from '../files.js';
import { nameOf, STANDARD_INPUT } from '../read.js';

interface ExportArguments {
  readonly to: ExportFormat;
  readonly output?: string;
  readonly derivation?: boolean;
  readonly cost?: DataTypeName;
}

/** `paramlens export --to FORMAT FILE...`: the tables as a document. */
export function exportCommand(): Command {
  return new Command('export')
    .description('write the explained summaries as Markdown, LaTeX, CSV, JSON or HTML')
    .argument(
      '[files...]',
      'notebooks, texts, or - for standard input; FILE:2 for the second summary'
    )
    .addOption(
      new Option('--to <format>', 'what to write').choices(EXPORT_FORMATS).makeOptionMandatory()
    )
    .option('-o, --output <file>', 'the file to write; standard output by default')
    .option('--derivation', 'add how each count comes about, step by step')
    .addOption(
      new Option(
        '--cost <dtype>',
        'add memory and multiply-adds, with weights and activations in this format'
      ).choices(Object.keys(DATA_TYPES))
    )
    .action((files: string[], options: ExportArguments) => {
      exportFiles(files.length > 0 ? files : [STANDARD_INPUT], options);
    });
}

function exportFiles(files: readonly string[], options: ExportArguments): void {
  const { to, output, derivation, cost } = options;
  const summaries = files.flatMap(read);
  if (summaries.length === 0) {
    if (process.exitCode === undefined) {
      process.stderr.write('paramlens: no model summary found\n');
      process.exitCode = FAILED;
    }
    return;
  }
  const text = exportReports(summaries, to, { derivation, cost });
  if (output === undefined) {
    print(text);
    return;
  }
  try {
    writeFileSync(output, text);
  } catch (error) {
    complain(`${output}: ${(error as Error).message}`);
  }
}

function read(reference: string): readonly Titled[] {
  try {
    const { name, summaries } = explainReference(reference);
    return summaries.map(report => ({
      title: [
        basename(name),
        `cell ${report.cell + 1}`,
        ...(report.name === null ? [] : [report.name])
      ].join(' · '),
      report
    }));
  } catch (error) {
    complain(`${nameOf(reference)}: ${(error as Error).message}`);
    return [];
  }
}
