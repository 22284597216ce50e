import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inProject, say, SetupError } from '../../scripts/lib/project.mjs';
import { launchChromium, visit } from './browser.mjs';
import { SIDES, startServers } from './servers.mjs';

const folder = inProject('bench', 'measures');

/**
 * Runs the measures whose names contain one of the filters, each in a browser of its own.
 *
 * @returns for each measure its `name`, `title` and `results`, and how many seconds it took
 */
export async function runMeasures(filters, options) {
  const measures = (await loadMeasures()).filter(
    ({ name }) => filters.length === 0 || filters.some(filter => name.includes(filter))
  );
  if (measures.length === 0) throw new SetupError(`no measure is named ${filters.join(' or ')}.`);
  const servers = await startServers();
  const stop = async () => {
    await servers.stop();
    process.exit(130);
  };
  process.once('SIGINT', stop);
  try {
    const measured = [];
    for (const measure of measures) {
      say(measure.title);
      const begun = Date.now();
      const results = await withBench(servers, options, measure.run);
      for (const { what, value, limit, met } of results) {
        say(`  ${what}: ${value}${limit && ` [${limit}]`}${met === '' ? '' : `: ${met}`}`);
      }
      const seconds = Math.round((Date.now() - begun) / 1000);
      measured.push({ name: measure.name, title: measure.title, seconds, results });
    }
    return measured;
  } finally {
    process.off('SIGINT', stop);
    await servers.stop();
  }
}

async function loadMeasures() {
  const files = readdirSync(folder).filter(file => file.endsWith('.mjs'));
  const loaded = await Promise.all(
    files.map(file => import(pathToFileURL(join(folder, file)).href))
  );
  return loaded.sort((a, b) => a.order - b.order);
}

async function withBench(servers, { rounds, python }, run) {
  const browser = await launchChromium();
  try {
    return await run({
      servers,
      browser,
      python,
      rounds,
      visit: (side, onPage) => visit(browser, servers[side].url, onPage),
      openOnBoth: (path, content, order) => openOnBoth(servers, browser, path, content, order),
      inBothOrders: (make, take, times = rounds) => inBothOrders(make, take, times),
      alternate: (sample, times = rounds) => alternate(sample, times)
    });
  } finally {
    await browser.close();
  }
}

/** The same notebook on both sides, each open in a page of its own; the pages are made in this order. */
async function openOnBoth(servers, browser, path, content, order = SIDES) {
  const pages = {};
  for (const side of order) {
    await servers[side].upload(path, content);
    pages[side] = await visit(browser, servers[side].url);
    await pages[side].evaluate(async name => {
      await window.bench.open(name);
      await window.bench.paintedWith(() => document.querySelector('.jp-Cell') !== null);
    }, path);
  }
  return pages;
}

/**
 * Samples with pages that are made in one order and then in the other: of two pages that differ in nothing, Chromium
 * runs the one that is made second some hundredths slower.
 *
 * @param make - makes the pages of both sides in an order
 * @param take - takes samples with them, so many rounds of each kind
 * @returns for each kind of samples those of either order, as `compare` takes them
 */
async function inBothOrders(make, take, rounds) {
  const kinds = {};
  for (const order of [SIDES, [...SIDES].reverse()]) {
    const pages = await make(order);
    const taken = await take(pages, Math.ceil(rounds / 2));
    for (const [kind, samples] of Object.entries(taken)) (kinds[kind] ??= []).push(samples);
    for (const side of SIDES) await pages[side].context().close();
  }
  return kinds;
}

/** Samples of both sides, taken in turn and in changing order: what slows the machine down slows both. */
async function alternate(sample, rounds) {
  const samples = { off: [], on: [] };
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 === 0 ? SIDES : [...SIDES].reverse();
    for (const side of order) samples[side].push(await sample(side, round));
  }
  return samples;
}
