import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { readNotebook } from '../../src/cli/notebook.js';
import { detect } from '../../src/summary/detect.js';
import { readOutputs, textOf } from '../../src/summary/outputs.js';
import type { Row, Summary } from '../../src/summary/types.js';

/** Real notebooks with what the live model said of itself. */
const NOTEBOOKS = join(__dirname, '../corpus/notebooks');
const PRINTERS =
  /^(?:lightning|flax\.(?:linen|nnx\.(?:repr|tabulate))|haiku|equinox|fvcore|torch_geo)/;

interface Truth {
  readonly printer?: string;
  readonly models?: readonly {
    readonly layers: readonly {
      readonly path: string;
      readonly class: string;
      readonly shapes: readonly (readonly number[])[];
    }[];
    readonly totals: { readonly total: number };
  }[];
}

const cases = readdirSync(NOTEBOOKS)
  .filter(file => file.endsWith('.truth.json'))
  .flatMap(file => {
    const truth = JSON.parse(readFileSync(join(NOTEBOOKS, file), 'utf8')) as Truth;
    if (!truth.models || !PRINTERS.test(truth.printer ?? '')) return [];
    const notebook = readFileSync(join(NOTEBOOKS, file.replace('.truth.json', '.ipynb')), 'utf8');
    const summaries = readNotebook(notebook)
      .filter(cell => cell.outputs.some(output => detect(textOf(output))))
      .flatMap(cell => readOutputs(cell.outputs).map(({ summary }) => summary));
    return [{ name: file.replace('.truth.json', ''), printer: truth.printer, ...truth, summaries }];
  });

function rowAt({ rows }: Summary, path: string): Row | undefined {
  return rows.find(row => row.path === path && !row.nameCut);
}

function sorted(shapes: readonly (readonly number[])[]): readonly string[] {
  return shapes.map(shape => shape.join('×')).sort();
}

it('has real outputs of every printer', () => {
  const printers = new Set(cases.map(({ printer }) => printer?.split('.')[0]));
  expect([...printers].sort()).toEqual([
    'equinox',
    'flax',
    'fvcore',
    'haiku',
    'lightning',
    'torch_geometric'
  ]);
});

describe.each(cases)('$name', ({ printer, models, summaries }) => {
  const [model] = models ?? [];

  it('holds one whole summary', () => {
    expect(summaries.map(({ cut }) => cut)).toEqual([false]);
  });

  it('states no tensors but the true ones', () => {
    for (const { path, class: type, shapes } of model.layers) {
      const row = rowAt(summaries[0], path);
      if (row?.tensors === undefined) continue;
      expect([path, sorted(row.tensors.map(({ shape }) => shape))]).toEqual([path, sorted(shapes)]);
      if (row.type !== '' && type !== '') expect(row.type).toBe(type);
    }
  });

  it('gives intervals that hold the true total', () => {
    const { total } = summaries[0].totals;
    if (total === null) return;
    const [low, high] = typeof total === 'number' ? [total, total] : total;
    // Flax counts what is not trained as well.
    const others = summaries[0].totals.nonTrainable ?? 0;
    expect(low - (printer?.startsWith('flax') ? Number(others) : 0)).toBeLessThanOrEqual(
      model.totals.total
    );
    expect(high).toBeGreaterThanOrEqual(model.totals.total);
  });
});

it('loses no layer where the printer lists them all', () => {
  const listing = cases.filter(({ printer }) => /^(?:flax|haiku|equinox)/.test(printer ?? ''));
  const lost = listing.flatMap(({ name, models, summaries }) =>
    (models ?? [])
      .flatMap(({ layers }) => layers)
      .filter(({ path }) => {
        const fits = (row: Row): boolean =>
          row.path === path || (row.nameCut && path.startsWith(row.path ?? ''));
        return !summaries.some(({ rows }) => rows.some(fits));
      })
      .map(({ path }) => `${name}: ${path}`)
  );
  expect(listing.length).toBeGreaterThan(8);
  expect(lost).toEqual([]);
});
