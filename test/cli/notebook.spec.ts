import fc from 'fast-check';

import { NotebookError, readNotebook } from '../../src/cli/notebook.js';

const cell = {
  cell_type: 'code',
  execution_count: 3,
  source: ['a = 1\n', 'b = 2'],
  outputs: [
    { output_type: 'stream', name: 'stderr', text: ['x\n', 'y'] },
    { output_type: 'display_data', data: { 'text/plain': 'p', 'text/html': ['<b>', 'h'] } },
    { output_type: 'error', traceback: [] }
  ]
};

describe('readNotebook', () => {
  it('reads sources and outputs, lists of lines joined', () => {
    const cells = [{ cell_type: 'markdown', source: '#' }, cell];
    expect(readNotebook(JSON.stringify({ nbformat: 4, cells }))).toEqual([
      {
        index: 1,
        source: 'a = 1\nb = 2',
        executionCount: 3,
        stoppedAt: 0,
        outputs: [
          { index: 0, kind: 'stderr', text: 'x\ny', html: null, markdown: null },
          { index: 1, kind: 'data', text: 'p', html: '<b>h', markdown: null },
          { index: 2, kind: 'data', text: null, html: null, markdown: null }
        ]
      }
    ]);
  });

  it('reads the format of before 2015', () => {
    const old = {
      nbformat: 3,
      worksheets: [
        {
          cells: [
            {
              cell_type: 'code',
              input: ['x = 1'],
              prompt_number: 7,
              outputs: [
                { output_type: 'stream', stream: 'stdout', text: 'out' },
                { output_type: 'pyout', text: ['42'], html: '<i>42</i>' }
              ]
            }
          ]
        }
      ]
    };
    const [read] = readNotebook(JSON.stringify(old));
    expect(read).toMatchObject({ source: 'x = 1', executionCount: 7 });
    expect(read.outputs.map(output => [output.kind, output.text, output.html])).toEqual([
      ['stdout', 'out', null],
      ['data', '42', '<i>42</i>']
    ]);
  });

  it.each([
    ['', 'not JSON'],
    ['{"cells": [', 'not JSON'],
    ['[1, 2]', 'no JSON object'],
    ['{"a": 1}', 'no "nbformat"'],
    ['{"nbformat": 2, "cells": {}}', 'nbformat 2']
  ])('says what is wrong with %s', (content, message) => {
    expect(() => readNotebook(content)).toThrow(NotebookError);
    expect(() => readNotebook(content)).toThrow(message);
  });

  it('survives any cell', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), cells => {
        readNotebook(JSON.stringify({ nbformat: 4, cells }));
      })
    );
  });
});
