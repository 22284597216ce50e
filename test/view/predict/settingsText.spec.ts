import { settingsText } from '../../../src/view/predict/settingsText.js';

const keras = { framework: 'keras', inputs: [] } as const;

test('writes the settings that a count or a shape depends on, and that there is a bias', () => {
  const config = {
    filters: 32,
    kernel_size: [3, 3],
    padding: 'same',
    activation: 'relu',
    name: 'conv1'
  };
  expect(settingsText({ ...keras, type: 'Conv2D', config })).toBe(
    "filters=32, kernel_size=(3, 3), padding='same', use_bias=True"
  );
});

test('says that a bias is switched off', () => {
  const config = { units: 10, use_bias: false };
  expect(settingsText({ ...keras, type: 'Dense', config })).toBe('units=10, use_bias=False');
});

test('writes a wrapped layer out', () => {
  const config = { layer: { class: 'GRU', config: { units: 32, return_sequences: true } } };
  expect(settingsText({ ...keras, type: 'Bidirectional', config })).toBe(
    'layer=GRU(units=32, return_sequences=True)'
  );
});

test('writes nothing for a class that is not known', () => {
  expect(settingsText({ ...keras, type: 'Mystery', config: { units: 3 } })).toBe('');
});
