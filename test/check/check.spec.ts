import {
  assertionsIn,
  AssertionSyntaxError,
  checkFile,
  checkReport,
  junit,
  readAssertions,
  readCount
} from '../../src/check/index.js';
import { explainText } from '../../src/cli/explain.js';
import type { PlacedReport } from '../../src/report/types.js';
import { reportOf } from '../corpus/read.js';

const TUTORIAL = reportOf('k3_tutorial_cnn_c200');

function statuses(report: PlacedReport, text: string): string[] {
  return checkReport(report, readAssertions(text)).map(({ status }) => status);
}

describe('the grammar', () => {
  it('reads the documented example', () => {
    expect(readAssertions('total == 128952, trainable < 1M')).toEqual([
      { subject: 'total', operator: '==', value: [128952, 128952], text: 'total == 128952' },
      { subject: 'trainable', operator: '<', value: [500_000, 1_500_000], text: 'trainable < 1M' }
    ]);
  });

  it.each([
    ['total=1', 'total', '==', 1],
    ['non-trainable!=0', 'non-trainable', '!=', 0],
    ['Conv1 >= 1_000', 'Conv1', '>=', 1000],
    ["'my layer' <= 5", 'my layer', '<=', 5],
    ['"a=b" > 5', 'a=b', '>', 5],
    ['features.0.conv=7', 'features.0.conv', '==', 7],
    ['encoder/conv2d_1 = 7', 'encoder/conv2d_1', '==', 7],
    ['größe == 3', 'größe', '==', 3]
  ])('reads %s', (text, subject, operator, value) => {
    expect(readAssertions(text)).toMatchObject([{ subject, operator, value: [value, value] }]);
  });

  it.each([
    ['1K', 1000],
    ['25m', 25_000_000],
    ['1.5B', 1_500_000_000],
    ['25_557_032', 25_557_032],
    ['0', 0]
  ])('reads the count %s', (text, value) => {
    expect(readCount(text)).toBe(value);
  });

  it.each([
    '',
    'total',
    'total ==',
    'total == x',
    '== 5',
    'total == 5 5',
    'total == 5,, a=1',
    'total == 5X',
    'total == 1e5',
    "'open == 5"
  ])('refuses %j and says why', text => {
    expect(() => readAssertions(text)).toThrow(AssertionSyntaxError);
    expect(() => readAssertions(text)).toThrow(/expected/);
  });

  it.each(['', '5X', '-5', '5M5', 'M'])('refuses the count %j', text => {
    expect(() => readCount(text)).toThrow(AssertionSyntaxError);
  });

  it('does not hang on hostile text', () => {
    for (const text of [
      `${'a'.repeat(100_000)}`,
      `${'a=1,'.repeat(20_000)}!`,
      `'${' '.repeat(100_000)}`
    ]) {
      expect(() => readAssertions(text)).toThrow(AssertionSyntaxError);
    }
  });
});

describe('comments in cells', () => {
  it.each([
    ['# paramlens: total == 5', ['total == 5']],
    ['model.summary()  # paramlens: total == 5, Conv1 = 896', ['total == 5', 'Conv1 = 896']],
    ['  #paramlens: total > 1\nx = 1\n# paramlens: total < 9', ['total > 1', 'total < 9']],
    ['# paramlens is nice', []],
    ['url = "a#paramlens: total == 5"', []],
    ['# see paramlens: total == 5', []]
  ])('finds them in %j', (source, texts) => {
    expect(assertionsIn(source).map(({ text }) => text)).toEqual(texts);
  });
});

describe('checkReport', () => {
  it.each([
    ['total == 128952', 'passed'],
    ['total == 128953', 'failed'],
    ['total != 128952', 'failed'],
    ['total < 128952', 'failed'],
    ['total <= 128952', 'passed'],
    ['total > 128951', 'passed'],
    ['total >= 128953', 'failed'],
    ['total == 129K', 'passed'],
    ['total == 128K', 'failed'],
    ['total == 0.13M', 'passed'],
    ['total < 1M', 'passed'],
    ['trainable == 128952', 'passed'],
    ['non-trainable == 0', 'passed'],
    ['Conv1 == 896', 'passed'],
    ['Conv1 == 897', 'failed'],
    ['Conv9 == 1', 'failed'],
    ['layers == 8', 'passed'],
    ['megabytes < 0.5', 'passed'],
    ['megabytes < 0.49', 'failed'],
    ['optimizer == 0', 'failed'],
    ['no mismatch', 'passed']
  ])('holds the tutorial against %s: %s', (text, status) => {
    expect(statuses(TUTORIAL, text)).toEqual([status]);
  });

  it('says what was found instead', () => {
    const [result] = checkReport(TUTORIAL, readAssertions('total < 100K'));
    expect(result).toEqual({
      check: 'total < 100K',
      status: 'failed',
      message: 'total is 128,952'
    });
  });

  it('leaves the variables of the optimizer out of the total', () => {
    const report = reportOf('k3_after_fit_adam');
    expect(statuses(report, 'total == 225, optimizer == 388')).toEqual(['passed', 'passed']);
  });

  it('finds the mismatches of a table that was changed', () => {
    const report = reportOf('tamper_21_k2_noise_reg');
    const [result] = checkReport(report, readAssertions('no mismatch'));
    expect(result.status).toBe('failed');
    expect(result.message).toBe('The printed totals do not add up among themselves.');
  });

  it('fails what is not known', () => {
    const rounded: PlacedReport = {
      ...TUTORIAL,
      totals: {
        reported: {
          total: [131_500, 132_499],
          trainable: null,
          nonTrainable: null,
          optimizer: null
        },
        recomputed: { total: null, trainable: null, nonTrainable: null },
        verdict: 'unknown',
        reason: null
      }
    };
    const text = 'total < 132K, total < 133K, total == 132K, total != 132_000, trainable < 1B';
    expect(statuses(rounded, text)).toEqual(['failed', 'passed', 'passed', 'failed', 'failed']);
  });
});

