import { gzipSync } from 'node:zlib';
import { codeCell, notebookOf } from '../lib/notebooks.mjs';
import { atMost, valueOf } from '../lib/results.mjs';
import { kerasSummary } from '../lib/summaries.mjs';

export const name = 'bytes';
export const title = 'What the page loads of the extension, built for production';
export const order = 6;

const KERAS = kerasSummary(9, 1);

/** Summaries with code that says nothing of the model, and with code that states it: reading the latter takes more. */
const NOTEBOOKS = {
  alone: { source: 'model.summary()', summary: KERAS },
  keras: {
    source: `from tensorflow import keras
from tensorflow.keras import layers
model = keras.Sequential(name='bench_1')
model.add(keras.Input((32, 32, 64)))
for i in range(0, 9, 3):
    model.add(layers.Conv2D(64, 3, padding='same', name=f'conv2d_{i}'))
    model.add(layers.BatchNormalization(name=f'batch_norm_{i + 1}'))
    model.add(layers.ReLU(name=f're_lu_{i + 2}'))
model.summary()`,
    summary: KERAS
  },
  torch: {
    source: `from torch import nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 64, 3)
        self.norm = nn.BatchNorm2d(64)
        self.fc = nn.Linear(64, 10)
model = Net()
print(model)`,
    summary: `Net(
  (conv): Conv2d(3, 64, kernel_size=(3, 3), stride=(1, 1))
  (norm): BatchNorm2d(64, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True)
  (fc): Linear(in_features=64, out_features=10, bias=True)
)
`
  }
};

export async function run(bench) {
  const [before, after] = await loadedFor(bench, NOTEBOOKS.alone);
  const [, keras] = await loadedFor(bench, NOTEBOOKS.keras);
  const [, torch] = await loadedFor(bench, NOTEBOOKS.torch);
  return [
    valueOf('before the first summary, as served', kilobytes(before.raw), 'KB', atMost(25), before),
    valueOf('before the first summary, gzip', kilobytes(before.gzip), 'KB', atMost(8)),
    valueOf('after it, as served', kilobytes(after.raw), 'KB', undefined, after),
    valueOf('after it, gzip', kilobytes(after.gzip), 'KB', atMost(90)),
    valueOf(
      'after it, where code of Keras is read as well, gzip',
      kilobytes(keras.gzip),
      'KB',
      atMost(90),
      keras
    ),
    valueOf(
      'after it, where code of PyTorch is read as well, gzip',
      kilobytes(torch.gzip),
      'KB',
      atMost(90),
      torch
    )
  ];
}

/** @returns what a page has loaded of the extension before a cell with this code prints its summary, and after it */
async function loadedFor(bench, { source, summary }) {
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
  await settled(files);
  const before = await sizes(files);
  await page.evaluate(text => window.bench.print(text), summary);
  await page.locator('.jp-Paramlens-view').waitFor();
  await settled(files);
  return [before, await sizes(files)];
}

/** Nothing has arrived for a while: a page that has been idle once counts as idle for ever. */
async function settled(files) {
  for (let seen = -1; seen !== files.size;) {
    seen = files.size;
    await new Promise(resolve => setTimeout(resolve, 500));
  }
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
