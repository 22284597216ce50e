import { htmlFaults, placeFaults, reportFaults, terminalFaults } from './invariants.mjs';
import { mutate } from './mutations.mjs';
import { randomOf, seedOf } from './random.mjs';

const FORMATS = ['markdown', 'latex', 'csv', 'json', 'html'];

/** One case: a cell of the corpus with one of its outputs changed, seldom two. */
export function makeCase(corpus, run, number) {
  const random = randomOf(seedOf(run, number));
  const base = random.pick(corpus);
  const other = random.pick(corpus);
  const otherText = other.outputs.map(output => output.text ?? output.html ?? '').join('\n');
  const names = [];
  const changed = new Set([random.below(base.outputs.length), random.below(base.outputs.length)]);
  const outputs = base.outputs.map((output, i) => {
    if (!changed.has(i)) return output;
    const field = ['text', 'html', 'markdown'].find(
      key => output[key] !== null && (output[key].length > 60 || key === 'markdown')
    );
    if (!field) return output;
    const { text, applied } = mutate(output[field], random, otherText);
    names.push(...applied);
    return { ...output, [field]: text };
  });
  return { base, outputs, withSource: random.chance(0.5), applied: names };
}

/** About as long as a line of a printed module: folded ones stand for many. */
const LINE = 60;

/** Puts a case through all that would be done with it, and says what is wrong with the outcome. The time is that of
 * reading and explaining; steps and documents are made when somebody asks for them.
 */
export function runCase(core, { base, outputs, withSource }) {
  const printed = outputs.reduce((sum, output) => sum + core.textOf(output).length, 0);
  if (withSource && base.evidence === null) base.evidence = core.readSource(base.cells);
  const evidence = withSource ? base.evidence : null;
  const faults = [];
  let rows = 0;
  let summaries = 0;
  let milliseconds = 0;
  try {
    const start = process.cpuUsage();
    const reports = core.explainCell(outputs, { evidence, cell: base.cell, companions: [] });
    milliseconds = millisecondsSince(start);
    summaries = reports.length;
    for (const place of reports) {
      rows += place.report.layers.length;
      faults.push(...placeFaults(outputs, place, core.textOf), ...reportFaults(place.report));
      for (const layer of place.report.layers) core.derive(layer);
    }
    const placed = reports.map(one => ({ ...one.report, cell: base.cell, outputs: one.outputs }));
    for (const one of placed) faults.push(...terminalFaults(core.renderSummary('x', one, false)));
    JSON.parse(core.toJson('x', placed));
    if (placed.length > 0) faults.push(...exportFaults(core, placed[0], printed));
  } catch (error) {
    faults.push(`throws ${error.stack}`);
  }
  return { faults, summaries, rows, length: Math.max(printed, rows * LINE), milliseconds };
}

/** One document a case, of a kind that varies from case to case. */
function exportFaults(core, report, choice) {
  const format = FORMATS[choice % FORMATS.length];
  const text = core.exportReport(report, format, { derivation: choice % 2 === 0 });
  return format === 'html' ? htmlFaults(text) : [];
}

/** Of the processor, so that what else the machine does is not held against a text. */
export function millisecondsSince(start) {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
