import { nameParts } from '../../src/view/ClassName.js';

test.each([
  ['MaxPool2d', ['Max', 'Pool2d']],
  ['Conv2DTranspose', ['Conv2D', 'Transpose']],
  ['GlobalAveragePooling2D', ['Global', 'Average', 'Pooling2D']],
  ['LSTMCell', ['LSTM', 'Cell']],
  ['GELU', ['GELU']],
  ['max_pooling2d_1', ['max_', 'pooling2d_', '1']],
  ['', ['']]
])('%s goes on in the next line between its words', (name, parts) => {
  expect(nameParts(name)).toEqual(parts);
});
