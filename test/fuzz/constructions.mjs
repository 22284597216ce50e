/** Texts that no printer prints: each takes how many levels, rows or columns it is to have. */

const times = (count, make) => Array.from({ length: count }, (_, i) => make(i)).join('');
const RULE = '_'.repeat(65);
const DOUBLE = '='.repeat(65);
const KERAS_HEAD = `Model: "m"\n${RULE}\n Layer (type)                Output Shape              Param #   \n${DOUBLE}\n`;
const KERAS_FOOT = `${DOUBLE}\nTotal params: 8\nTrainable params: 8\nNon-trainable params: 0\n${RULE}\n`;
const DENSE = ' dense (Dense)               (None, 2)                 8         \n';
const INFO_HEAD = `${DOUBLE}\nLayer (type:depth-idx)                   Output Shape              Param #\n${DOUBLE}\n`;
const INFO_FOOT = `${DOUBLE}\nTotal params: 8\n${DOUBLE}\n`;

/** Convolutions whose widths all differ, in a table whose last column the page has cut. */
function boxesOfWidths(count, last) {
  const rows = times(
    count,
    i => `│ c_${i} (Conv2D) │ (None, 8, 8, ${i + 3}) │${last(i)}\n├───────────┼──────────────┼──\n`
  );
  return `Model: "m"\n┏━━━━━━━━━━━┳━━━━━━━━━━━━━━┳━━\n┃ Layer (type) ┃ Output Shape ┃  \n┡━━━━━━━━━━━╇━━━━━━━━━━━━━━╇━━\n${rows}└───────────┴──────────────┴──\n Total params: 123,456,789\n`;
}

