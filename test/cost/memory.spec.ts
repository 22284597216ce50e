import {
  costsOf,
  formatBytes,
  formatKerasSize,
  memoryOf,
  optimizersKeeping,
  parametersOf,
  storedBytes,
  type OptimizerName
} from '../../src/cost/index.js';
import { english } from '../../src/text/message.js';
import { notebookNames, printedText, reportOf, reportsOf } from '../corpus/read.js';

const FIELDS = {
  Total: 'total',
  Trainable: 'trainable',
  'Non-trainable': 'nonTrainable',
  Optimizer: 'optimizer'
} as const;

/** Every printed line such as `Total params: 613 (2.40 KB)` with the size that is computed for it. */
function sizes(name: string): { readonly printed: string; readonly computed: readonly string[] }[] {
  const reports = reportsOf(name);
  const lines = printedText(name).matchAll(
    /(Total|Trainable|Non-trainable|Optimizer) params: ?([\d,]+) \(([\d.]+) (\w+)\)/g
  );
  return [...lines].map(([, label, count, size, unit]) => {
    const field = FIELDS[label as keyof typeof FIELDS];
    const value = Number(count.replaceAll(',', ''));
    return {
      printed: `${size} ${unit === 'Byte' ? 'B' : unit}`,
      computed: reports
        .filter(({ totals }) => totals.reported[field] === value)
        .map(report => formatKerasSize(storedBytes(report)[field] as number))
    };
  });
}

describe('the size of a Keras model', () => {
  // Edits of the counts leave the sizes beside them as they were.
  const names = [...notebookNames('k'), ...notebookNames('hard_')];

  it('is computed for hundreds of printed lines', () => {
    expect(names.flatMap(sizes).length).toBeGreaterThan(300);
  });

  it.each(names)('is that of %s to the last digit', name => {
    for (const { printed, computed } of sizes(name)) expect(computed).toContain(printed);
  });

  it.each(['tamper_11_k3_0_0_long_names', 'tamper_21_k2_noise_reg'])(
    'contradicts the count that was changed in %s',
    name => {
      expect(sizes(name).some(({ printed, computed }) => !computed.includes(printed))).toBe(true);
    }
  );

  it('rounds ties as Python does', () => {
    expect(formatKerasSize(20096)).toBe('19.62 KB');
    expect(formatKerasSize(1024 * 1.375)).toBe('1.38 KB');
    expect(formatKerasSize(0)).toBe('0.00 B');
    expect(formatKerasSize(1024 ** 3)).toBe('1.00 GB');
  });
});

describe('memoryOf', () => {
  const counts = { total: 1000, trainable: 600 };

  it.each([
    ['float32', 4000, 2400],
    ['bfloat16', 2000, 1200],
    ['float16', 2000, 1200],
    ['int8', 1000, 1200],
    ['int4', 500, 1200]
  ] as const)('keeps weights in %s', (weights, bytes, gradients) => {
    const memory = memoryOf(counts, { weights, optimizer: 'sgd' });
    expect(memory.weights.value).toBe(bytes);
    expect(memory.gradients.value).toBe(gradients);
    expect(memory.training.value).toBe(bytes + gradients);
  });

  it.each([
    ['sgd', 0],
    ['momentum', 1],
    ['rmsprop', 1],
    ['adagrad', 1],
    ['adadelta', 2],
    ['adam', 2],
    ['adamw', 2],
    ['adamax', 2],
    ['nadam', 2],
    ['amsgrad', 3],
    ['lion', 1]
  ] as const)('gives %s its states for trained parameters only', (optimizer, states) => {
    const memory = memoryOf(counts, { weights: 'float32', optimizer });
    expect(memory.optimizer.value).toBe(states * 600 * 4);
    expect(english(memory.optimizer.note!)).toMatch(/\w{4}/);
  });

  it('fills half bytes up', () => {
    const memory = memoryOf({ total: 7, trainable: 0 }, { weights: 'int4', optimizer: 'adam' });
    expect(memory.weights.value).toBe(4);
  });

  it('is not known without a count', () => {
    const memory = memoryOf({ total: 7, trainable: null }, { weights: 'int8', optimizer: 'adam' });
    expect(memory.weights.value).toBe(7);
    expect(memory.gradients.value).toBeNull();
    expect(memory.optimizer.value).toBeNull();
    expect(memory.training.value).toBeNull();
  });

  it('takes the parameters without the variables of the optimizer', () => {
    const { total } = parametersOf(reportOf('k3_after_fit_adam'));
    expect(total).toBe(reportOf('k3_after_fit_adam').totals.recomputed.total);
  });
});

describe('a layer whose printed 0 says nothing of its weights', () => {
  const report = reportOf('ti_v154_mha');
  const attention = report.layers.findIndex(({ type }) => type === 'MultiheadAttention');

  it('is not said to wait for being built', () => {
    const { reason } = report.layers[attention];
    expect(reason?.text).toMatch(/leaves out what a module holds itself/);
  });

  it('takes an unknown number of bytes, and so does its model', () => {
    expect(costsOf(report, 'float32').layers[attention].weights.value).toBeNull();
    expect(parametersOf(report)).toEqual({ total: null, trainable: null });
  });

  it('is a question of the release', () => {
    const later = reportOf('ti_v172_mha');
    const layer = later.layers.findIndex(({ type }) => type === 'MultiheadAttention');
    expect(costsOf(later, 'float32').layers[layer].weights.value).toBe(4 * 4224);
    expect(parametersOf(later).total).toBe(8480);
  });
});

describe('optimizersKeeping', () => {
  it.each([
    ['k3_after_fit_adam', 'Adam'],
    ['k3_after_fit_nadam', 'Nadam']
  ])('knows the optimizer of %s', (name, optimizer) => {
    const { totals } = reportOf(name);
    const variables = totals.reported.optimizer as number;
    const trainable = totals.reported.trainable as number;
    expect(
      optimizersKeeping(variables, trainable).map(({ name: known }) => english(known))
    ).toContain(optimizer);
  });

  it('knows none where the numbers do not fit', () => {
    expect(optimizersKeeping(13, 100)).toEqual([]);
    expect(optimizersKeeping(2, 100).map(({ name }) => english(name))).toEqual(['SGD']);
  });
});

it('formats bytes in steps of 1,024', () => {
  expect([0, 1023, 1024, 1536, 102_228_128, 2 ** 40].map(formatBytes)).toEqual([
    '0 bytes',
    '1,023 bytes',
    '1 KiB',
    '1.5 KiB',
    '97.5 MiB',
    '1 TiB'
  ]);
});

it('names optimizers once', () => {
  const names: readonly OptimizerName[] = ['sgd', 'adam8bit'];
  for (const optimizer of names) {
    expect(
      memoryOf({ total: 8, trainable: 8 }, { weights: 'float32', optimizer }).optimizer.value
    ).toBe(optimizer === 'sgd' ? 0 : 16);
  }
});
