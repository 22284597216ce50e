import { Command, InvalidArgumentError } from 'commander';
import { readFileSync } from 'node:fs';

import { calculate, countLines, renderCalculation } from '../calculator.js';
import { BAD_INPUT, complain, print } from '../console.js';

interface CountOptions {
  readonly json?: boolean;
  readonly input: readonly (readonly number[])[];
  readonly framework: string;
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
      'an input shape without the batch, "None" where open; repeat it for several inputs',
      shapeArgument,
      []
    )
    .option('--framework <name>', 'keras, torch, flax_linen or flax_nnx', 'keras')
    .option(
      '--json',
      'answer in JSON; without a layer: one line for each JSON line on standard input'
    )
    .action((layer: string | undefined, options: CountOptions, command: Command) => {
      if (layer !== undefined) {
        countLayer(layer, options);
      } else if (options.json) {
        for (const answer of countLines(readFileSync(0, 'utf8'))) print(answer);
      } else {
        command.error(
          'error: name a layer, such as "Conv2D(32, 3)", or give --json and lines on standard input'
        );
      }
    });
}

function countLayer(layer: string, { framework, input, json }: CountOptions): void {
  const calculation = calculate(layer, framework, input);
  if ('error' in calculation) {
    if (json) {
      print(JSON.stringify({ error: calculation.error }));
      process.exitCode = BAD_INPUT;
    } else {
      complain(calculation.error);
    }
    return;
  }
  const { tensors, count } = calculation;
  print(json ? JSON.stringify({ tensors, count }) : renderCalculation(calculation));
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
