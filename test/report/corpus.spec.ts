import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { explainNotebook } from '../../src/cli/explain.js';
import type { LayerReport, PlacedReport } from '../../src/report/types.js';
import { english } from '../../src/text/message.js';

/** Real notebooks with what the live model said of itself. */
const NOTEBOOKS = join(__dirname, '../corpus/notebooks');

interface TrueLayer {
  readonly path: string;
  readonly class: string;
  readonly shapes: readonly (readonly number[])[];
}

interface Truth {
  readonly summary?: false;
  readonly printer: string;
  readonly models?: readonly {
    readonly layers: readonly TrueLayer[];
    readonly totals: { readonly total?: number };
  }[];
  readonly tampered?: { readonly kind: string; readonly layer: string | null };
}

interface Case {
  readonly name: string;
  readonly truth: Truth;
  readonly summaries: readonly PlacedReport[];
}

const cases: readonly Case[] = readdirSync(NOTEBOOKS)
  .filter(file => file.endsWith('.ipynb'))
  .map(file => {
    const name = file.replace(/\.ipynb$/, '');
    const read = (path: string): string => readFileSync(join(NOTEBOOKS, path), 'utf8');
    return {
      name,
      truth: JSON.parse(read(`${name}.truth.json`)) as Truth,
      summaries: explainNotebook(read(file))
    };
  });

const genuine = cases.filter(({ truth }) => truth.models && !truth.tampered);
const keras = genuine.filter(({ truth }) => truth.printer.startsWith('keras'));

function layersOf({ summaries }: Case): readonly LayerReport[] {
  return summaries.flatMap(summary => summary.layers);
}

/** Each weighted layer with the true one of its class and path, where both are told. */
function pairs(one: Case): readonly (readonly [LayerReport, TrueLayer])[] {
  const truths = (one.truth.models ?? []).flatMap(model => model.layers);
  return layersOf(one).flatMap(layer => {
    const found = truths.filter(
      ({ path, class: type }) => path === layer.path && type === layer.type
    );
    return found.length === 1 && layer.tensors.length > 0 ? [[layer, found[0]] as const] : [];
  });
}

function sorted(shapes: readonly (readonly number[])[]): string[] {
  return shapes.map(shape => shape.join('×')).sort();
}

function isExact(layer: LayerReport, { shapes }: TrueLayer): boolean {
  const own = sorted(layer.tensors.map(tensor => tensor.shape));
  const truth = sorted(shapes);
  return own.length === truth.length && own.every((shape, i) => shape === truth[i]);
}

describe('on real notebooks', () => {
  it('leaves outputs without a summary alone', () => {
    const negatives = cases.filter(({ truth }) => truth.summary === false);
    expect(negatives.length).toBeGreaterThan(30);
    expect(negatives.filter(({ summaries }) => summaries.length > 0)).toEqual([]);
  });

  it('finds every Keras summary', () => {
    expect(keras.filter(({ summaries }) => summaries.length === 0).map(({ name }) => name)).toEqual(
      []
    );
  });

  it('verifies nothing that is wrong', () => {
    const wrong = genuine.flatMap(one =>
      pairs(one)
        .filter(([layer, truth]) => layer.verdict === 'verified' && !isExact(layer, truth))
        .map(([layer]) => `${one.name}: ${layer.path}`)
    );
    expect(wrong).toEqual([]);
  });

  it('raises no false alarm', () => {
    const alarms = genuine.flatMap(one =>
      layersOf(one)
        .filter(layer => layer.verdict === 'mismatch')
        .map(layer => `${one.name}: ${layer.path} ${layer.reason && english(layer.reason)}`)
    );
    expect(alarms).toEqual([]);
  });

  it('finds the true tensors of nearly every Keras layer', () => {
    const all = keras.flatMap(pairs);
    const exact = all.filter(([layer, truth]) => isExact(layer, truth));
    expect(all.length).toBeGreaterThan(500);
    expect(exact.length / all.length).toBeGreaterThanOrEqual(0.99);
  });

  it('finds the true total of every Keras model whose rows are all printed', () => {
    const single = keras.filter(({ summaries }) => summaries.length === 1);
    const wrong = single.filter(
      ({ summaries, truth }) =>
        summaries[0].totals.recomputed.total !== truth.models?.[0].totals.total
    );
    // What is not printed cannot be added up: a half, a range of the layers, columns cropped at the right.
    expect(wrong.map(({ name }) => name)).toEqual([
      'hard_cut_half_k2',
      'k2_app_ResNet50_range',
      'k3_long_names_wide_in_narrow'
    ]);
  });

  it('notices tampered Keras summaries, at the layer where one was changed', () => {
    const tampered = cases.filter(
      ({ truth }) => truth.tampered && truth.printer.startsWith('keras')
    );
    expect(tampered.length).toBeGreaterThan(5);
    for (const { name, truth, summaries } of tampered) {
      const { kind, layer } = truth.tampered as NonNullable<Truth['tampered']>;
      const flagged = summaries.flatMap(summary =>
        summary.layers.filter(({ verdict }) => verdict === 'mismatch').map(({ path }) => path)
      );
      const totals = summaries.map(summary => summary.totals.verdict);
      expect([name, totals]).toEqual([name, ['mismatch']]);
      if (kind === 'layer_params') {
        expect([name, flagged]).toEqual([name, [layer]]);
      }
    }
  });
});
