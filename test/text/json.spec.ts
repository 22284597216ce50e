import { jsonText } from '../../src/text/json.js';

const HOSTILE = { name: 'a\u0000\u001b[2J\u009b31m\u202e\u2028\nz', rows: [1, null] };

test.each([undefined, 2])(
  'indented by %s, nothing is left that a terminal would act on',
  indent => {
    const text = jsonText(HOSTILE, indent);
    // eslint-disable-next-line no-control-regex
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e\u2028]/);
    expect(JSON.parse(text)).toEqual(HOSTILE);
  }
);

test('values stand in one line, or a line each', () => {
  expect(jsonText(HOSTILE).split('\n')).toHaveLength(1);
  expect(jsonText(HOSTILE, 2).split('\n')).toHaveLength(7);
});
