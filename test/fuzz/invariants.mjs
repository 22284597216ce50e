/** What holds of every report, whatever was printed. */

const VERDICTS = ['verified', 'explained', 'mismatch', 'unknown'];
const EVIDENCE = [null, 'output', 'source', 'count'];
const ROLES = ['weight', 'bias', 'scale', 'statistic'];

const isCount = value => Number.isSafeInteger(value) && value >= 0;
const isCountOrNull = value => value === null || isCount(value);
const isAmount = value =>
  value === null ||
  isCount(value) ||
  (Array.isArray(value) && value.length === 2 && value.every(isCount) && value[0] <= value[1]);
const isText = value => typeof value === 'string';
const isTextOrNull = value => value === null || isText(value);
const isMessage = ({ text, parameters }) =>
  isText(text) && parameters.every(parameter => isText(parameter) || isMessage(parameter));
const isMessageOrNull = value => value === null || isMessage(value);
const isShape = shape => Array.isArray(shape) && shape.every(isCountOrNull);
const holds = (amount, value) =>
  Array.isArray(amount) ? amount[0] <= value && value <= amount[1] : amount === value;
const sum = values => values.reduce((total, value) => total + value, 0);

function* tensorFaults(tensor) {
  if (!isText(tensor.name)) yield 'a tensor without a name';
  if (!ROLES.includes(tensor.role)) yield `the role ${tensor.role}`;
  if (!Array.isArray(tensor.shape) || !tensor.shape.every(isCount)) {
    yield `a tensor of shape ${JSON.stringify(tensor.shape)}`;
  } else if (tensor.count !== tensor.shape.reduce((product, size) => product * size, 1)) {
    yield `${tensor.count} numbers in a tensor of shape ${tensor.shape}`;
  }
  if (typeof tensor.trainable !== 'boolean') yield 'a tensor neither trained nor not';
  if (!Array.isArray(tensor.dimensions) || !tensor.dimensions.every(isText)) {
    yield 'a tensor without dimensions';
  }
}

function* layerFaults(layer, isHolder) {
  if (![layer.path, layer.name, layer.type].every(isText)) yield 'a layer without a name';
  if (!isCount(layer.depth)) yield `the depth ${layer.depth}`;
  if (layer.outputShape !== null && !isShape(layer.outputShape)) {
    yield `the output shape ${JSON.stringify(layer.outputShape)}`;
  }
  if (!isAmount(layer.reported)) yield `the printed count ${JSON.stringify(layer.reported)}`;
  if (!isCountOrNull(layer.recomputed)) yield `the count ${layer.recomputed}`;
  if (!VERDICTS.includes(layer.verdict)) yield `the verdict ${layer.verdict}`;
  if (!EVIDENCE.includes(layer.evidence)) yield `the evidence ${layer.evidence}`;
  if (!isCount(layer.alternatives)) yield `${layer.alternatives} alternatives`;
  if (!isMessageOrNull(layer.reason)) yield 'a reason that is no message';
  if (!isTextOrNull(layer.sharedWith)) yield 'a shared layer that is no text';
  for (const tensor of layer.tensors) yield* tensorFaults(tensor);
  yield* claimFaults(layer, isHolder);
}

/** "Verified" is only said where the tensors give the very count that is printed; of a row that holds others, where
 * these do.
 */
function* claimFaults(
  { name, verdict, reported, recomputed, tensors, evidence, sharedWith },
  isHolder
) {
  const counted = sum(tensors.map(tensor => tensor.count));
  if (!isHolder && tensors.length > 0 && recomputed !== null && sharedWith === null) {
    if (recomputed !== counted) {
      yield `${name}: ${recomputed} recomputed, ${counted} in its tensors`;
    }
  }
  if (verdict !== 'verified') return;
  if (recomputed === null) yield `${name}: verified without a count`;
  if (!isHolder && evidence === null) yield `${name}: verified without evidence`;
  if (reported !== null && !holds(reported, isHolder ? recomputed : counted)) {
    yield `${name}: ${JSON.stringify(reported)} verified by ${counted}`;
  }
}

function* totalFaults({ totals }) {
  const { reported, recomputed, verdict } = totals;
  if (!['total', 'trainable', 'nonTrainable', 'optimizer'].every(key => isAmount(reported[key]))) {
    yield `the printed totals ${JSON.stringify(reported)}`;
  }
  if (!['total', 'trainable', 'nonTrainable'].every(key => isCountOrNull(recomputed[key]))) {
    yield `the totals ${JSON.stringify(recomputed)}`;
  }
  if (!VERDICTS.includes(verdict)) yield `the verdict ${verdict} on the totals`;
  if (!isMessageOrNull(totals.reason)) yield 'a reason on the totals that is no message';
  if (verdict === 'verified' && recomputed.total === null) yield 'totals verified without one';
}

/** What is wrong with a report: nothing, if the list is empty. */
export function reportFaults(report) {
  const { layers } = report;
  const holders = new Set(layers.filter((layer, i) => layers[i + 1]?.depth > layer.depth));
  const paths = new Set([...holders].map(({ path }) => path));
  // A row that stands for a holder once more is known for the same reasons.
  const isHolder = layer => holders.has(layer) || paths.has(layer.sharedWith);
  return [
    ...layers.flatMap(layer => [...layerFaults(layer, isHolder(layer))]),
    ...totalFaults(report)
  ];
}

/** What is wrong with where a summary stands. */
export function placeFaults(outputs, { start, end, outputs: spanned }, textOf) {
  const known = new Map(outputs.map(output => [output.index, textOf(output)]));
  const fits = ({ output, offset }) =>
    known.has(output) && isCount(offset) && offset <= known.get(output).length;
  const ordered =
    start.output < end.output || (start.output === end.output && start.offset < end.offset);
  return fits(start) && fits(end) && ordered && spanned.every(index => known.has(index))
    ? []
    : [`a place from ${JSON.stringify(start)} to ${JSON.stringify(end)}`];
}

// eslint-disable-next-line no-control-regex
const ACTED_ON = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

/** What is wrong with a summary as a terminal shows it. */
export function terminalFaults(text) {
  const found = ACTED_ON.exec(text);
  return found ? [`the character ${found[0].codePointAt(0)} on the terminal`] : [];
}

/** Everything up to the name is a document's own: what an output says may add no element to it. */
export function htmlFaults(html) {
  const found = /<(?:script|img|iframe|svg on)|<[^<>]{0,200}\son\w+=|javascript:(?=[^<]*">)/i.exec(
    html
  );
  return found ? [`${found[0]} in HTML`] : [];
}