describe('checkFile', () => {
  const cell = (index: number, source: string, hasOutput = true) => ({ index, source, hasOutput });

  it('holds a cell against the summary that it prints', () => {
    const results = checkFile(
      [
        { ...TUTORIAL, cell: 1 },
        { ...reportOf('k3_mha'), cell: 2 }
      ],
      [cell(1, '# paramlens: total == 128952'), cell(2, '# paramlens: total == 128952')],
      []
    );
    expect(results.map(({ cell: at, status }) => [at, status])).toEqual([
      [1, 'passed'],
      [2, 'failed']
    ]);
  });

  it('holds a layer against the summaries that have it', () => {
    const reports = [
      { ...TUTORIAL, cell: 1 },
      { ...reportOf('k3_mha'), cell: 2 }
    ];
    const results = checkFile(reports, [], readAssertions('Conv1=896, total>1'));
    expect(results.map(({ summary, check }) => [summary, check])).toEqual([
      [0, 'Conv1=896'],
      [0, 'total>1'],
      [1, 'total>1']
    ]);
  });

  it('skips what was not run, and fails what prints nothing', () => {
    const results = checkFile(
      [],
      [cell(0, '# paramlens: total == 1', false), cell(1, '# paramlens: total == 1')],
      readAssertions('total == 5, total <= 9, no mismatch')
    );
    expect(results.map(({ status, check }) => [check, status])).toEqual([
      ['total == 5', 'failed'],
      ['total == 1', 'skipped'],
      ['total == 1', 'failed']
    ]);
  });

  it('names the cell whose comment cannot be read', () => {
    expect(() => checkFile([], [cell(7, '# paramlens: total is 5')], [])).toThrow(
      /^cell 7: cannot read "total is 5"/
    );
  });

  it('checks what is on standard input', () => {
    const [report] = explainText(
      'Layer (type)      Output Shape     Param #\n==========================================\ndense (Dense)     (None, 2)        8\n==========================================\nTotal params: 8\n'
    );
    expect(statuses(report, 'total=8, dense=8')).toEqual(['passed', 'passed']);
  });
});

describe('junit', () => {
  it('writes a suite a file and escapes what it is given', () => {
    const xml = junit([
      {
        file: 'a"<&>.ipynb',
        results: [
          {
            check: 'total < 5',
            status: 'failed',
            message: 'total is\u0000 9 & more',
            cell: 1,
            summary: 0
          },
          { check: 'total > 5', status: 'passed', message: null, cell: null, summary: 0 },
          { check: 'x = 1', status: 'skipped', message: 'no output', cell: 2, summary: null }
        ],
        error: null
      },
      { file: 'b.ipynb', results: [], error: 'not JSON' }
    ]);
    expect(xml).toBe(
      [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<testsuites name="paramlens" tests="4" failures="1" errors="1" skipped="1">',
        '  <testsuite name="a&quot;&lt;&amp;&gt;.ipynb" tests="3" failures="1" errors="0" skipped="1">',
        '    <testcase classname="a&quot;&lt;&amp;&gt;.ipynb" name="cell 1: total &lt; 5">',
        '      <failure message="total is  9 &amp; more"/>',
        '    </testcase>',
        '    <testcase classname="a&quot;&lt;&amp;&gt;.ipynb" name="total &gt; 5"/>',
        '    <testcase classname="a&quot;&lt;&amp;&gt;.ipynb" name="cell 2: x = 1">',
        '      <skipped message="no output"/>',
        '    </testcase>',
        '  </testsuite>',
        '  <testsuite name="b.ipynb" tests="1" failures="0" errors="1" skipped="0">',
        '    <testcase classname="b.ipynb" name="read">',
        '      <error message="not JSON"/>',
        '    </testcase>',
        '  </testsuite>',
        '</testsuites>',
        ''
      ].join('\n')
    );
  });
});
