import { lineOfError } from '../../src/evidence/failure.js';
import { readSource } from '../../src/evidence/index.js';
import { IMPORTS, brief, modelOf, printed } from './read.js';

/** Reads cells run in order; an error ended the second of them at a line. */
function readStopped(stoppedAt: number, ...sources: readonly string[]) {
  return readSource(
    sources.map((source, index) => ({
      index,
      source,
      executionCount: index + 1,
      ...(index === 1 && { stoppedAt })
    }))
  );
}

const PRINT = 'keras.Sequential([layers.Conv2D(8, k)]).summary()';

describe('a cell that an error ended', () => {
  it('binds what stands before the statement that failed, and perhaps what follows', () => {
    const second = 'k = 1\nj = [\n  1,\n  nope]\nk = 2';
    const stopped = (line: number) =>
      printed(readStopped(line, `${IMPORTS}k = 5`, second, PRINT)).map(brief);
    expect(stopped(3)).toEqual(['Conv2D(8, ?)']);
    const first = `${IMPORTS}k = 5`;
    expect(printed(readStopped(2, first, 'k = 1\nnope', PRINT)).map(brief)).toEqual([
      'Conv2D(8, 1)'
    ]);
    expect(printed(readStopped(0, first, 'k = 1\nnope', PRINT)).map(brief)).toEqual([
      'Conv2D(8, ?)'
    ]);
  });

  it('knows no model that it may have made or changed', () => {
    const first = `${IMPORTS}m = keras.Sequential([layers.Dense(1)])`;
    const made = readStopped(0, first, 'm = keras.Sequential([layers.Dense(2)])', 'm.summary()');
    expect(made.prints.map(print => print.model)).toEqual([null]);
    const changed = readStopped(1, first, 'm.add(layers.Dense(2))', 'm.summary()');
    expect(modelOf(changed).complete).toBe(false);
  });

  it('keeps what it printed before, and a model whose training was stopped', () => {
    const evidence = readStopped(
      3,
      IMPORTS,
      'm = keras.Sequential([layers.Dense(1)])\nm.summary()\nm.fit(x)',
      'm.summary()'
    );
    expect(printed(evidence, 0).map(brief)).toEqual(['Dense(1)']);
    expect(printed(evidence, 1).map(brief)).toEqual(['Dense(1)']);
    expect(evidence.prints.map(print => print.certain)).toEqual([true, true]);
  });
});

describe('lineOfError', () => {
  const source = 'import a\n\nb = a.c(\n  1)';

  it('is the line of the first arrow, if it shows the line of the cell', () => {
    const frame =
      '\u001b[0;32m<ipython-input-3>\u001b[0m in \u001b[0;36m<module>\u001b[0;34m\u001b[0m\n' +
      '\u001b[1;32m      2\u001b[0m \n\u001b[0;32m----> 3\u001b[0;31m \u001b[0mb\u001b[0m = a.c(\n      4   1)';
    const inner = '----> 1 import a';
    expect(lineOfError(source, ['ValueError', frame, inner, 'ValueError: x'])).toBe(3);
    expect(lineOfError(source, [inner])).toBe(1);
    expect(lineOfError(source, ['---> 99 import a'])).toBe(0);
  });

  it.each([[['----> 1 import b', '----> 3 b = a.c(']], [['...']], [[]], [undefined], [[3]]])(
    'is not told by %j',
    traceback => {
      expect(lineOfError(source, traceback)).toBe(0);
    }
  );

  it('is not told where a cell magic ran the rest', () => {
    expect(lineOfError('%%time\nimport a', ['----> 1 %%time'])).toBe(0);
  });
});
