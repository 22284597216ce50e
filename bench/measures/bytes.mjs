import { gzipSync } from 'node:zlib';
import { codeCell, notebookOf } from '../lib/notebooks.mjs';
import { atMost, valueOf } from '../lib/results.mjs';
import { kerasSummary } from '../lib/summaries.mjs';

export const name = 'bytes';
export const title = 'What the page loads of the extension, built for production';
export const order = 6;

/** Code that says nothing of the model, and code that states it: reading the latter takes a parser. */
const SOURCES = {
  alone: 'model.summary()',
  stated: 'import keras\nmodel = keras.Sequential([keras.layers.Dense(2)])\nmodel.summary()'
};

export async function run(bench) {
  const [before, after] = await loadedFor(bench, SOURCES.alone);
  const [, stated] = await loadedFor(bench, SOURCES.stated);
  return [
    valueOf('before the first summary, as served', kilobytes(before.raw), 'KB', atMost(25), before),
    valueOf('before the first summary, gzip', kilobytes(before.gzip), 'KB', atMost(8)),
    valueOf('after it, as served', kilobytes(after.raw), 'KB', undefined, after),
    valueOf('after it, gzip', kilobytes(after.gzip), 'KB', atMost(90)),
    valueOf(
      'after it, where code is read as well, gzip',
      kilobytes(stated.gzip),
      'KB',
      undefined,
      stated
    )
  ];
}

/** @returns what a page has loaded of the extension before a cell with this code prints a summary, and after it */
async function loadedFor(bench, source) {
  const path = 'bytes.ipynb';
  const files = new Map();
  await bench.servers.on.upload(path, notebookOf(codeCell(source)));
  const page = await bench.visit('on', fresh => {
    fresh.on('response', response => {
      if (response.url().includes('/extensions/paramlens/')) {
        files.set(new URL(response.url()).pathname, response.body());
      }
    });
  });
  await page.evaluate(name => window.bench.open(name), path);
  await page.waitForLoadState('networkidle');
  const before = await sizes(files);
  await page.evaluate(text => window.bench.print(text), kerasSummary(8, 1));
  await page.locator('.jp-Paramlens-view').waitFor();
  await page.waitForLoadState('networkidle');
  return [before, await sizes(files)];
}

async function sizes(files) {
  const each = {};
  let [raw, gzip] = [0, 0];
  for (const [path, pending] of files) {
    const body = await pending;
    const packed = gzipSync(body).length;
    each[
      path
        .split('/')
        .pop()
        .replace(/\.[0-9a-f]{16}/, '')
    ] = { raw: body.length, gzip: packed };
    raw += body.length;
    gzip += packed;
  }
  return { raw, gzip, files: each };
}

const kilobytes = bytes => Number((bytes / 1000).toFixed(1));
