import { Command, InvalidArgumentError } from 'commander';

import type { Shape } from '../../counter/types.js';
import { calculate, countLines, renderCalculation } from '../calculator.js';
import { jsonText } from '../../text/json.js';
import { BAD_INPUT, complain, print } from '../console.js';
import { nameOf, readText, STANDARD_INPUT } from '../read.js';

interface CountOptions {
  readonly json?: boolean;
  readonly input: readonly Shape[];
  readonly framework?: string;
}

/** `paramlens count LAYER`: one layer, from its constructor call. */
export function countCommand(): Command {
  return new Command('count')
    .description('count one layer: paramlens count "Conv2D(32, 3)" --input 32,32,3')
    .argument(
      '[layer]',
      'a constructor call; left out with --json, which reads layers from standard input'
    )
    .option(
      '--input <sizes>',
      'an input shape, such as 32,32,3: "None" in front is the batch, elsewhere an open size; repeat it for several inputs',
      shapeArgument,
      []
    )
    .option(
      '--framework <name>',
      'keras, torch (or pytorch), flax_linen or flax_nnx; by default keras, and torch after "nn."'
    )
    .option(
      '--json',
      'answer in JSON; without a layer: one line for each JSON line on standard input'
    )
    .action((layer: string | undefined, options: CountOptions, command: Command) => {
      if (layer !== undefined) {
        countLayer(layer, options);
      } else if (options.json) {
        countStandardInput();
      } else {
        command.error(
          'error: name a layer, such as "Conv2D(32, 3)", or give --json and lines on standard input'
        );
      }
    });
}

function countStandardInput(): void {
  let lines: string;
  try {
    lines = readText(STANDARD_INPUT);
  } catch (error) {
    complain(`${nameOf(STANDARD_INPUT)}: ${(error as Error).message}`);
    return;
  }
  for (const answer of countLines(lines)) print(answer);
}

function countLayer(layer: string, { framework, input, json }: CountOptions): void {
  const calculation = calculate(layer, framework, input);
  if ('error' in calculation) {
    if (json) {
      print(jsonText({ error: calculation.error }));
      process.exitCode = BAD_INPUT;
    } else {
      complain(calculation.error);
    }
    return;
  }
  const { tensors, count } = calculation;
  print(json ? jsonText({ tensors, count }) : renderCalculation(calculation));
}

function shapeArgument(text: string, before: readonly Shape[]): Shape[] {
  const inner = text.replace(/\s/g, '').replace(/^[([](.*)[)\]]$/, '$1');
  const sizes = inner.replace(/,$/, '').split(',').map(sizeArgument);
  if (sizes.includes(undefined)) throw new InvalidArgumentError('Give sizes such as 32,32,3.');
  return [...before, sizes as Shape];
}

/** `undefined` for what is no size. */
function sizeArgument(text: string): number | null | undefined {
  if (/^(?:none|\?)$/i.test(text)) return null;
  const size = /^\d+$/.test(text) ? Number(text) : 0;
  return Number.isSafeInteger(size) && size > 0 ? size : undefined;
}
