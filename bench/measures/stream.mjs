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
/** What JupyterLab does with every chunk grows with those before it, so that a round takes long. */
const MOST_ROUNDS = 4;

export async function run(bench) {
  const texts = {
    log: () => logLines(CHUNKS),
    summary: round => kerasSummary(50, round) + logLines(CHUNKS - 100)
  };
  let percent;
  const { log, summary } = await bench.inBothOrders(
    order => bench.openOnBoth('stream.ipynb', notebookOf(codeCell('train()')), order),
    async (pages, rounds) => {
      const sampleOf = text => (side, round) =>
        pages[side].evaluate(printInChunks, cut(text(round), CHUNKS));
      const take = async text => {
        for (const side of ['off', 'on']) await sampleOf(text)(side, -1);
        return bench.alternate(sampleOf(text), rounds);
      };
      const taken = { log: await take(texts.log), summary: await take(texts.summary) };
      percent ??= await ownPart(pages.on, () => sampleOf(texts.log)('on', 0));
      return taken;
    },
    Math.min(MOST_ROUNDS, bench.rounds)
  );
  const compared = samples => compare(samples, time => time);
  return [
    timesStock('an ordinary log', compared(log), atMost(1.05)),
    ownPartOf('an ordinary log', percent),
    timesStock('a summary, then a log', compared(summary))
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
