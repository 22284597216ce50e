import { detect, detectMore } from '../../src/summary/detect.js';
import { readOutputs, textOf, textOfHtml, type CellOutput } from '../../src/summary/outputs.js';

const TABLE = [
  'Model: "net"',
  '_________________________________________________________________',
  ' Layer (type)                Output Shape              Param #   ',
  '=================================================================',
  ' dense (Dense)               (None, 8)                 40        ',
  '                                                                 ',
  '=================================================================',
  'Total params: 40',
  'Trainable params: 40',
  'Non-trainable params: 0',
  '_________________________________________________________________',
  ''
].join('\n');

function stream(index: number, text: string, kind: 'stdout' | 'stderr' = 'stdout'): CellOutput {
  return { index, kind, text, html: null, markdown: null };
}

function data(index: number, parts: Partial<CellOutput>): CellOutput {
  return { index, kind: 'data', text: null, html: null, markdown: null, ...parts };
}

describe('readOutputs', () => {
  it('says where a summary stands among other text', () => {
    const text = `before\n${TABLE}after\n`;
    const [found] = readOutputs([stream(0, text)]);
    expect(text.slice(found.start.offset, found.end.offset)).toBe(TABLE);
  });

  it('finds each of several summaries in one output', () => {
    const found = readOutputs([stream(0, `${TABLE}\n${TABLE}`)]);
    expect(found.map(({ summary }) => summary.totals.total)).toEqual([40, 40]);
    expect(found[1].start.offset).toBe(TABLE.length + 1);
  });

  it('joins messages of one stream, whatever stands between them on another', () => {
    const half = TABLE.indexOf('(None');
    const found = readOutputs([
      stream(0, TABLE.slice(0, half)),
      stream(1, 'a warning\n', 'stderr'),
      stream(2, TABLE.slice(half))
    ]);
    expect(found).toHaveLength(1);
    expect(found[0].outputs).toEqual([0, 2]);
    expect(found[0].summary.rows).toHaveLength(1);
    expect(found[0].end).toEqual({ output: 2, offset: TABLE.length - half });
  });

  it('joins displayed outputs line by line', () => {
    const lines = TABLE.split('\n').filter(line => line.trim() !== '');
    const found = readOutputs(lines.map((line, i) => data(i, { text: line })));
    expect(found).toHaveLength(1);
    expect(found[0].outputs).toEqual(lines.map((_, i) => i));
  });

  it('reads nothing from ordinary outputs', () => {
    expect(readOutputs([stream(0, 'Total params: 7\n'), data(1, { text: '42' })])).toEqual([]);
    expect(readOutputs([])).toEqual([]);
  });
});

describe('textOf', () => {
  it('prefers plain text, but not a placeholder', () => {
    expect(textOf(data(0, { text: 'plain', html: '<b>html</b>' }))).toBe('plain');
    expect(
      textOf(data(0, { text: '<IPython.core.display.HTML object>', html: '<b>html</b>' }))
    ).toBe('html');
    expect(
      textOf(data(0, { text: '<IPython.core.display.Markdown object>', markdown: '# x' }))
    ).toBe('# x');
  });

  it('replaces entities once and leaves out tags', () => {
    expect(textOfHtml('<pre>a &lt;b&gt; &amp;lt; &#x27;c&#39; &unknown;</pre>')).toBe(
      "a <b> &lt; 'c' &unknown;"
    );
  });
});

describe('detect', () => {
  it('notices every part of a summary, in any printer’s spelling', () => {
    for (const text of [TABLE, 'Model: "net"\n', ' Total params: 5 (20 B)\n']) {
      expect(detect(text)).toBe(true);
    }
  });

  it('passes by ordinary outputs', () => {
    for (const text of [
      '',
      'hello',
      'Epoch 1/10 loss: 0.5',
      '<table><tr><td>1</td></tr></table>'
    ]) {
      expect(detect(text)).toBe(false);
    }
  });

  describe('in a text that grows', () => {
    const log = 'step 1 loss 0.5\n'.repeat(1000);

    /** Whether it is noticed while a log, the text and a log again come in pieces of a length. */
    const noticed = (text: string, length: number): boolean => {
      const whole = log + text + log;
      for (let searched = log.length; searched < whole.length; searched += length) {
        if (detectMore(whole.slice(0, searched + length), searched)) return true;
      }
      return false;
    };

    it.each([1, 7, 300, 5000])('notices what comes in pieces of %s', length => {
      for (const text of [TABLE, '  (0): Linear(in_features=3)\n', ' Name | Type\n--\n Params\n']) {
        expect(noticed(text, length)).toBe(true);
      }
      expect(noticed('accuracy 0.9\n', length)).toBe(false);
    });

    it('notices what is written over the last line', () => {
      const before = `${log}${'.'.repeat(200)}`;
      expect(detectMore(`${log}Total params: 5 ${'.'.repeat(200)}`, before.length)).toBe(true);
    });

    it('searches a shorter text anew', () => {
      expect(detectMore(`${TABLE}${log}`, 2 * log.length)).toBe(true);
    });

    it('leaves alone what begins where a stored text is not searched either', () => {
      const before = 'x'.repeat(2_000_000);
      expect(detect(before + TABLE)).toBe(false);
      expect(detectMore(before + TABLE, before.length)).toBe(false);
      expect(detectMore(before.slice(9000) + TABLE, before.length - 9000)).toBe(true);
    });
  });
});
