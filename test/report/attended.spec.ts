import type { SummaryReport } from '../../src/report/types.js';
import { explainText } from './explain.js';
import { kerasTable } from './tables.js';

type Rows = readonly (readonly [name: string, shape: string, count: number, connected: string])[];

/** A summary of Keras 2 with connections. */
function print(rows: Rows): string {
  const total = rows.reduce((sum, [, , count]) => sum + count, 0);
  const lines = rows.flatMap(([name, shape, count, connected]) => {
    const [first, ...others] = connected.split(' ');
    return [[name, shape, count, first], ...others.map(other => ['', '', '', other]), []];
  });
  return kerasTable(
    'model',
    ['Layer (type)', 'Output Shape', 'Param #', 'Connected to'],
    lines,
    total
  );
}

/** What is said of an attention that is connected to rows of these shapes, each named by a letter. */
function explain(
  shapes: { readonly [name: string]: string },
  output: string,
  references: string,
  count: number,
  call: string | null
): SummaryReport['layers'][number] {
  const inputs = Object.entries(shapes).map(
    ([name, shape]) => [`${name} (InputLayer)`, `[${shape}]`, 0, '[]'] as const
  );
  const connected = `[${[...references].map(name => `'${name}[0][0]'`).join(', ')}]`;
  const rows: Rows = [...inputs, ['att (MultiHeadAttention)', output, count, connected]];
  const names = Object.keys(shapes);
  const source = `import keras
from keras import layers
${names.map(name => `${name} = keras.Input(${shapes[name].replace('None, ', '')}, name='${name}')`).join('\n')}
model = keras.Model([${names.join(', ')}], layers.MultiHeadAttention(num_heads=2, key_dim=6, name='att')${call})
model.summary()`;
  const sources = call === null ? [] : [source];
  return explainText(print(rows), ...sources).layers[names.length];
}

function kernels({ tensors }: SummaryReport['layers'][number]): Record<string, number> {
  const found = tensors.filter(({ shape }) => shape.length === 3);
  return Object.fromEntries(found.map(({ name, shape }) => [name.split(/[./]/)[0], shape[0]]));
}

const WIDER = { q: '(None, 7, 12)', v: '(None, 9, 10)' };
const KERNELS = { query: 12, key: 10, value: 10 };

describe('what an attention is called with', () => {
  it('stands in the order of the alphabet where it is named', () => {
    const call = '(query=q, value=v, key=v)';
    const found = explain(WIDER, '(None, 7, 12)', 'vqv', 576, call);
    expect(found.verdict).toBe('verified');
    expect(kernels(found)).toMatchObject(KERNELS);
    expect(found.sources).toEqual([[0], [1], [1]]);
  });

  it('stands in the order of the signature elsewhere', () => {
    const found = explain(WIDER, '(None, 7, 12)', 'qvv', 576, '(q, v, v)');
    expect(found.verdict).toBe('verified');
    expect(kernels(found)).toMatchObject(KERNELS);
    expect(found.sources).toEqual([[0], [1], [1]]);
  });

  it('is told by the output where no source is there', () => {
    const found = explain(WIDER, '(None, 7, 12)', 'vqv', 576, null);
    expect(found.verdict).toBe('explained');
    expect(kernels(found)).toMatchObject(KERNELS);
  });

  it('is told by the place of the query where the names are all given', () => {
    const shapes = { ...WIDER, k: '(None, 9, 8)' };
    const found = explain(shapes, '(None, 7, 12)', 'kqv', 552, '(query=q, value=v, key=k)');
    expect(found.verdict).toBe('verified');
    expect(kernels(found)).toMatchObject({ query: 12, key: 8, value: 10 });
  });

  it('is not told by the table where key and value differ and the query stands first', () => {
    const shapes = { ...WIDER, k: '(None, 9, 8)' };
    const found = explain(shapes, '(None, 7, 12)', 'qkv', 552, '(q, key=k, value=v)');
    const told = { verdict: 'explained', evidence: 'source', recomputed: 552, alternatives: 1 };
    expect(found).toMatchObject(told);
  });

  it('may hold a mask', () => {
    const shapes = { q: '(None, 7, 12)', m: '(None, 7, 7)' };
    const found = explain(shapes, '(None, 7, 12)', 'qqm', 600 + 12 * 2, '(q, q, attention_mask=m)');
    expect(found.verdict).toBe('explained');
    expect(kernels(found)).toMatchObject({ query: 12, key: 12, value: 12 });
  });

  it('is still flagged where no order gives the count', () => {
    const call = '(query=q, value=v, key=v)';
    expect(explain(WIDER, '(None, 7, 12)', 'vqv', 577, call).verdict).toBe('mismatch');
  });
});
