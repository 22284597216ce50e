import { OutputArea, OutputAreaModel } from '@jupyterlab/outputarea';
import { RenderMimeRegistry, standardRendererFactories } from '@jupyterlab/rendermime';
import { nullTranslator } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';
import { act } from '@testing-library/react';
import { beginningOf } from '../../src/jupyter/beginning.js';
import { watch } from '../../src/jupyter/lenses.js';
import { LensHost } from '../../src/jupyter/lensHost.js';
import { switches } from '../../src/jupyter/switches.js';
import { takeOver } from '../../src/jupyter/takeOver.js';
import { longKeras2, stdout } from './outputs.js';

const LAYERS = 2_000;

describe('the beginning of the outputs', () => {
  test('is a table without totals', () => {
    const beginning = beginningOf([stdout(0, `training...\n${longKeras2(LAYERS)}`)])!;
    const [{ report, start }] = beginning.reports;
    expect(start).toEqual({ output: 0, offset: 'training...\n'.length });
    expect(report.layers.length).toBeGreaterThan(100);
    expect(report.layers.length).toBeLessThan(LAYERS / 4);
    expect(report.totals.verdict).toBe('unknown');
  });

  test('may have its title in an output before', () => {
    const [title, ...table] = longKeras2(LAYERS).split('\n');
    const beginning = beginningOf([stdout(0, `${title}\n`), stdout(1, table.join('\n'))])!;
    expect(beginning.reports[0].report.name).toBe('long');
  });

  test('is not there where the whole is soon read, or other text follows the table', () => {
    expect(beginningOf([stdout(0, longKeras2(100))])).toBeNull();
    expect(beginningOf([stdout(0, longKeras2(30) + 'loss: 0.1\n'.repeat(10_000))])).toBeNull();
    expect(beginningOf([stdout(0, 'Param # '.repeat(10_000))])).toBeNull();
  });
});

describe('a long table', () => {
  let frames: FrameRequestCallback[];
  let area: OutputArea;
  let model: OutputAreaModel;
  let host: LensHost;

  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'performance'] });
    jest.spyOn(performance, 'now').mockReturnValue(0);
    frames = [];
    jest
      .spyOn(window, 'requestAnimationFrame')
      .mockImplementation(callback => frames.push(callback));
    const application = { contents: {} as never, commands: {} as never, open: () => undefined };
    host = new LensHost(nullTranslator, null, application);
    const registry = new RenderMimeRegistry({ initialFactories: standardRendererFactories });
    takeOver(registry, (scout, args) => watch(scout, host).take(args));
    model = new OutputAreaModel();
    area = new OutputArea({ model, rendermime: registry });
    Widget.attach(area, document.body);
  });

  afterEach(() => {
    area.dispose();
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  const print = async (): Promise<void> => {
    model.add({ output_type: 'stream', name: 'stdout', text: longKeras2(LAYERS) });
    for (let i = 0; i < 5; i++) await Promise.resolve();
  };
  const paint = (): void =>
    act(() => {
      for (const frame of frames.splice(0)) frame(0);
      jest.runOnlyPendingTimers();
    });
  const header = () => area.node.querySelector('.jp-Paramlens-header')?.textContent;
  const totals = () => area.node.querySelector('.jp-Paramlens-view tfoot')?.textContent;

  test('shows its first rows, and all that is to be known of the whole after they are painted', async () => {
    await print();
    // With the heads and the totals.
    const begun = Number(area.node.querySelector('table')?.getAttribute('aria-rowcount')) - 2;
    expect(begun).toBeGreaterThan(100);
    expect(begun).toBeLessThan(LAYERS);
    expect(header()).not.toContain('layers');
    expect(totals()).toBe('Total…');
    paint();
    expect(header()).toContain('2,000 layers');
    expect(totals()).toContain('144,000');
  });

  test('is read to its end before it is copied or put back', async () => {
    await print();
    const lens = switches.get(area.node)!;
    expect(lens.summaryAt(null)?.report.layers).toHaveLength(LAYERS);
    expect(totals()).toContain('144,000');
  });

  test('may go away before its end is read', async () => {
    await print();
    area.dispose();
    expect(paint).not.toThrow();
  });

  test('that is to be predicted is read at once', async () => {
    host.values = { predict: true };
    await print();
    expect(area.node.textContent).not.toContain('144,000');
    expect(header()).toContain('of 2001');
  });
});
