import { execFileSync } from 'node:child_process';
import { MISCONCEPTIONS } from '../../src/teach/misconceptions/index.js';

/** What a module in plain Node says: gettext's tools are ES modules, which the test runner does not load. */
function ask(program: string): unknown {
  const module = ['--input-type=module', '--eval', program];
  return JSON.parse(execFileSync(process.execPath, module, { encoding: 'utf8' }));
}

const READ = `
  import { readFileSync } from 'node:fs';
  import { po } from 'gettext-parser';
  import { faultsOf, messagesOf } from './scripts/lib/messages.mjs';
  const messages = messagesOf('.');
  const chinese = po.parse(readFileSync('paramlens/locale/zh_CN/LC_MESSAGES/paramlens.po'));
  const tell = value => console.log(JSON.stringify(value));`;

describe('the Chinese translation', () => {
  it('has every message, with the same places, and is compiled', () => {
    const run = (): string =>
      execFileSync(process.execPath, ['scripts/translations.mjs', '--check'], { encoding: 'utf8' });
    expect(run()).toBe('');
  });

  it('would be noticed to lack a message that is new, or a place', () => {
    const faults = ask(`${READ}
      const added = { context: '', text: 'All new', textPlural: null };
      const entry = chinese.translations[''].Weights;
      entry.msgstr = ['%1'];
      tell(faultsOf(chinese, [...messages, added]));`);
    expect(faults).toEqual(['other places than "Weights": %1', 'not translated: All new']);
  });

  it('has the tables of misconceptions', () => {
    const known = new Set(ask(`${READ} tell(messages.map(({ text }) => text));`) as string[]);
    const said = MISCONCEPTIONS.flatMap(({ title, explanation }) => [title, explanation]);
    expect(said.filter(text => !known.has(text))).toEqual([]);
  });
});
