/**
 * `npm run translations`: gathers the messages of the sources into `paramlens/locale/paramlens.pot`, brings every
 * translation up to date with them and compiles it to what JupyterLab's server reads.
 *
 * Messages that are new have an empty translation afterwards, messages that are gone lose theirs. With `--check` nothing
 * is written: it fails where a translation is not complete or not compiled.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { po } from 'gettext-parser';
import { compiled, emptyCatalogue, faultsOf, messagesOf, withMessages } from './lib/messages.mjs';
import { inProject, runMain, say } from './lib/project.mjs';

const LOCALES = inProject('paramlens', 'locale');
const WIDTH = { foldLength: 110 };

/** @returns the exit code */
function check(messages, version) {
  const faults = languages().flatMap(name => {
    const catalogue = read(name);
    const isCompiled = readFileSync(fileOf(name, 'json'), 'utf8') === written(catalogue, version);
    return [
      ...faultsOf(catalogue, messages).map(fault => `${name}: ${fault}`),
      ...(isCompiled ? [] : [`${name}: not compiled since it was changed`])
    ];
  });
  for (const fault of faults) console.log(fault);
  return faults.length > 0 ? 1 : 0;
}

function languages() {
  return readdirSync(LOCALES, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(({ name }) => name);
}

function fileOf(language, suffix) {
  return join(LOCALES, language, 'LC_MESSAGES', `paramlens.${suffix}`);
}

function read(language) {
  return po.parse(readFileSync(fileOf(language, 'po')));
}

function written(catalogue, version) {
  return `${JSON.stringify(compiled(catalogue, version), null, 1)}\n`;
}

runMain(async () => {
  const { version } = JSON.parse(readFileSync(inProject('package.json'), 'utf8'));
  const messages = messagesOf(inProject('.'));
  if (process.argv.includes('--check')) return check(messages, version);
  const template = withMessages(emptyCatalogue(), messages);
  writeFileSync(join(LOCALES, 'paramlens.pot'), po.compile(template, WIDTH));
  for (const name of languages()) {
    const catalogue = withMessages(read(name), messages);
    writeFileSync(fileOf(name, 'po'), po.compile(catalogue, WIDTH));
    writeFileSync(fileOf(name, 'json'), written(catalogue, version));
    const missing = messages.length - Object.keys(compiled(catalogue, version)).length + 1;
    say(`${name}: ${messages.length} messages, ${missing} not translated`);
  }
  return 0;
});
