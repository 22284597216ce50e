import { deflateSync } from 'node:zlib';

import { readSummaries } from '../../../src/summary/index.js';
import type * as outputs from '../../../src/summary/outputs.js';
import { textOf, type CellOutput } from '../../../src/summary/outputs.js';
import { textOfTreescope } from '../../../src/summary/treescope/index.js';

const child = (text: string): string => `<span class="stacked_child">${text}</span>`;
const comment = (text: string): string => `<span class="color_comment"> # ${text}</span>`;
const hidden = '<span class="when_roundtrip">&lt;<span>flax.nnx.</span></span>';
const array = (shape: string): string =>
  `<span class="deferred_placeholder">&lt;<span class='not_abbr'>jax.Array </span>` +
  `<span class='when_abbr'>jax </span>float32(${shape})&gt;</span>`;
const parameter = (name: string, count: number, shape: string): string =>
  child(
    `${name}=<label><input type="checkbox"></input>${hidden}Param(</label>` +
      `${comment(`${count} (1 B)`)}${child(`value=${array(shape)},`)}),`
  );

const PAGE =
  `<style>span { color: red }</style><script>let a = "Linear(";</script><div>` +
  `${hidden}Net(${comment('Param: 20 (80 B)')}` +
  child(
    `layer=${hidden}Linear(${comment('Param: 20 (80 B)')}` +
      parameter('kernel', 16, '4, 4') +
      parameter('bias', 4, '4,') +
      child('use_bias=True,') +
      child('name=&#x27;it&#x27;,') +
      '),'
  ) +
  ')</div>';

function packed(page: string): string {
  const data = deflateSync(page, { level: 9 }).toString('base64');
  return `<treescope-container></treescope-container><script type="application/octet-stream" >${data}</script>`;
}

function shown(html: string): CellOutput {
  return {
    index: 0,
    kind: 'data',
    text: '<IPython.core.display.HTML object>',
    html,
    markdown: null
  };
}

describe('the page of nnx.display', () => {
  it('is told from other HTML', () => {
    expect(textOf(shown(packed(PAGE)))).toContain('Linear(');
    expect(textOf(shown('<table><tr><td>1</td></tr></table>'))).toBe('1');
  });

  it('may hold a summary before it can be unpacked', () => {
    jest.isolateModules(() => {
      const fresh = jest.requireActual<typeof outputs>('../../../src/summary/outputs.js');
      expect(fresh.isPacked(shown(packed(PAGE)))).toBe(true);
      expect(fresh.mayHoldSummary(shown(packed(PAGE)))).toBe(true);
      expect(fresh.mayHoldSummary(shown('<table><tr><td>1</td></tr></table>'))).toBe(false);
      fresh.provideTreescope(textOfTreescope);
      expect(fresh.isPacked(shown(packed(PAGE)))).toBe(false);
      expect(fresh.textOf(shown(packed(PAGE)))).toBe(textOfTreescope(packed(PAGE)));
    });
  });

  it('gives a text that is read as a printed module', () => {
    const [{ summary }, ...others] = readSummaries(textOfTreescope(packed(PAGE)));
    expect(others).toEqual([]);
    expect([summary.format, summary.cut, summary.totals.total]).toEqual(['flax-nnx', false, 20]);
    expect(summary.rows.map(row => [row.path, row.type, row.count])).toEqual([
      ['', 'Net', 20],
      ['layer', 'Linear', 20]
    ]);
    expect(summary.rows[1].tensors).toEqual([
      { name: 'kernel', shape: [4, 4], trainable: true },
      { name: 'bias', shape: [4], trainable: true }
    ]);
    expect(summary.rows[1].config).toEqual({ use_bias: true, name: 'it' });
  });

  it('gives nothing where it cannot be unpacked', () => {
    expect(textOfTreescope(packed(PAGE).replace(/eN\S{9}/, 'eNAAAAAAAAA'))).toBe('');
    expect(textOfTreescope('<treescope-container>')).toBe('');
  });
});

describe('a page that is no page', () => {
  // What packs too well is not unpacked at all.
  const noise = Array.from({ length: 3000 }, (_, i) =>
    ((i * 7919 + 13) ** 2 % 9973).toString(36)
  ).join('');

  it.each([
    ['an element that is never closed', `${noise}<${'a'.repeat(200_000)}`, noise],
    ['attributes that are never closed', `${noise}<a ${'b '.repeat(100_000)}`, noise],
    ['closed elements that were never open', noise + '</a>'.repeat(50_000), noise]
  ])('is read in passing: %s', (_, page, text) => {
    expect(textOfTreescope(packed(page)).startsWith(text)).toBe(true);
  });

  it.each([
    ['elements within elements without end', noise + '<a>'.repeat(50_000)],
    ['what is packed further than pages are', 'x'.repeat(20_000_000)]
  ])('has no text: %s', (_, page) => {
    expect(textOfTreescope(packed(page))).toBe('');
  });
});
