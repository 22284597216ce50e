import { codeCell, notebookOf } from '../lib/notebooks.mjs';
import { logLines } from '../lib/ordinary.mjs';
import { ownPart } from '../lib/profile.mjs';
import { atMost, ownPartOf, timesStock } from '../lib/results.mjs';
import { compare } from '../lib/statistics.mjs';
import { kerasSummary } from '../lib/summaries.mjs';

export const name = 'stream';
export const title = 'Standard output in 2,000 chunks';
export const order = 3;

const CHUNKS = 2_000;
const MOST_ROUNDS = 5;

export async function run(bench) {
  const pages = await bench.openOnBoth('stream.ipynb', notebookOf(codeCell('train()')));
  const sampleOf = text => (side, round) =>
    pages[side].evaluate(printInChunks, cut(text(round), CHUNKS));
  const measure = async (what, text, bound) => {
    const sample = sampleOf(text);
    for (const side of ['off', 'on']) await sample(side, -1);
    const samples = await bench.alternate(sample, Math.min(MOST_ROUNDS, bench.rounds));
    const compared = compare(samples, time => time);
    return timesStock(what, compared, bound);
  };
  const log = () => logLines(CHUNKS);
  return [
    await measure('an ordinary log', log, atMost(1.05)),
    ownPartOf('an ordinary log', await ownPart(pages.on, () => sampleOf(log)('on', 0))),
    await measure(
      'a summary, then a log',
      round => kerasSummary(50, round) + logLines(CHUNKS - 100)
    )
  ];
}

function cut(text, pieces) {
  const length = text.length / pieces;
  return Array.from({ length: pieces }, (_, index) =>
    text.slice(Math.round(index * length), Math.round((index + 1) * length))
  );
}

/** Runs in the page: every chunk is a task of its own, as messages of a kernel are. @returns milliseconds */
async function printInChunks(chunks) {
  const { bench } = window;
  bench.clear();
  await bench.painted();
  await bench.frame();
  const begin = performance.now();
  const { port1, port2 } = new MessageChannel();
  await new Promise(resolve => {
    let next = 0;
    port1.onmessage = () => {
      bench.print(chunks[next++]);
      if (next === chunks.length) resolve();
      else port2.postMessage(null);
    };
    port2.postMessage(null);
  });
  return (await bench.painted()) - begin;
}
