import { fireEvent, render, screen, within } from '@testing-library/react';
import * as React from 'react';
import type { SummaryReport } from '../../src/report/types.js';
import { english, SummaryView } from '../../src/view/index.js';
import { TableMemory } from '../../src/view/tableMemory.js';
import { verbatim } from '../../src/text/message.js';
import { convolution, layer, summary, tensor } from './reports.js';

function show(report: SummaryReport, table?: TableMemory) {
  const onToggle = jest.fn();
  const onLeave = jest.fn();
  const props = {
    translation: english,
    maximumHeight: 400,
    predict: false,
    keep: null,
    table,
    onToggle,
    onLeave,
    onPredict: jest.fn()
  };
  const { container, rerender, unmount } = render(<SummaryView report={report} {...props} />);
  const update = (next: SummaryReport) => rerender(<SummaryView report={next} {...props} />);
  return { container, onToggle, onLeave, update, unmount };
}

const dense = (name: string, units: number, part = {}) =>
  layer(name, { tensors: [tensor('kernel', [4, units]), tensor('bias', [units])], ...part });

/** The names of the layers in the order they are shown in. */
function names(): (string | null)[] {
  return screen
    .getAllByRole('rowheader')
    .map(head => head.textContent)
    .slice(0, -1);
}

const rowOf = (name: string) => screen.getByRole('rowheader', { name }).closest('tr')!;

test('says what was found, how large it is and how far it can be trusted', () => {
  const { container } = show(summary([convolution, dense('out', 10)]));
  const header = container.querySelector('header')!;
  expect(header.textContent).toContain('sequential');
  expect(header.textContent).toContain('Keras 3 summary');
  expect(header.textContent).toContain('2 layers');
  expect(header.textContent).toContain('946 parameters');
  expect(header.textContent).toContain('verified');
});

test('a row tells the count, its parts and how it is computed', () => {
  show(summary([convolution]));
  const cells = within(rowOf('conv1')).getAllByRole('cell');
  expect(cells.map(cell => cell.textContent)).toEqual([
    'Conv2D',
    '(None, 32, 32, 32)',
    '896',
    '864',
    '32',
    expect.stringMatching(/3 × 3 × 3 × 32 \+ 32.*kernel height × kernel width/),
    'verified'
  ]);
});

test('opening a row shows its tensors with every dimension named, and the steps', () => {
  const { container } = show(summary([convolution]));
  const opener = screen.getByRole('button', { name: 'conv1' });
  expect(opener.getAttribute('aria-expanded')).toBe('false');
  fireEvent.click(opener);
  expect(opener.getAttribute('aria-expanded')).toBe('true');
  const details = container.querySelector('.jp-Paramlens-detailsRow')!;
  expect(opener.getAttribute('aria-controls')).toBe(details.id);
  const labels = Array.from(details.querySelectorAll('dd mtext'), node => node.textContent);
  expect(labels).toEqual(['kernel height', 'kernel width', 'input channels', 'filters', 'filters']);
  expect(details.querySelectorAll('li').length).toBeGreaterThan(1);
  expect(details.querySelector('math')!.namespaceURI).toBe('http://www.w3.org/1998/Math/MathML');
  fireEvent.click(opener);
  expect(container.querySelector('.jp-Paramlens-detailsRow')).toBeNull();
});

test('what was open in a table is open in the next one, whichever number its names have now', () => {
  const block = (name: string) => layer(name, { type: 'Block' });
  const inside = (name: string) => dense(name, 5, { depth: 1 });
  const table = new TableMemory();
  const before = show(
    summary([
      dense('dense', 3),
      dense('dense_1', 4),
      block('a'),
      inside('dense_2'),
      block('b'),
      inside('dense_3')
    ]),
    table
  );
  for (const name of ['dense_1', 'dense_3']) {
    fireEvent.click(screen.getByRole('button', { name: name.replace('_', '_ ') }));
  }
  before.unmount();
  const { update, container } = show(summary([dense('dense_4', 3)]), table);
  const opened = () =>
    Array.from(
      container.querySelectorAll('.jp-Paramlens-mod-open .jp-Paramlens-opener'),
      opener => opener.textContent
    );
  expect(opened()).toEqual([]);
  // The block between is new, and so is the class of another row.
  update(
    summary([
      dense('dense_4', 3),
      dense('dense_5', 4),
      block('a'),
      inside('dense_6'),
      block('new'),
      inside('dense_7'),
      block('b'),
      inside('dense_8')
    ])
  );
  expect(opened()).toEqual(['dense_5', 'dense_8']);
  update(summary([dense('dense_4', 3), dense('dense_5', 4, { type: 'Other' })]));
  expect(opened()).toEqual([]);
});

