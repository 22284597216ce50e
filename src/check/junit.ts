import type { PlacedResult } from './types.js';

/** One file's checks, or why it could not be read. */
export interface JunitSuite {
  readonly file: string;
  readonly results: readonly PlacedResult[];
  readonly error: string | null;
}

/** The results as JUnit's XML, in the form that CI services read: a suite a file, a case a check. */
export function junit(suites: readonly JunitSuite[]): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="paramlens"${counts(suites)}>`,
    ...suites.map(suite => suiteXml(suite)),
    '</testsuites>',
    ''
  ].join('\n');
}

function counts(suites: readonly JunitSuite[]): string {
  const results = suites.flatMap(suite => suite.results);
  const errors = suites.filter(({ error }) => error !== null).length;
  const failures = results.filter(({ status }) => status === 'failed').length;
  const skipped = results.filter(({ status }) => isSkipped(status)).length;
  return ` tests="${results.length + errors}" failures="${failures}" errors="${errors}" skipped="${skipped}"`;
}

/** JUnit has no word for what cannot be told. */
function isSkipped(status: PlacedResult['status']): boolean {
  return status === 'skipped' || status === 'unknown';
}

function suiteXml(suite: JunitSuite): string {
  const { file, results, error } = suite;
  return [
    `  <testsuite name="${escapeXml(file)}"${counts([suite])}>`,
    ...results.map(result => caseXml(file, result)),
    ...(error === null
      ? []
      : [
          `    <testcase classname="${escapeXml(file)}" name="read">`,
          `      <error message="${escapeXml(error)}"/>`,
          '    </testcase>'
        ]),
    '  </testsuite>'
  ].join('\n');
}

function caseXml(file: string, { check, status, message, cell }: PlacedResult): string {
  const name = cell === null ? check : `cell ${cell + 1}: ${check}`;
  const open = `    <testcase classname="${escapeXml(file)}" name="${escapeXml(name)}"`;
  if (status === 'passed') return `${open}/>`;
  const inside =
    status === 'failed'
      ? `<failure message="${escapeXml(message ?? '')}"/>`
      : `<skipped message="${escapeXml(message ?? '')}"/>`;
  return `${open}>\n      ${inside}\n    </testcase>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;'
};

/** Text for an attribute; characters that XML 1.0 has no place for are left out. */
function escapeXml(text: string): string {
  return text
    .replace(/[&<>"']/g, character => ENTITIES[character])
    .replace(/[^\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ' ');
}
