import { NOT_FOLLOWED, type PythonCell } from './cell.js';

/** Cell magics whose body runs as ordinary Python in the notebook's own namespace. */
const PYTHON_MAGICS = new Set(['time', 'capture', 'prun', 'notify', 'wandb', 'memit']);

/** Cell magics whose body is another language, or Python that leaves no names behind. */
const FOREIGN_MAGICS = new Set([
  'bash',
  'sh',
  'script',
  'cmd',
  'html',
  'HTML',
  'svg',
  'SVG',
  'javascript',
  'js',
  'latex',
  'markdown',
  'writefile',
  'file',
  'perl',
  'ruby',
  'pypy',
  'python',
  'python2',
  'python3',
  'timeit',
  'sql',
  'bigquery',
  'R',
  'cython',
  'skip',
  'writetemplate',
  'shell',
  'system',
  'sx',
  '!'
]);

/** Line magics whose argument is a statement that they run. */
const STATEMENT_MAGIC = /^%(?:time|prun|memit|mprun|lprun)\s+(?!-)/;

/** Line magics that bind names of the notebook to what does not stand in it. */
const BINDING_MAGIC = /^%(?:run|rerun|reset|store\s+-r)\b/;

/** What Python gets to see of a cell in which there may be some, its lines dedented. */
export function withoutMagics(cell: string): PythonCell {
  const lines = withoutPrompts(cell.split('\n'));
  const first = lines.findIndex(line => line.trim() !== '');
  const magic = first < 0 ? null : /^%%(\S+)/.exec(lines[first]);
  if (magic === null) {
    return { source: translate(lines), uncertain: false };
  }
  if (FOREIGN_MAGICS.has(magic[1])) {
    return { source: '', uncertain: false };
  }
  return {
    source: translate(lines.slice(first + 1)),
    uncertain: !PYTHON_MAGICS.has(magic[1])
  };
}

/** IPython drops the prompt that the first line has from all lines. */
function withoutPrompts(lines: readonly string[]): readonly string[] {
  const first = lines.find(line => line.trim() !== '') ?? '';
  return /^\s*>>> /.test(first) ? lines.map(line => line.replace(/^(>>>|\.\.\.) ?/, '')) : lines;
}

/** Only a line that begins a statement can be a magic: `%` also continues an expression. */
function translate(lines: readonly string[]): string {
  const scanner = new Scanner();
  let shell = false;
  return lines
    .map(line => {
      const continued = shell;
      if (!continued && !scanner.atStatement()) {
        scanner.scan(line);
        return line;
      }
      const python = continued ? '' : translateLine(line);
      shell = (continued || python !== line) && /\\\s*$/.test(line);
      scanner.scan(python);
      return python;
    })
    .join('\n');
}

function translateLine(line: string): string {
  const indentation = /^[ \t]*/.exec(line)?.[0] ?? '';
  const text = line.slice(indentation.length);
  if (STATEMENT_MAGIC.test(text)) {
    return indentation + text.replace(STATEMENT_MAGIC, '');
  }
  if (BINDING_MAGIC.test(text)) {
    return `${indentation}from ${NOT_FOLLOWED} import *`;
  }
  if (/^[%!?]/.test(text) || /^[\w.]+\?{1,2}\s*$/.test(text)) {
    return indentation + 'pass';
  }
  const assigned = /^([\w.]+(?:\s*,\s*[\w.]+)*\s*=\s*)(?:!|%(?=[a-z]))/.exec(text);
  return assigned ? indentation + assigned[1] + NOT_FOLLOWED : line;
}

/** Follows brackets and strings from line to line, as far as needed to tell where a statement begins. */
class Scanner {
  private brackets = 0;
  private fence = '';
  private joined = false;

  atStatement(): boolean {
    return this.brackets === 0 && this.fence === '' && !this.joined;
  }

  scan(line: string): void {
    this.joined = false;
    let quote = '';
    for (let i = 0; i < line.length; i++) {
      const character = line[i];
      if (character === '\\') {
        this.joined = quote === '' && this.fence === '' && i === line.length - 1;
        i++;
      } else if (this.fence !== '') {
        if (line.startsWith(this.fence, i)) {
          i += 2;
          this.fence = '';
        }
      } else if (quote !== '') {
        quote = character === quote ? '' : quote;
      } else if (character === '#') {
        return;
      } else if (character === '"' || character === "'") {
        if (line.startsWith(character.repeat(3), i)) {
          this.fence = character.repeat(3);
          i += 2;
        } else {
          quote = character;
        }
      } else if (character === '(' || character === '[' || character === '{') {
        this.brackets++;
      } else if (character === ')' || character === ']' || character === '}') {
        this.brackets = Math.max(0, this.brackets - 1);
      }
    }
  }
}
