import { explainText } from './explain.js';

/** A table of Keras 3 whose names do not fit into their column. */
const TABLE = `Model: "functional"
┏━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━┓
┃ Layer (type)        ┃ Output Shape      ┃    Param # ┃ Connected to      ┃
┡━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━┩
│ input_layer         │ (None, 4)         │          0 │ -                 │
│ (InputLayer)        │                   │            │                   │
├─────────────────────┼───────────────────┼────────────┼───────────────────┤
│ dense (Dense)       │ (None, 8)         │         40 │ input_layer[0][0] │
├─────────────────────┼───────────────────┼────────────┼───────────────────┤
│ batch_normalization │ (None, 8)         │         32 │ dense[0][0]       │
│ (BatchNormalizatio… │                   │            │                   │
├─────────────────────┼───────────────────┼────────────┼───────────────────┤
│ dense_1 (Dense)     │ (None, 6)         │         54 │ batch_normalizat… │
├─────────────────────┼───────────────────┼────────────┼───────────────────┤
│ batch_normalizatio… │ (None, 6)         │         24 │ dense_1[0][0]     │
│ (BatchNormalizatio… │                   │            │                   │
├─────────────────────┼───────────────────┼────────────┼───────────────────┤
│ batch_normalizatio… │ (None, 6)         │         24 │ batch_normalizat… │
│ (BatchNormalizatio… │                   │            │                   │
└─────────────────────┴───────────────────┴────────────┴───────────────────┘
 Total params: 174 (696.00 B)
 Trainable params: 134 (536.00 B)
 Non-trainable params: 40 (160.00 B)
`;

function verdicts(...normalizations: readonly [string, string, string]): readonly string[] {
  const [first, second, third] = normalizations;
  const source = `from keras import Input, Model, layers
x = inputs = Input((4,))
x = layers.${first}(layers.Dense(8)(x))
x = layers.${second}(layers.Dense(6)(x))
x = layers.${third}(x)
model = Model(inputs, x)
model.summary()`;
  return explainText(TABLE, source)
    .layers.filter(({ type }) => type === 'BatchNormalization')
    .map(({ verdict }) => verdict);
}

describe('rows whose automatic names are cut', () => {
  it('are known by their class where all its calls are alike', () => {
    const call = 'BatchNormalization()';
    expect(verdicts(call, call, call)).toEqual(['verified', 'verified', 'verified']);
  });

  it('are not told apart where the calls differ', () => {
    const call = 'BatchNormalization()';
    expect(verdicts(call, call, 'BatchNormalization(scale=False)')).toEqual([
      'explained',
      'explained',
      'explained'
    ]);
  });

  it('are not known where a call has another name', () => {
    const call = 'BatchNormalization()';
    expect(verdicts(call, call, 'BatchNormalization(name="last")')).toEqual([
      'explained',
      'explained',
      'explained'
    ]);
  });
});
