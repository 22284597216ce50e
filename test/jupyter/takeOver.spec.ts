import { OutputArea, OutputAreaModel } from '@jupyterlab/outputarea';
import { RenderMimeRegistry, standardRendererFactories } from '@jupyterlab/rendermime';
import { nullTranslator } from '@jupyterlab/translation';
import { MessageLoop } from '@lumino/messaging';
import { fireEvent } from '@testing-library/react';
import { Panel, Widget } from '@lumino/widgets';
import { watch } from '../../src/jupyter/lenses.js';
import { LensHost } from '../../src/jupyter/lensHost.js';
import { switches } from '../../src/jupyter/switches.js';
import { takeOver } from '../../src/jupyter/takeOver.js';
import { keras3, KERAS_2 } from './outputs.js';

let host: LensHost;
let registry: RenderMimeRegistry;
let model: OutputAreaModel;
let area: OutputArea;

beforeEach(() => {
  // Reading takes no time: nothing has to wait for its turn.
  jest.spyOn(performance, 'now').mockReturnValue(0);
  const application = { contents: {} as never, commands: {} as never, open: () => undefined };
  host = new LensHost(nullTranslator, null, application);
  registry = new RenderMimeRegistry({ initialFactories: standardRendererFactories });
  takeOver(registry, (scout, args) => watch(scout, host).take(args));
  open(new OutputAreaModel());
});

afterEach(() => {
  area.dispose();
  jest.restoreAllMocks();
});

function open(outputs: OutputAreaModel): void {
  area?.dispose();
  model = outputs;
  area = new OutputArea({ model, rendermime: registry });
  Widget.attach(area, document.body);
}

/** What was asked for until now is done. */
async function settled(): Promise<void> {
  for (let i = 0; i < 5; i++) await Promise.resolve();
}

function print(text: string, name: 'stdout' | 'stderr' = 'stdout'): Promise<void> {
  model.add({ output_type: 'stream', name, text });
  return settled();
}

function display(data: { [mimeType: string]: string }): Promise<void> {
  model.add({ output_type: 'display_data', data, metadata: {} });
  return settled();
}

const views = () => area.node.querySelectorAll('.jp-Paramlens-view');
const names = () => Array.from(area.node.querySelectorAll('tbody th'), head => head.textContent);
const lens = () => switches.get(area.node);
const stored = () => JSON.stringify(model.toJSON());

describe('ordinary outputs', () => {
  test('have the stock renderers, unchanged', async () => {
    const plain = new RenderMimeRegistry({ initialFactories: standardRendererFactories });
    const outputs = [
      { output_type: 'stream', name: 'stdout', text: 'hello\n' },
      { output_type: 'stream', name: 'stderr', text: '\u001b[31mwarning\u001b[0m\n' },
      {
        output_type: 'display_data',
        metadata: {},
        data: { 'text/html': '<b>x</b>', 'text/plain': 'x' }
      },
      {
        output_type: 'execute_result',
        metadata: {},
        execution_count: 3,
        data: { 'text/plain': '3' }
      }
    ];
    open(new OutputAreaModel({ values: outputs }));
    const stock = new OutputArea({ model, rendermime: plain });
    Widget.attach(stock, document.body);
    await settled();
    expect(area.node.innerHTML).toBe(stock.node.innerHTML);
    expect(lens()).toBeUndefined();
    stock.dispose();
  });

  test('keep the order of preference', () => {
    const plain = new RenderMimeRegistry({ initialFactories: standardRendererFactories });
    expect(registry.mimeTypes).toEqual(plain.mimeTypes);
  });
});

describe('text that may hold a summary', () => {
  const rendered = (): string[] => {
    const texts: string[] = [];
    const plain = new RenderMimeRegistry({ initialFactories: standardRendererFactories });
    const stock = plain.getFactory('application/vnd.jupyter.stdout')!;
    registry = new RenderMimeRegistry({ initialFactories: standardRendererFactories });
    registry.addFactory({
      ...stock,
      createRenderer: options => {
        const renderer = stock.createRenderer(options);
        const render = renderer.renderModel.bind(renderer);
        renderer.renderModel = model => {
          texts.push(String(model.data['application/vnd.jupyter.stdout']));
          return render(model);
        };
        return renderer;
      }
    });
    takeOver(registry, (scout, args) => watch(scout, host).take(args));
    open(new OutputAreaModel());
    return texts;
  };

  test('is not rendered where a table takes its place, until it is asked for', async () => {
    const texts = rendered();
    await print(KERAS_2);
    expect(names()).toEqual(['dense', 'out']);
    expect(texts).toEqual([]);
    lens()!.toggle();
    expect(texts).toEqual([KERAS_2]);
    expect(area.node.querySelector('pre')!.textContent).toContain('Layer (type)');
  });

  test('is not rendered when the cell runs again either', async () => {
    const texts = rendered();
    await print(KERAS_2);
    model.clear();
    await settled();
    await print(KERAS_2);
    expect(names()).toEqual(['dense', 'out']);
    expect(texts).toEqual([]);
  });

  test('is rendered where there is none', async () => {
    const texts = rendered();
    await print('params: 3\n');
    await print('params: 4\n');
    expect(texts.at(-1)).toBe('params: 3\nparams: 4\n');
    expect(area.node.querySelector('pre')!.textContent).toBe('params: 3\nparams: 4\n');
  });

  test('is rendered when the renderer is never attached', async () => {
    const renderer = registry.createRenderer('text/plain');
    const data = { 'text/plain': KERAS_2 };
    await renderer.renderModel({ data, metadata: {}, trusted: true, setData: () => undefined });
    expect(renderer.node.textContent).toContain('Layer (type)');
    renderer.dispose();
  });
});

