import { documentedCost, costsOf, formatCost } from '../../src/cost/index.js';
import { torchinfoMultiplyAdds } from '../../src/cost/torchinfo.js';
import { message } from '../../src/text/message.js';
import { notebookNames, reportOf, reportsOf, summariesOf } from '../corpus/read.js';

/** The rows of a notebook that print their Mult-Adds, each with what is counted of it. */
function printedRows(name: string): {
  readonly type: string;
  readonly printed: unknown;
  readonly likeTorchinfo: number | null;
  readonly counted: number | null;
  readonly note: string | null;
}[] {
  const reports = reportsOf(name);
  return summariesOf(name).flatMap((summary, n) => {
    const { layers } = reports[n];
    const costs = costsOf(reports[n], 'float32').layers;
    return summary.rows.flatMap((row, i) =>
      row.multiplyAdds === undefined
        ? []
        : [
            {
              type: row.type,
              printed: row.multiplyAdds,
              likeTorchinfo: torchinfoMultiplyAdds(layers[i], layers[i].tensors),
              counted: costs[i].multiplyAdds.value,
              note: documentedCost(costs[i].multiplyAdds).note
            }
          ]
    );
  });
}

const PRINTING = [...notebookNames('ti_')].filter(name => printedRows(name).length > 0);

describe('multiply-adds', () => {
  it('finds tables that print them', () => {
    expect(PRINTING.sort()).toEqual([
      'ti_lenet_verbose2_allcols',
      'ti_timm_edgenext_x_small',
      'ti_v154_lenet_print_cols'
    ]);
  });

  it.each(PRINTING)('counts %s as torchinfo does where asked to', name => {
    for (const row of printedRows(name)) {
      expect(row.likeTorchinfo).toBe(row.printed);
    }
  });

  it.each(PRINTING)('counts %s like torchinfo, or says why not', name => {
    for (const { counted, printed, note } of printedRows(name)) {
      if (counted === printed) continue;
      expect(note).toContain(`torchinfo counts ${(printed as number).toLocaleString('en-US')}`);
    }
  });

  it('agrees with torchinfo on every convolution and on linear layers of vectors', () => {
    const rows = PRINTING.flatMap(printedRows);
    const conv = rows.filter(({ type }) => /^Conv\dd$/.test(type));
    expect(conv.length).toBeGreaterThan(20);
    for (const { counted, printed } of conv) expect(counted).toBe(printed);
  });

  it('binds the formula to the layer, the batch included where it is printed', () => {
    const report = reportOf('ti_lenet_verbose2_allcols');
    const [, conv] = costsOf(report, 'float32').layers;
    expect(conv.multiplyAdds.value).toBe(156 * 16 * 28 * 28);
    expect(conv.multiplyAdds.unit).toBe('MACs');
    expect(conv.multiplyAdds.steps.at(-1)?.operands).toEqual([
      { value: 156, meaning: 'weights and biases' },
      { value: 16, meaning: 'batch' },
      { value: 28, meaning: 'output height' },
      { value: 28, meaning: 'output width' }
    ]);
  });

  it('counts one example where the batch is open', () => {
    const report = reportOf('k3_tutorial_cnn_c200');
    const costs = costsOf(report, 'float32');
    expect(costs.layers[0].multiplyAdds.value).toBe(896 * 32 * 32);
    expect(formatCost(costs.multiplyAdds)).toMatch(/ M MACs$/);
    const sum = costs.layers.reduce(
      (total, { multiplyAdds }) => total + (multiplyAdds.value ?? NaN),
      0
    );
    expect(costs.multiplyAdds.value).toBe(sum);
  });

  it('counts the scores of attention', () => {
    const report = reportOf('k3_mha');
    const [, attention] = costsOf(report, 'float32').layers;
    // 12 positions attend to 12, in 4 heads of 8: projections 4 × (32 × 32 + 32), two products of 32 a pair.
    expect(attention.multiplyAdds.value).toBe(12 * 4 * (32 * 32 + 32) + 2 * 32 * 12 * 12);
  });

  it('uses a recurrent layer at every step, and looks embeddings up', () => {
    const { layers } = reportOf('k3_embedding');
    const costs = costsOf(reportOf('k3_embedding'), 'float32').layers;
    const embedding = layers.findIndex(({ type }) => type === 'Embedding');
    expect(costs[embedding].multiplyAdds).toMatchObject({ value: 0, steps: [] });
  });

  it('says "?" where the output does not tell', () => {
    const report = reportOf('k3_einsum_dense');
    const [einsum] = costsOf(report, 'float32').layers;
    expect(einsum.multiplyAdds.value).toBeNull();
    expect(documentedCost(einsum.multiplyAdds).note).toBe('Its output shape leaves a size open.');
    expect(formatCost(einsum.multiplyAdds)).toBe('?');
  });

  it('leaves no row of the corpus without a number or a reason', () => {
    for (const name of [...notebookNames('k'), ...notebookNames('t')]) {
      for (const report of reportsOf(name)) {
        for (const { multiplyAdds, activations } of costsOf(report, 'float32').layers) {
          for (const cost of [multiplyAdds, activations]) {
            expect(cost.value !== null || cost.note).toBeTruthy();
            expect(cost.value === null || (Number.isInteger(cost.value) && cost.value >= 0)).toBe(
              true
            );
          }
        }
      }
    }
  });
});

it('knows that a normalisation without scale and shift has nothing to multiply with', () => {
  const report = reportOf('ti_norms');
  const [at] = report.layers.flatMap(({ type }, i) => (type === 'BatchNorm2d' ? [i] : []));
  expect(report.layers[at]).toMatchObject({ verdict: 'verified', recomputed: 0 });
  expect(costsOf(report, 'float32').layers[at].multiplyAdds).toMatchObject({
    value: 0,
    note: message('It has no weights to multiply with.')
  });
});