test('what is open stays open when the totals arrive', () => {
  const { container, update } = show(summary([convolution]));
  fireEvent.click(screen.getByRole('button', { name: 'conv1' }));
  update(summary([convolution, dense('late', 3)]));
  expect(container.querySelectorAll('.jp-Paramlens-detailsRow')).toHaveLength(1);
});

test('heads sort, say so, and sort back', () => {
  show(summary([dense('a', 2), dense('b', 7), dense('c', 5)]));
  const head = screen.getByRole('columnheader', { name: 'Parameters' });
  expect(head.getAttribute('aria-sort')).toBe('none');
  fireEvent.click(within(head).getByRole('button'));
  expect(head.getAttribute('aria-sort')).toBe('descending');
  expect(names()).toEqual(['b', 'c', 'a']);
  fireEvent.click(within(head).getByRole('button'));
  expect(head.getAttribute('aria-sort')).toBe('ascending');
  expect(names()).toEqual(['a', 'c', 'b']);
  fireEvent.click(within(head).getByRole('button'));
  expect(names()).toEqual(['a', 'b', 'c']);
});

test('tells how many rows a filter leaves, and nothing while there is none', () => {
  const layers = Array.from({ length: 12 }, (_, i) => dense(i < 2 ? `needle${i}` : `d${i}`, 3));
  const { container } = show(summary(layers));
  const [said] = container.querySelectorAll('.jp-Paramlens-scroller > [role="status"]');
  const filter = screen.getByRole('searchbox');
  expect(said.textContent).toBe('');
  fireEvent.change(filter, { target: { value: 'needle' } });
  expect(said.textContent).toBe('2 of 12 rows');
  fireEvent.change(filter, { target: { value: 'no such' } });
  expect(said.textContent).toBe('0 of 12 rows');
  fireEvent.change(filter, { target: { value: ' ' } });
  expect(said.textContent).toBe('');
});

test('the filter keeps the models that hold a match, and Escape empties it before it leaves', () => {
  const inner = dense('needle', 2, { depth: 1 });
  const others = Array.from({ length: 12 }, (_, i) => dense(`layer${i}`, 2));
  const { onLeave } = show(summary([layer('outer'), inner, ...others]));
  const filter = screen.getByRole('searchbox');
  fireEvent.change(filter, { target: { value: 'NEEDLE' } });
  expect(names()).toEqual(['outer', 'needle']);
  fireEvent.keyDown(filter, { key: 'Escape' });
  expect(names()).toHaveLength(14);
  expect(onLeave).not.toHaveBeenCalled();
  fireEvent.keyDown(filter, { key: 'Escape' });
  expect(onLeave).toHaveBeenCalledTimes(1);
});

test('nested models can be folded', () => {
  show(summary([layer('outer'), dense('inner', 2, { depth: 1 }), dense('after', 2)]));
  expect(names()).toEqual(['outer', 'inner', 'after']);
  const fold = screen.getByRole('button', { name: 'Layers inside outer' });
  expect(fold.getAttribute('aria-expanded')).toBe('true');
  fireEvent.click(fold);
  expect(fold.getAttribute('aria-expanded')).toBe('false');
  expect(names()).toEqual(['outer', 'after']);
});

test('a mismatch shows both numbers and the reason without a click', () => {
  const wrong = dense('wrong', 10, {
    reported: 60,
    verdict: 'mismatch',
    reason: verbatim('No units give 60.')
  });
  const { container } = show(summary([wrong, dense('right', 10)]));
  expect(rowOf('wrong').textContent).toContain('60counted 50');
  expect(rowOf('wrong').textContent).toContain('No units give 60.');
  expect(container.querySelector('header')!.textContent).toContain('1 mismatch');
});

test('what is not known is not a number', () => {
  const custom = layer('custom', {
    reported: null,
    recomputed: null,
    verdict: 'unknown',
    outputShape: null
  });
  const cut = layer('cut', { reported: [10, 19], recomputed: null, verdict: 'unknown' });
  show(summary([custom, cut]));
  const cells = within(rowOf('custom')).getAllByRole('cell');
  expect(cells.slice(1, 5).map(cell => cell.textContent)).toEqual(['?', '?', '?', '?']);
  expect(screen.queryByRole('columnheader', { name: 'Output shape' })).not.toBeNull();
  expect(rowOf('cut').textContent).toContain('10 – 19');
});

