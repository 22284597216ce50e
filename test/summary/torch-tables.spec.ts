import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { readOutputs, type CellOutput } from '../../src/summary/outputs.js';
import type { Row, Summary } from '../../src/summary/types.js';

const NOTEBOOKS = join(__dirname, '../corpus/notebooks');

interface Truth {
  readonly printer: string;
  readonly models?: readonly {
    readonly layers: readonly {
      readonly path: string;
      readonly class: string;
      readonly shapes: readonly (readonly number[])[];
    }[];
    readonly totals: { readonly total: number };
  }[];
  readonly tampered?: unknown;
}

interface Notebook {
  readonly cells: readonly {
    readonly outputs?: readonly {
      readonly output_type: string;
      readonly name?: 'stdout' | 'stderr';
      readonly text?: string;
      readonly data?: Readonly<Record<string, string>>;
    }[];
  }[];
}

function summariesOf(notebook: Notebook): readonly Summary[] {
  return notebook.cells.flatMap(({ outputs = [] }) => {
    const read = outputs.map((output, index): CellOutput => ({
      index,
      kind: output.name ?? 'data',
      text: output.text ?? output.data?.['text/plain'] ?? null,
      html: output.data?.['text/html'] ?? null,
      markdown: null
    }));
    return readOutputs(read).map(({ summary }) => summary);
  });
}

const PRINTERS = /^(?:torchinfo|torchsummary|torch-summary|pytorch_model_summary)/;
const cases = readdirSync(NOTEBOOKS)
  .filter(file => file.endsWith('.truth.json'))
  .flatMap(file => {
    const name = file.replace('.truth.json', '');
    const read = (path: string): unknown => JSON.parse(readFileSync(join(NOTEBOOKS, path), 'utf8'));
    const truth = read(file) as Truth;
    if (!PRINTERS.test(truth.printer)) return [];
    const summaries = summariesOf(read(`${name}.ipynb`) as Notebook);
    const tables = summaries.filter(({ format }) => PRINTERS.test(format));
    return [{ name, truth, model: truth.models?.[0], tables }];
  });
const genuine = cases.filter(({ truth }) => truth.tampered === undefined);

function sizeOf(shapes: readonly (readonly number[])[]): number {
  return shapes.reduce((sum, shape) => sum + shape.reduce((product, size) => product * size, 1), 0);
}

function printedSum(rows: readonly Row[]): number {
  return rows.reduce((sum, { count }) => sum + (typeof count === 'number' ? count : 0), 0);
}

describe('tables of PyTorch models in real notebooks', () => {
  it('are found, each', () => {
    expect(cases.length).toBeGreaterThan(40);
    expect(cases.filter(({ tables }) => tables.length === 0).map(({ name }) => name)).toEqual([]);
  });

  it('lose no row: the counts add up to the total', () => {
    const wrong = genuine.flatMap(({ name, tables }) =>
      tables
        .filter(({ cut, rows, totals }) => !cut && printedSum(rows) !== totals.total)
        .map(() => name)
    );
    expect(wrong).toEqual([]);
    const cut = genuine.filter(({ tables }) => tables.some(table => table.cut));
    expect(cut.map(({ name }) => name)).toEqual([
      'hard_cut_half_ti',
      'hard_cut_head_lines_tic',
      'hard_elided_middle_ti'
    ]);
  });

  it('have the true total, or a caveat that says why not', () => {
    const wrong = genuine.filter(({ tables, model }) =>
      tables.some(({ totals }) => totals.total !== null && totals.total !== model?.totals.total)
    );
    expect(wrong.map(({ name }) => name)).toEqual(['ti_v154_mha', 'ts_own_params_missed']);
    for (const { tables } of wrong) expect(tables[0].caveats).toContain('bare-parameters');
  });

  it('have true paths, classes and tensors', () => {
    let paths = 0;
    for (const { tables, model } of genuine) {
      const truths = new Map((model?.layers ?? []).map(layer => [layer.path, layer]));
      for (const row of tables.flatMap(({ rows }) => rows)) {
        const truth = row.path === undefined ? undefined : truths.get(row.path);
        if (!truth) continue;
        paths++;
        expect(row.type).toBe(truth.class);
        if (row.count !== null && row.counts !== 'subtree' && row.depth > 0) {
          expect([row.path, row.count]).toEqual([row.path, sizeOf(truth.shapes)]);
        }
        if (row.tensors) expect(row.tensors.map(({ shape }) => shape)).toEqual(truth.shapes);
      }
    }
    expect(paths).toBeGreaterThan(50);
  });
});