describe('a summary', () => {
  test('is explained in place of its text', async () => {
    await print(KERAS_2);
    expect(names()).toEqual(['dense', 'out']);
    expect(area.node.textContent).not.toContain('Layer (type)');
  });

  test('is explained when it was stored', async () => {
    open(
      new OutputAreaModel({ values: [{ output_type: 'stream', name: 'stdout', text: KERAS_2 }] })
    );
    await settled();
    expect(names()).toEqual(['dense', 'out']);
  });

  test('that spans five outputs becomes one table', async () => {
    for (const data of keras3()) await display(data);
    expect(views()).toHaveLength(1);
    expect(names()).toEqual(['dense', 'out']);
    expect(area.node.querySelector('tfoot')!.textContent).toContain('32');
    expect(area.node.querySelectorAll('pre')).toHaveLength(0);
  });

  test('leaves the text around it where it was', async () => {
    await print(`before\n${KERAS_2}\u001b[31mafter\n`);
    const texts = Array.from(area.node.querySelectorAll('pre'), pre => pre.textContent);
    expect(texts).toEqual(['before', 'after']);
    expect(area.node.querySelector('.ansi-red-fg')!.textContent).toBe('after');
  });

  test('leaves the outputs around it as they were', async () => {
    await print('warning\n', 'stderr');
    await print(KERAS_2);
    await print('error\n', 'stderr');
    const texts = Array.from(area.node.querySelectorAll('pre'), pre => pre.textContent);
    expect(texts).toEqual(['warning\n', 'error\n']);
    expect(views()).toHaveLength(1);
  });

  test('grows as its text does, and keeps what was opened', async () => {
    const cut = KERAS_2.indexOf(' out (Dense)');
    await print(KERAS_2.slice(0, cut));
    area.node.querySelector<HTMLElement>('.jp-Paramlens-opener')?.click();
    await print(KERAS_2.slice(cut));
    expect(names()).toEqual(['dense', 'out']);
    expect(area.node.querySelectorAll('.jp-Paramlens-detailsRow')).toHaveLength(1);
  });

  test('never changes the stored outputs', async () => {
    for (const data of keras3()) await display(data);
    await print(KERAS_2);
    const before = stored();
    lens()!.toggle();
    lens()!.toggle();
    expect(stored()).toBe(before);
  });
});

describe('switching', () => {
  test('brings back what was printed, as it was, and the table again', async () => {
    const plain = new RenderMimeRegistry({ initialFactories: standardRendererFactories });
    for (const data of keras3()) await display(data);
    const stock = new OutputArea({ model, rendermime: plain });
    lens()!.toggle();
    expect(lens()!.shows).toBe('original');
    expect(views()).toHaveLength(0);
    const printed = (root: HTMLElement) =>
      Array.from(root.querySelectorAll('.jp-RenderedHTML'), node => node.outerHTML);
    expect(printed(area.node)).toEqual(printed(stock.node));
    lens()!.toggle();
    expect(views()).toHaveLength(1);
    expect(printed(area.node)).toEqual([]);
    stock.dispose();
  });

  test('keeps the focus on the button that switches back', async () => {
    await print(KERAS_2);
    area.node.querySelector<HTMLElement>('.jp-Paramlens-toggle')!.focus();
    document.activeElement!.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    expect(document.activeElement!.textContent).toBe('Explain');
    (document.activeElement as HTMLElement).click();
    expect(document.activeElement!.className).toContain('jp-Paramlens-toggle');
  });

  test('lasts until the next run', async () => {
    await print(KERAS_2);
    lens()!.toggle();
    model.clear();
    await settled();
    expect(lens()!.shows).toBeNull();
    await print(KERAS_2);
    expect(lens()!.shows).toBe('original');
    expect(area.node.querySelector('pre')!.textContent).toContain('Layer (type)');
  });

  test('shows text that came in the meantime', async () => {
    await print(KERAS_2);
    await print('later\n');
    lens()!.toggle();
    expect(area.node.querySelector('pre')!.textContent).toBe(`${KERAS_2}later\n`);
  });

  test('follows the settings where the user has not chosen', async () => {
    await print(KERAS_2);
    host.values = { view: 'original' };
    expect(views()).toHaveLength(0);
    lens()!.toggle();
    host.values = { ...host.values };
    expect(views()).toHaveLength(1);
  });
});