export const CONSTRUCTIONS = {
  modulesInModules: count =>
    `A(\n${times(count, i => `${' '.repeat(Math.min(i, 300) + 2)}(m): A(\n`)}`,
  closedModules: count => {
    const depth = Math.min(count, 500);
    return `A(\n${times(depth, i => `${'  '.repeat(i + 1)}(m): A(\n`)}${times(depth, i => `${'  '.repeat(depth - i)})\n`)})\n`;
  },
  flatModules: count =>
    `A(\n${times(count, i => `  (${i}): Linear(in_features=2, out_features=2, bias=True)\n`)})\n`,
  modulesAndTables: count =>
    times(count, i => `A(\n  (m): Linear(in_features=2, out_features=${i}, bias=True)\n)\n`) +
    times(
      count,
      () =>
        `${INFO_HEAD}A        [1, 2]       6\n├─Conv2d: 1-1            [1, 2]            6\n${INFO_FOOT}`
    ),
  collapsedModules: count =>
    `A(\n${times(count, () => '(m): A(\n')}${times(count, () => ')\n')})\n`,
  foldedModules: count =>
    `A(\n  (0-${count - 1}): ${count} x Linear(in_features=2, out_features=2)\n)\n`,
  foldedInFolded: count =>
    `A(\n  (0-${count - 1}): ${count} x B(\n    (0-${count - 1}): ${count} x Linear(in_features=2, out_features=2)\n  )\n)\n`,
  roundBrackets: count => `A(\n  (a): Linear(${'('.repeat(count)}${')'.repeat(count)})\n)\n`,
  openBrackets: count => `A(\n  (a): Linear(in_features=${'['.repeat(count)}\n)\n`,
  bracketsAlone: count => `Linear(in_features=${'([{'.repeat(count)}`,
  equationBrackets: count => `Module(weight=${'('.repeat(count)}f32[2,2]${')'.repeat(count)})`,
  equinox: count => `${times(count, i => `M(\n${' '.repeat(Math.min(i, 300))}  a=`)}f32[2]`,
  equinoxLists: count => `M(\n  a=${'['.repeat(count)}f32[2]${']'.repeat(count)}\n)`,
  nnx: count => `${times(count, () => 'M( # Param: 2 (8 B)\n  a=')}Param(value=Array(shape=(2,)))`,
  jaxArrays: count => `M(a=${'<jax.Array '.repeat(count)}`,
  keras: count => KERAS_HEAD + DENSE.repeat(count) + KERAS_FOOT,
  kerasUncounted: count => KERAS_HEAD + ' dense (Dense)     \n'.repeat(count) + KERAS_FOOT,
  kerasHeads: count => KERAS_HEAD.repeat(count),
  kerasFeet: count => KERAS_HEAD + DENSE + KERAS_FOOT.repeat(count),
  kerasBars: count =>
    KERAS_HEAD + times(count, i => `${'|'.repeat(i % 400)} d (Dense)  (None, 2)  8\n`),
  kerasBarsInRow: count =>
    `${KERAS_HEAD}${'|'.repeat(count)} dense (Dense)  (None, 2)   8\n${KERAS_FOOT}`,
  kerasInbound: count =>
    `${KERAS_HEAD.replace('Param #   ', 'Param #     Connected to')}${times(count, i => ` add_${i} (Add)   (None, 2)   0   ['a[0][0]',  \n 'b[0][0]',\n`)}${KERAS_FOOT}`,
  kerasNames: count => `${KERAS_HEAD} ${'n'.repeat(count)} (Dense)   (None, 2)   8\n${KERAS_FOOT}`,
  kerasShapes: count => `${KERAS_HEAD} a (Dense)   ${'(None, '.repeat(count)}   8\n${KERAS_FOOT}`,
  kerasSpaces: count => `${KERAS_HEAD} a (Dense)${' '.repeat(count)}(None, 2)   8\n${KERAS_FOOT}`,
  boxes: count =>
    `Model: "m"\n┏━━━━━━━━━━━━━┳━━━━━━━━━━━┳━━━━━━━━━┓\n┃ Layer (type)┃ Output Shape ┃ Param # ┃\n┡━━━━━━━━━━━━━╇━━━━━━━━━━━╇━━━━━━━━━┩\n${times(count, i => `│ d_${i} (Dense) │ (None, 2) │ 8 │\n├─────────────┼───────────┼─────────┤\n`)}└─────────────┴───────────┴─────────┘\n Total params: 8\n`,
  boxesCropped: count => boxesOfWidths(count, () => '  '),
  boxesCut: count => boxesOfWidths(count, i => ` ${i + 1} `),
  boxHeads: count => '┃ Layer (type)    ┃ Output Shape  ┃   Param # ┃\n'.repeat(count),
  boxUnruled: count =>
    `┏━━━┳━━━┳━━━┓\n┃ Layer (type)┃ Output Shape ┃ Param # ┃\n┡━━━╇━━━╇━━━┩\n${'│ a │ b │ 1 │\n'.repeat(count)}`,
  boxBars: count =>
    `Model: "m"\n┏━━━┓\n┃ Layer (type)┃ Output Shape ┃ Param # ┃\n┡━━━┩\n${'│'.repeat(count)}\n└──┘\n`,
  boxColumns: count =>
    `┏${'━┳'.repeat(count)}┓\n┃ Layer (type) ┃ Output Shape ┃ Param # ┃${' x ┃'.repeat(count)}\n┡${'━╇'.repeat(count)}┩\n│ d (Dense) │ (None, 2) │ 8 │${' 1 │'.repeat(count)}\n└${'─┴'.repeat(count)}┘\n`,
  torchinfo: count =>
    INFO_HEAD + times(count, () => '├─Linear: 1-1            [1, 2]            6\n') + INFO_FOOT,
  torchinfoDeep: count =>
    INFO_HEAD +
    times(
      count,
      i => `${'│    '.repeat(Math.min(i, 300))}└─Linear: ${i + 1}-1      [1, 2]       6\n`
    ) +
    INFO_FOOT,
  torchinfoColumns: count =>
    `${DOUBLE}\nLayer (type:depth-idx)  ${'Output Shape  '.repeat(count)} Param #\n${DOUBLE}\n├─Linear: 1-1  ${'[1, 2]   '.repeat(count)} 6\n`,
  torchsummary: count =>
    `${'-'.repeat(64)}\n        Layer (type)               Output Shape         Param #\n${DOUBLE.slice(0, 64)}\n${times(count, i => `            Linear-${i + 1}                    [-1, 2]               6\n`)}${DOUBLE.slice(0, 64)}\nTotal params: 6\n`,
  lightning: count =>
    `  | Name | Type   | Params\n${'-'.repeat(30)}\n${times(count, i => `${i} | l${i} | Linear | 6     \n`)}${'-'.repeat(30)}\n6 Trainable params\n`,
  lightningPaths: count =>
    `  | Name | Type   | Params\n${'-'.repeat(30)}\n0 | ${'a.'.repeat(count)}b | Linear | 6     \n`,
  bars: count => `Name Type Params\n${'| '.repeat(count)}\n`,
  tabulate: count =>
    `M Summary\n┏━━━━┳━━━━━━━━┳━━━━━━━━━┓\n┃ path ┃ module ┃ inputs ┃ outputs ┃ params ┃\n┡━━━━╇━━━━━━━━╇━━━━━━━━━┩\n${times(count, i => `│ Dense_${i} │ Dense │ float32[1,2] │ float32[1,2] │ kernel: float32[2,2] │\n├────┼────────┼─────────┤\n`)}└────┴────────┴─────────┘\nTotal Parameters: 4 (16 B)\n`,
  haiku: count =>
    `+----+----+----+----+----+----+\n| Module | Config | Module params | Input | Output | Param count |\n+====+====+====+====+====+====+\n${times(count, i => `| l${i} (Linear) | Linear(output_size=2) | w: f32[2,2] | f32[1,2] | f32[1,2] | 4 |\n+----+----+----+----+----+----+\n`)}`,
  fvcore: count =>
    `| name | #elements or shape |\n|:---|:---|\n${times(count, i => `| ${'  '.repeat(Math.min(i, 200))}l${i}.weight | (2, 2) |\n`)}`,
  kerasJson: count =>
    `{"class_name": "Sequential", "config": {"layers": ${'['.repeat(count)}${']'.repeat(count)}}}`,
  kerasJsonDeep: count =>
    `${'{"class_name": "Sequential", "config": {"name": "s", "layers": ['.repeat(count)}${']}}'.repeat(count)}`,
  kerasJsonRow: count =>
    `{"class_name": "Sequential", "config": {"layers": [${Array(count).fill('{"class_name": "Dense", "config": {"name": "d", "units": 2}}').join(',')}]}}`,
  ultralytics: count =>
    `   from  n    params  module                                       arguments\n${times(count, i => `  ${i}                  -1  1       464  ultralytics.nn.modules.conv.Conv             [3, 16, 3, 2]\n`)}`,
  ultralyticsArguments: count =>
    `   from  n    params  module                                       arguments\n  0                  -1  1       464  ultralytics.nn.modules.conv.Conv             ${'['.repeat(count)}\n`,
  flux: count =>
    `Chain(\n${times(count, () => '  Dense(2 => 2, relu),    # 6 parameters\n')})    # Total: 2 arrays, 6 parameters, 200 bytes.\n`,
  fluxDeep: count =>
    `${times(count, () => 'Chain(\n')}Dense(2 => 2),  # 6 parameters\n)  # Total: 2 arrays, 6 parameters, 9 bytes.\n`,
  geometric: count =>
    `+------+------+------+------+\n| Layer | Input Shape | Output Shape | #Param |\n|------+------+------+------|\n${times(count, i => `| ├─(l${i})Linear | [1, 2] | [1, 2] | 6 |\n`)}+------+------+------+------+\n`,
  fastai: count =>
    `M (Input shape: 64)\n${DOUBLE}\nLayer (type)         Output Shape         Param #    Trainable \n${DOUBLE}\n${times(count, () => `                     64 x 2               \nLinear                                    6          True      \n${'_'.repeat(76)}\n`)}\nTotal params: 6\n`,
  escapes: count => `Param # ${'\u001b['.repeat(count)} Model: "`,
  links: count => `Param # ${'\u001b]8;;'.repeat(count)} Model: "`,
  returns: count => `${'loading\r'.repeat(count)}\n${KERAS_HEAD}${DENSE}${KERAS_FOOT}`,
  rules: count => `Param # (type\n${`${'='.repeat(40)}\n`.repeat(count)}`,
  ruleWidths: count => `Param # (type\n${times(count, i => `${'='.repeat(20 + (i % 500))}\n`)}`,
  quoted: count => `'Model: "m"${'\\n_____'.repeat(count)}'`,
  quotedLines: count => `${"'Param #\\n\\n\\n\\n\n".repeat(count)}`,
  longLine: count => `Layer (type) Output Shape Param # ${'x '.repeat(count)}`,
  longDigits: count => `${KERAS_HEAD} a (Dense)   (None, 2)   ${'9'.repeat(count)}\n${KERAS_FOOT}`,
  blank: count => `${KERAS_HEAD}${'\n'.repeat(count)}${DENSE}${KERAS_FOOT}`,
  tags: count => `Param #${'<'.repeat(count)}`,
  entities: count => `Param #${'&#'.repeat(count)}`
};

/** Code in which signs are looked for, over and over. */
export const PIECES = ['\r', ' ', 'a for ', 'a for x, ', '= ', '? ', 'torchvision ', '@a', '"\t'];
