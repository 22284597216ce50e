import { act, cleanup, fireEvent, render } from '@testing-library/react';
import * as React from 'react';
import { ComparisonView } from '../../../src/view/compare/ComparisonView.js';
import type { ListedSummary } from '../../../src/view/panel/listed.js';
import { SummaryList } from '../../../src/view/panel/SummaryList.js';
import { reportOf } from '../../corpus/read.js';
import { show, untranslated } from './shown.js';
import { wide } from './wide.js';

const CASES = [
  'k3_tutorial_cnn_c200',
  'k3_mha',
  'k3_convlstm',
  'k2_bidirectional',
  'k2_gru_both',
  'k3_shared_layers',
  'k3_seq_unbuilt',
  'k3_after_fit_adam',
  'pt_lstm',
  'pt_mha',
  'pt_shared_module',
  'ti_v154_mha',
  'tamper_02_k3_einsum_dense',
  'tamper_21_k2_noise_reg',
  'tamper_32_ts_conv1d_3d'
];

afterEach(cleanup);

describe.each(CASES)('%s', name => {
  const report = reportOf(name);

  it('has no sentence of its own in the table, in opened rows, and in thought experiments', () => {
    const root = show(report, false);
    const found = new Set(untranslated(root, report));
    const look = (): void => untranslated(root, report).forEach(one => found.add(one));
    for (const button of root.querySelectorAll<HTMLElement>('[aria-expanded="false"]')) {
      fireEvent.click(button);
    }
    look();
    for (const controls of root.querySelectorAll('.jp-Paramlens-whatif')) {
      for (const field of controls.querySelectorAll<HTMLInputElement>('input')) {
        if (field.type === 'checkbox') fireEvent.click(field);
        else fireEvent.change(field, { target: { value: '7' } });
      }
    }
    look();
    expect([...found]).toEqual([]);
  });

  it('has none in predictions', () => {
    const root = show(report, true);
    const found = new Set(untranslated(root, report));
    const look = (part: Element): void => untranslated(part, report).forEach(one => found.add(one));
    for (const form of root.querySelectorAll('form')) {
      const [field] = form.querySelectorAll('input');
      const label = field.getAttribute('aria-label') ?? '';
      const layer = report.layers.find(({ name: own }) => label.endsWith(` ${own}`));
      const tensors = layer?.tensors ?? [];
      const wrong = tensors.map(({ count }) => count);
      for (const answer of [1, 7, ...wrong, layer?.recomputed ?? report.totals.recomputed.total]) {
        if (!form.isConnected) break;
        fireEvent.change(field, { target: { value: String(answer) } });
        act(() => form.requestSubmit());
        look(root);
      }
    }
    for (const button of root.querySelectorAll<HTMLElement>('[aria-expanded="false"]')) {
      fireEvent.click(button);
    }
    look(root);
    expect(root.textContent).toContain('Ｒｉｇｈｔ.');
    expect([...found]).toEqual([]);
  });
});

describe.each(CASES.map((name, i) => [name, CASES[(i + 1) % CASES.length]]))(
  '%s and %s',
  (a, b) => {
    it('have none in their comparison', () => {
      const [first, second] = [a, b].map((key, i): ListedSummary => ({
        key,
        notebook: '7.ipynb',
        position: i,
        executionCount: 3,
        report: reportOf(key),
        masked: false
      }));
      const { container } = render(
        <>
          <ComparisonView
            translation={wide}
            first={first}
            second={second}
            onSwap={() => undefined}
            onBack={() => undefined}
          />
          <SummaryList
            translation={wide}
            listed={[first, second]}
            picked={[first]}
            onReveal={() => undefined}
            onPick={() => undefined}
            onCompare={() => undefined}
          />
        </>
      );
      expect(untranslated(container, first.report, second.report)).toEqual([]);
    });
  }
);