describe('a summary that goes', () => {
  beforeEach(() => jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'performance'] }));
  afterEach(() => jest.useRealTimers());

  test('with its output takes its table along', async () => {
    await print(KERAS_2);
    model.clear();
    await settled();
    expect(area.node.querySelectorAll('.jp-OutputArea-child')).toHaveLength(0);
    await print('plain\n');
    expect(area.node.querySelector('pre')!.textContent).toBe('plain\n');
    expect(area.node.querySelector('.jp-Paramlens-found')).toBeNull();
  });

  test('from an output that stays is waited for a moment', async () => {
    await display({ 'text/plain': KERAS_2 });
    model.set(0, { output_type: 'display_data', data: { 'text/plain': 'gone' }, metadata: {} });
    await settled();
    jest.advanceTimersByTime(100);
    expect(views()).toHaveLength(1);
    jest.advanceTimersByTime(10_000);
    expect(views()).toHaveLength(0);
    expect(area.node.querySelector('pre')!.textContent).toBe('gone');
  });
});

describe('detached and attached again', () => {
  test('the table is the same element', async () => {
    await print(KERAS_2);
    const [view] = views();
    area.node.querySelector<HTMLElement>('.jp-Paramlens-opener')!.click();
    Widget.detach(area);
    Widget.attach(area, document.body);
    await settled();
    expect(views()[0]).toBe(view);
    expect(area.node.querySelectorAll('.jp-Paramlens-detailsRow')).toHaveLength(1);
    expect(area.node.querySelectorAll('pre')).toHaveLength(0);
  });

  test('two areas of one model have a table each', async () => {
    for (const data of keras3()) await display(data);
    const clone = new OutputArea({ model, rendermime: registry });
    Widget.attach(clone, document.body);
    await settled();
    expect(clone.node.querySelectorAll('.jp-Paramlens-view')).toHaveLength(1);
    clone.dispose();
    expect(views()).toHaveLength(1);
  });
});

describe('predictions', () => {
  const field = (name: string) =>
    area.node.querySelector<HTMLInputElement>(`[aria-label="Parameters of ${name}"]`);
  const header = () => area.node.querySelector('header')!.textContent;
  const press = (selector: string) => area.node.querySelector<HTMLElement>(selector)!.click();

  async function answer(name: string, text: string): Promise<void> {
    fireEvent.change(field(name)!, { target: { value: text } });
    await settled();
    field(name)!.form!.requestSubmit();
    await settled();
  }

  beforeEach(async () => {
    // Reading takes so long that the next has to wait.
    let time = 0;
    jest.mocked(performance.now).mockImplementation(() => (time += 1000));
    await print(KERAS_2);
    press('.jp-Paramlens-predict');
    await settled();
    await answer('dense', '20');
    await answer('out', '10');
    expect(header()).toContain('1 of 3 right at the first try');
  });

  test('outlast another run of the cell, and no count is shown meanwhile', async () => {
    model.clear();
    await settled();
    const size = 40;
    for (let at = 0; at < KERAS_2.length; at += size) {
      await print(KERAS_2.slice(at, at + size));
      expect(area.node.textContent).not.toMatch(/\b(12|32)\b/);
    }
    // The end of the table is read as soon as there is time.
    lens()!.toggle();
    (lens() as unknown as { update: () => void }).update();
    expect(views()).toHaveLength(1);
    expect(header()).toContain('1 of 3 right at the first try');
    expect(field('dense')).toBeNull();
    expect(field('out')!.value).toBe('10');
    expect(area.node.querySelector('[data-misconception="no-bias"]')).not.toBeNull();
  });

  test('outlast a run that prints the parts one by one', async () => {
    model.clear();
    for (const data of keras3()) {
      await display(data);
      expect(area.node.textContent).not.toMatch(/\b(12|32)\b/);
    }
    expect(views()).toHaveLength(1);
  });

  test('hold for the network and the counts that were answered, and for no other', async () => {
    model.clear();
    await print(KERAS_2.replace('20   ', '25   ').replaceAll('32 (', '37 ('));
    expect(header()).toContain('0 of 3 right at the first try');
    expect(field('dense')!.value).toBe('20');
    model.clear();
    await print(KERAS_2.replaceAll('dense', 'wide '));
    expect(header()).toContain('0 of 3');
    model.clear();
    await print(KERAS_2);
    expect(header()).toContain('1 of 3');
    expect(area.node.querySelector('[data-misconception="no-bias"]')).not.toBeNull();
  });
});

test('a text that stands alone is explained in its panel', async () => {
  const renderer = registry.createRenderer('text/plain');
  const panel = new Panel();
  panel.addWidget(renderer);
  Widget.attach(panel, document.body);
  await renderer.renderModel(registry.createModel({ data: { 'text/plain': KERAS_2 } }));
  await settled();
  expect(panel.node.querySelectorAll('.jp-Paramlens-view')).toHaveLength(1);
  panel.dispose();
});

test('disposing twice, and mail after disposal, do no harm', async () => {
  await print(KERAS_2);
  const [child] = area.widgets;
  area.dispose();
  area.dispose();
  expect(() => MessageLoop.sendMessage(child, Widget.Msg.AfterAttach)).not.toThrow();
  expect(() => (host.values = { ...host.values })).not.toThrow();
});
