import { codeCell, notebookOf, stream } from './notebooks.mjs';

/** A blue square of 2 by 2 pixels. */
const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGNgYPgPRkAKAAkHAgGZ8yPeAAAAAElFTkSuQmCC';

/** A notebook of ordinary work: logs, results, data frames, pictures and errors, but no model summary. */
export function ordinaryNotebook(cells) {
  return notebookOf(
    ...Array.from({ length: cells }, (_, index) =>
      codeCell(`frame = load(${index})\nframe.describe()`, OUTPUTS[index % OUTPUTS.length](index))
    )
  );
}

/** Lines such as a training run logs. */
export function logLines(count, from = 0) {
  return Array.from({ length: count }, (_, index) => {
    const step = from + index;
    return `2024-05-01 12:00:00 INFO step ${step} loss ${(1 / (step + 1)).toFixed(6)} /data/run/${step}\n`;
  }).join('');
}

const display = data => ({ output_type: 'display_data', data, metadata: {} });
const result = (data, index) => ({
  output_type: 'execute_result',
  execution_count: index + 1,
  data,
  metadata: {}
});

const OUTPUTS = [
  index => [stream(logLines(20, index))],
  index => [result({ 'text/plain': `array([${index}, 1.5, 2.25, 3.125])` }, index)],
  index => [
    result({ 'text/html': dataFrame(index), 'text/plain': '   layer  value\n0  conv  1.0' }, index)
  ],
  () => [display({ 'image/png': PNG, 'text/plain': '<Figure size 640x480 with 1 Axes>' })],
  index => [stream(`\u001b[32mdone\u001b[0m in ${index} s\n`), stream('a warning\n', 'stderr')],
  index => [
    {
      output_type: 'error',
      ename: 'ValueError',
      evalue: `bad value ${index}`,
      traceback: Array.from(
        { length: 12 },
        (_, line) => `\u001b[31mFile\u001b[39m /home/user/module.py:${line} in run(value)`
      )
    }
  ]
];

function dataFrame(index) {
  const rows = Array.from(
    { length: 10 },
    (_, row) => `<tr><th>${row}</th><td>name ${row}</td><td>${index + row}</td></tr>`
  );
  return `<div><table border="1" class="dataframe"><thead><tr><th></th><th>name</th><th>value</th></tr></thead>
<tbody>${rows.join('')}</tbody></table></div>`;
}