test('a layer that is not built yet is not said to be without weights', () => {
  const [built, unbuilt] = [
    layer('pool', { type: 'MaxPooling2D' }),
    layer('later', { recomputed: null, verdict: 'unknown', reason: verbatim('Not built.') })
  ];
  show(summary([built, unbuilt]));
  expect(rowOf('pool').textContent).toContain('no weights');
  expect(rowOf('later').textContent).not.toContain('no weights');
  expect(rowOf('later').textContent).toContain('Not built.');
});

test('a shared layer says whose tensors it has and counts once', () => {
  const twin = dense('twin', 2, { sharedWith: 'first' });
  const { container } = show(summary([dense('first', 2), twin]));
  expect(rowOf('twin').textContent).toContain('shared with first');
  expect(container.querySelector('tfoot')!.textContent).toContain('10');
});

test('the totals tell the optimizer from the model', () => {
  const reason = 'The printed total includes 388 optimizer variables.';
  const { container } = show(
    summary([dense('d', 45)], {
      reported: { total: 613, trainable: 193, nonTrainable: 32, optimizer: 388 },
      recomputed: { total: 225, trainable: 193, nonTrainable: 32 },
      reason: verbatim(reason)
    })
  );
  const foot = container.querySelector('tfoot')!.textContent;
  expect(foot).toContain('225printed 613');
  const lines = Array.from(container.querySelectorAll('tfoot span'), line => line.textContent);
  expect(lines.slice(0, 3)).toEqual(['193 trainable', '32 non-trainable', '388 in the optimizer']);
  expect(foot).toContain(reason);
});

test('statistics have a column only where there are any', () => {
  const { update } = show(summary([dense('d', 2)]));
  expect(screen.queryByRole('columnheader', { name: 'Statistics' })).toBeNull();
  const mean = tensor('moving_mean', [4], { role: 'statistic', trainable: false });
  update(summary([layer('bn', { tensors: [mean] })]));
  screen.getByRole('columnheader', { name: 'Statistics' });
});

test('output shapes have a column only where one is printed', () => {
  const { container } = show(summary([dense('d', 2, { outputShape: null })]));
  expect(screen.queryByRole('columnheader', { name: 'Output shape' })).toBeNull();
  const widths = Array.from(container.querySelectorAll('thead tr, tfoot tr'), row =>
    Array.from(row.children, cell => (cell as HTMLTableCellElement).colSpan)
  ).map(spans => spans.reduce((a, b) => a + b));
  expect(widths).toEqual([7, 7]);
});

test('of thousands of layers only those in sight are in the document', () => {
  const layers = Array.from({ length: 5000 }, (_, i) => dense(`layer${i}`, 2));
  show(summary(layers));
  expect(screen.getByRole('table').getAttribute('aria-rowcount')).toBe('5002');
  expect(screen.getAllByRole('row').length).toBeLessThan(60);
});

test("every element that takes the focus keeps JupyterLab's shortcuts away", () => {
  const layers = [layer('outer'), dense('inner', 2, { depth: 1 })];
  const { container } = show(
    summary([...layers, ...Array.from({ length: 12 }, (_, i) => dense(`layer${i}`, 2))])
  );
  const takers = container.querySelectorAll('button, input, a, select, textarea, [tabindex]');
  expect(takers.length).toBeGreaterThan(20);
  for (const taker of takers) expect(taker.getAttribute('data-lm-suppress-shortcuts')).toBe('true');
});

test('the text of an output is never HTML', () => {
  const { container } = show(summary([dense('<img src=x onerror=alert(1)>', 2)]));
  expect(container.querySelector('img')).toBeNull();
  expect(names()).toEqual(['<img src=x onerror=alert(1)>']);
});

test('the button leads to the original output', () => {
  const { onToggle } = show(summary([convolution]));
  fireEvent.click(screen.getByRole('button', { name: 'Original output' }));
  expect(onToggle).toHaveBeenCalledTimes(1);
});

test('Escape leaves from anywhere inside', () => {
  const { onLeave } = show(summary([convolution]));
  fireEvent.keyDown(screen.getByRole('button', { name: 'conv1' }), { key: 'Escape' });
  expect(onLeave).toHaveBeenCalledTimes(1);
});
