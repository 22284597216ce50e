import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { readOutputs, type CellOutput } from '../../src/summary/outputs.js';
import type { Row, Summary } from '../../src/summary/types.js';

const NOTEBOOKS = join(__dirname, '../corpus/notebooks');

interface TrueLayer {
  readonly path: string;
  readonly class: string;
  readonly shapes: readonly (readonly number[])[];
}

interface Truth {
  readonly printer: string;
  readonly models: readonly { readonly layers: readonly TrueLayer[] }[];
  readonly tampered?: { readonly layer: string | null };
}

interface Notebook {
  readonly cells: readonly {
    readonly outputs?: readonly {
      readonly name?: 'stdout' | 'stderr';
      readonly text?: string;
      readonly data?: Readonly<Record<string, string>>;
    }[];
  }[];
}

const FORMATS = ['torch-repr', 'ptflops', 'fvcore'];

function summariesOf(notebook: Notebook): readonly Summary[] {
  return notebook.cells
    .flatMap(({ outputs = [] }) =>
      readOutputs(
        outputs.map(({ name, text, data }, index): CellOutput => ({
          index,
          kind: name ?? 'data',
          text: text ?? data?.['text/plain'] ?? null,
          html: data?.['text/html'] ?? null,
          markdown: data?.['text/markdown'] ?? null
        }))
      )
    )
    .map(({ summary }) => summary)
    .filter(({ format }) => FORMATS.includes(format));
}

const cases = readdirSync(NOTEBOOKS)
  .filter(file => file.endsWith('.truth.json'))
  .flatMap(file => {
    const load = (path: string): unknown => JSON.parse(readFileSync(join(NOTEBOOKS, path), 'utf8'));
    const truth = load(file) as Truth;
    if (!/^(?:torch\.repr|skorch|ptflops|fvcore\.flop_count_str)/.test(truth.printer ?? '')) {
      return [];
    }
    const name = file.replace('.truth.json', '');
    const summaries = summariesOf(load(`${name}.ipynb`) as Notebook);
    return [{ name, truth, summaries, layers: truth.models.flatMap(({ layers }) => layers) }];
  });

/** The shape of the weight that a row's arguments state; `null` for other classes. */
function weightOf({ config = {} }: Row): readonly unknown[] | null {
  if (config.in_features !== undefined) return [config.out_features, config.in_features];
  if (config.num_embeddings !== undefined) return [config.num_embeddings, config.embedding_dim];
  if (Array.isArray(config.normalized_shape)) return config.normalized_shape as unknown[];
  if (Array.isArray(config.kernel_size) && typeof config.in_channels === 'number') {
    const groups = typeof config.groups === 'number' ? config.groups : 1;
    return [config.out_channels, config.in_channels / groups, ...(config.kernel_size as unknown[])];
  }
  return null;
}

describe('printed modules in real notebooks', () => {
  it('are found, each, and whole unless lines are missing', () => {
    expect(cases.length).toBeGreaterThan(60);
    expect(cases.filter(({ summaries }) => summaries.length === 0).map(({ name }) => name)).toEqual(
      []
    );
    const cut = cases.filter(({ summaries }) => summaries.some(summary => summary.cut));
    expect(cut.map(({ name }) => name)).toEqual([
      'hard_cut_head_lines_ptu',
      'hard_elided_middle_pt'
    ]);
  });

  it('have every weighted module at its path, with its class', () => {
    const missing = cases
      // Half of these is not in the text; a traced module does not print its class.
      .filter(({ name, summaries }) => !summaries.some(({ cut }) => cut) && name !== 'pt_jit_trace')
      .flatMap(({ name, summaries, layers }) => {
        const rows = new Set(
          summaries.flatMap(summary => summary.rows.map(row => `${row.path} ${row.type}`))
        );
        return layers
          .filter(layer => !rows.has(`${layer.path} ${layer.class}`))
          .map(layer => `${name} ${layer.path} ${layer.class}`);
      });
    expect(missing).toEqual([]);
  });

  it('state the arguments that the true tensors follow from', () => {
    let compared = 0;
    for (const { truth, summaries, layers } of cases) {
      // Old weight normalisation replaces the weight without a trace in the text.
      const truths = new Map(layers.map(layer => [`${layer.path} ${layer.class}`, layer]));
      for (const row of summaries.length === 1 ? summaries[0].rows : []) {
        const layer = truths.get(`${row.path} ${row.type}`);
        const weight = weightOf(row);
        if (!layer || !weight || layer.path === truth.tampered?.layer) continue;
        if (/Transpose|Parametrized|Bilinear/.test(layer.class)) continue;
        compared++;
        expect(layer.shapes.map(shape => shape.join())).toContain(weight.join());
      }
    }
    expect(compared).toBeGreaterThan(1500);
  });
});
