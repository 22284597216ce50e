import { render } from '@testing-library/react';
import * as React from 'react';
import type { SummaryReport } from '../../../src/report/types.js';
import { COST_COLUMNS, type CostChoice } from '../../../src/view/costChoice.js';
import { SummaryView } from '../../../src/view/index.js';
import { wide, wordsOf, wordsShown } from './wide.js';

/** Names of products, formats, functions and units, and what is code: alike in every language. */
const NAMES = new Set(
  [
    'Keras PyTorch torchinfo torchsummary Paramlens',
    'Markdown LaTeX CSV JSON HTML ipynb',
    'SGD Adam AdamW Adamax Nadam Adagrad Adadelta AMSGrad RMSprop Lion',
    'float64 float32 float16 bfloat16 int8 int4 KiB MiB GiB',
    'True False None Kingma and Ba arXiv gate'
  ]
    .join(' ')
    .split(' ')
);

const costs: CostChoice = { columns: COST_COLUMNS, dtype: 'float32', optimizer: 'adam' };

/** A summary in letters that nothing but the translator makes. */
export function show(report: SummaryReport, predict: boolean): HTMLElement {
  const ignored = (): void => undefined;
  return render(
    <SummaryView
      report={report}
      translation={wide}
      maximumHeight={100_000}
      predict={predict}
      costs={costs}
      actions={{ onCopy: () => Promise.resolve(false), onExport: ignored }}
      keep={() => true}
      onToggle={ignored}
      onLeave={ignored}
      onPredict={ignored}
    />
  ).container;
}

/** The words that did not go through the translator, each with its text. */
export function untranslated(
  root: Element,
  ...reports: readonly SummaryReport[]
): readonly string[] {
  const data = reports.map(wordsOf);
  data.push(new Set(Array.from(root.querySelectorAll('code'), code => code.textContent ?? '')));
  return [...wordsShown(root)].flatMap(([word, text]) =>
    NAMES.has(word) || data.some(words => words.has(word)) ? [] : [`${word}: ${text}`]
  );
}
