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
    ['größe == 3', 'größe', '==', 3],
    ['Total == 5', 'total', '==', 5],
    ['NON_TRAINABLE == 5', 'non-trainable', '==', 5],
    ["'Total' == 5", 'Total', '==', 5],
    ['total == 128,952', 'total', '==', 128_952],
    ['total == 1,128,952 # as in the paper', 'total', '==', 1_128_952],
    ["'a#b' == 5", 'a#b', '==', 5]
  ])('reads %s', (text, subject, operator, value) => {
    expect(readAssertions(text)).toMatchObject([{ subject, operator, value: [value, value] }]);
  });

  it('tells thousands from the next assertion', () => {
    const read = readAssertions("total == 128,952, Conv1 = 896,# paper's");
    expect(read.map(({ value: [value] }) => value)).toEqual([128_952, 896]);
    expect(() => readAssertions('total == 128,9521')).toThrow(AssertionSyntaxError);
    expect(() => readAssertions('total == 1234,567')).toThrow(AssertionSyntaxError);
    expect(readAssertions('No_Mismatch')).toMatchObject([{ subject: 'mismatches' }]);
  });

  it.each([
    ['1K', 1000],
    ['25m', 25_000_000],
    ['1.5B', 1_500_000_000],
    ['25_557_032', 25_557_032],
    ['25,557,032', 25_557_032],
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
    ['# see paramlens: total == 5', []],
    ['# Paramlens: total == 5  # as in the paper', ['total == 5']],
    ['"""\n# paramlens: total == 5\n"""\n# paramlens: total == 6', ['total == 6']],
    ["print('a')\n%time x = 1\n!echo it's\nf()# paramlens : total == 5", ['total == 5']]
  ])('finds them in %j', (source, texts) => {
    expect(assertionsIn(source).map(({ text }) => text)).toEqual(texts);
  });
});

describe('comments without a colon', () => {
  it.each(['# paramlens total == 5', '# Paramlens no mismatch', '# paramlens Conv1 = 5'])(
    'are refused: %s',
    source => {
      expect(() => assertionsIn(source)).toThrow(/lacks its colon: write "# paramlens: /);
    }
  );

  it.each(['# paramlens', '# paramlens counts it again', '# paramlenses total == 5'])(
    'are remarks: %s',
    source => {
      expect(assertionsIn(source)).toEqual([]);
    }
  );
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

  it('says what else is printed', () => {
    const told = (name: string): string | null =>
      checkReport(reportOf(name), readAssertions('total == 1'))[0].message;
    expect(told('k3_after_fit_adam')).toBe(
      'total is 225; 613 is printed, with 388 variables of the optimizer'
    );
    expect(told('k3_tutorial_cnn_c200')).toBe('total is 128,952');
    expect(told('tamper_21_k2_noise_reg')).toMatch(
      /^total is [\d,]+; [\d,]+ is printed\. The printed totals do not add up/
    );
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
    expect(limits(rounded, 'total <= 132K, total <= 131K, trainable <= 1B')).toEqual([
      'unknown',
      'failed',
      'unknown'
    ]);
  });

  function limits(report: PlacedReport, text: string): string[] {
    const demanded = readAssertions(text).map(one => ({ ...one, isLimit: true }));
    return checkReport(report, demanded).map(({ status }) => status);
  }

  describe('where layers are not known', () => {
    const PRINTED = [
      'Net(',
      '  (embed): Embedding(1000, 64)',
      '  (norm): SomethingOfTheirs()',
      '  (inner): SomethingElse()',
      '  (head): Linear(in_features=64, out_features=1000, bias=True)',
      ')'
    ].join('\n');
    const [report] = explainText(PRINTED);

    it('fails a limit that the others exceed, and leaves a higher one open', () => {
      // The head may be tied to the embedding: 64,000 weights once, 1,000 biases.
      expect(limits(report, 'total <= 64999, total <= 65000, megabytes <= 0.24')).toEqual([
        'failed',
        'unknown',
        'failed'
      ]);
    });

    it('names them', () => {
      const [{ message }] = checkReport(report, readAssertions('total <= 1M'));
      expect(message).toBe(
        'total is not known, but at least 65,000. No count is known of norm, inner.'
      );
    });

    it('fails what is expected of this very model', () => {
      expect(statuses(report, 'total <= 1M, total == 65000, total > 64999')).toEqual([
        'failed',
        'failed',
        'passed'
      ]);
    });
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
      /^cell 8: cannot read "total is 5"/
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
          { check: 'x = 1', status: 'skipped', message: 'no output', cell: 2, summary: null },
          { check: 'y = 1', status: 'unknown', message: 'not known', cell: null, summary: 0 }
        ],
        error: null
      },
      { file: 'b.ipynb', results: [], error: 'not JSON' }
    ]);
    expect(xml).toBe(
      [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<testsuites name="paramlens" tests="5" failures="1" errors="1" skipped="2">',
        '  <testsuite name="a&quot;&lt;&amp;&gt;.ipynb" tests="4" failures="1" errors="0" skipped="2">',
        '    <testcase classname="a&quot;&lt;&amp;&gt;.ipynb" name="cell 2: total &lt; 5">',
        '      <failure message="total is  9 &amp; more"/>',
        '    </testcase>',
        '    <testcase classname="a&quot;&lt;&amp;&gt;.ipynb" name="total &gt; 5"/>',
        '    <testcase classname="a&quot;&lt;&amp;&gt;.ipynb" name="cell 3: x = 1">',
        '      <skipped message="no output"/>',
        '    </testcase>',
        '    <testcase classname="a&quot;&lt;&amp;&gt;.ipynb" name="y = 1">',
        '      <skipped message="not known"/>',
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
