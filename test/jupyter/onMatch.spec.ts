import { OutputArea, OutputAreaModel } from '@jupyterlab/outputarea';
import { RenderMimeRegistry, standardRendererFactories } from '@jupyterlab/rendermime';
import { nullTranslator } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';
import { Part } from '../../src/loading/part.js';
import * as content from '../../src/jupyter/lenses.js';
import { LensHost } from '../../src/jupyter/lensHost.js';
import { renderMatch } from '../../src/jupyter/onMatch.js';
import { takeOver } from '../../src/jupyter/takeOver.js';
import { KERAS_2 } from './outputs.js';

type Lenses = typeof content;

let host: LensHost;
let model: OutputAreaModel;
let area: OutputArea;
let fetched: { resolve: (lenses: Lenses) => void; reject: (error: Error) => void }[];

beforeEach(() => {
  jest.spyOn(performance, 'now').mockReturnValue(0);
  const application = { contents: {} as never, commands: {} as never, open: () => undefined };
  host = new LensHost(nullTranslator, null, application);
  fetched = [];
  const lenses = new Part<Lenses>(
    () => new Promise((resolve, reject) => fetched.push({ resolve, reject }))
  );
  const registry = new RenderMimeRegistry({ initialFactories: standardRendererFactories });
  takeOver(registry, (scout, args) => renderMatch(scout, args, lenses, host));
  model = new OutputAreaModel();
  area = new OutputArea({ model, rendermime: registry });
  Widget.attach(area, document.body);
});

afterEach(() => {
  area.dispose();
  jest.restoreAllMocks();
});

async function settled(): Promise<void> {
  for (let i = 0; i < 20; i++) await Promise.resolve();
}

async function print(text: string): Promise<void> {
  model.add({ output_type: 'stream', name: 'stdout', text });
  await settled();
}

const names = () => Array.from(area.node.querySelectorAll('tbody th'), head => head.textContent);
const printed = () => area.node.querySelector('pre')?.textContent ?? '';
const CUT = KERAS_2.indexOf(' out (Dense)');

test('ordinary text loads nothing', async () => {
  await print('loss: 0.1\n');
  expect(printed()).toBe('loss: 0.1\n');
  expect(fetched).toEqual([]);
});

test('the text is seen, and what comes to it, until all that shows the table is loaded', async () => {
  await print(KERAS_2.slice(0, CUT));
  expect(printed()).toBe(KERAS_2.slice(0, CUT));
  await print(KERAS_2.slice(CUT));
  expect(printed()).toBe(KERAS_2);
  expect(fetched).toHaveLength(1);
  fetched[0].resolve(content);
  await settled();
  expect(names()).toEqual(['dense', 'out']);
  expect(printed()).toBe('');
});

test('text without a summary stays as it is when it is loaded', async () => {
  await print('params: 3\n');
  fetched[0].resolve(content);
  await settled();
  await print('params: 4\n');
  expect(printed()).toBe('params: 3\nparams: 4\n');
});

describe('counts that are to be predicted', () => {
  beforeEach(() => (host.values = { predict: true }));

  test('are not seen before', async () => {
    await print(KERAS_2.slice(0, CUT));
    await print(KERAS_2.slice(CUT));
    expect(area.node.textContent).not.toMatch(/\b(12|32)\b/);
    fetched[0].resolve(content);
    await settled();
    expect(names()).toEqual(['dense', 'out']);
    expect(area.node.textContent).not.toMatch(/\b(12|32)\b/);
  });

  test('are not given away by text around them that is printed meanwhile', async () => {
    await print(`${KERAS_2}${'.'.repeat(5000)}\n`);
    await print('done\n');
    expect(area.node.textContent).not.toContain('12');
  });

  test('are seen where nothing can be loaded, and the next summary tries again', async () => {
    const warn = jest.spyOn(console, 'warn').mockImplementation();
    await print(KERAS_2.slice(0, CUT));
    await print(KERAS_2.slice(CUT));
    fetched[0].reject(new Error('offline'));
    await settled();
    expect(printed()).toBe(KERAS_2);
    expect(warn).toHaveBeenCalledTimes(1);
    model.clear();
    await print(KERAS_2);
    fetched[1].resolve(content);
    await settled();
    expect(names()).toEqual(['dense', 'out']);
  });
});

test('nothing is seen before the settings tell whether counts are to be predicted', async () => {
  let arrive = (): void => undefined;
  host.arriving = new Promise<void>(resolve => (arrive = resolve)).then(() => {
    host.arriving = null;
  });
  await print(KERAS_2);
  fetched[0].resolve(content);
  await settled();
  expect(area.node.textContent).not.toMatch(/\b(12|32)\b/);
  arrive();
  await settled();
  expect(names()).toEqual(['dense', 'out']);
});

test('a renderer that is never attached renders its text', async () => {
  const renderer = area.rendermime.createRenderer('text/plain');
  const rendered = renderer.renderModel(
    area.rendermime.createModel({ data: { 'text/plain': KERAS_2 } })
  );
  await settled();
  fetched[0].resolve(content);
  await rendered;
  expect(renderer.node.textContent).toContain('Layer (type)');
  renderer.dispose();
});

test('an output that goes meanwhile does no harm', async () => {
  await print(KERAS_2);
  model.clear();
  fetched[0].resolve(content);
  await settled();
  expect(names()).toEqual([]);
});
