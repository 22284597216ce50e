import { cleanup, fireEvent } from '@testing-library/react';
import { reportOf } from '../../corpus/read.js';
import { show, untranslated } from './shown.js';

const CASES = ['k3_tutorial_cnn_c200', 'k3_after_fit_adam', 'pt_mha', 'pt_lstm', 'ti_v154_mha'];

/** A label in the letters of the translation. */
function widened(label: string): string {
  return label.replace(/[a-z]/gi, letter => String.fromCodePoint(letter.charCodeAt(0) + 0xfee0));
}

function buttons(root: Element, label: string): readonly HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('button')].filter(
    button => button.textContent === widened(label)
  );
}

afterEach(cleanup);

describe.each(CASES)('%s', name => {
  const report = reportOf(name);

  it.each(['Export', 'Columns'])('has no sentence of its own in the strip "%s"', label => {
    const root = show(report, false);
    const [opener] = buttons(root, label);
    fireEvent.click(opener);
    const strip = root.querySelector('.jp-Paramlens-strip');
    expect(strip?.getAttribute('aria-label')).toBe(widened(label));
    expect(untranslated(root, report)).toEqual([]);
    for (const box of strip?.querySelectorAll('input[type="checkbox"]') ?? []) fireEvent.click(box);
    expect(untranslated(root, report)).toEqual([]);
  });

  it('has none in what is given up, its steps, and the strip that keeps the answers', () => {
    const root = show(report, true);
    for (let left = buttons(root, 'Give up'); left.length > 0; left = buttons(root, 'Give up')) {
      fireEvent.click(left[0]);
    }
    expect(root.querySelector('form')).toBeNull();
    expect(root.textContent).toContain(widened('given up'));
    for (const opener of root.querySelectorAll('[aria-expanded="false"]')) {
      fireEvent.click(opener);
      expect(untranslated(root, report)).toEqual([]);
    }
    fireEvent.click(buttons(root, 'As a text cell')[0]);
    expect(untranslated(root, report)).toEqual([]);
  });
});
