import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { inProject, SetupError } from '../../scripts/lib/project.mjs';
import { labextensions, python } from '../../scripts/lib/python.mjs';

/** The two that are compared: JupyterLab alone, and with the extension. */
export const SIDES = ['off', 'on'];

/** Seconds that JupyterLab may take to answer. */
const PATIENCE = 120;

/**
 * Starts two JupyterLabs that differ in nothing but the extension: what is only disabled would still load its entry file.
 *
 * @returns for each side its `url`, `upload(path, notebook)` and `configure(plugin, settings)`, and `stop()` for both
 */
export async function startServers() {
  const home = mkdtempSync(join(tmpdir(), 'paramlens-bench-'));
  const started = [];
  const stop = async () => {
    await Promise.all(started.map(end));
    rmSync(home, { recursive: true, force: true });
  };
  try {
    const sides = {};
    for (const side of SIDES) {
      const port = await freePort();
      started.push(start(port, installation(join(home, side), side)));
      const url = `http://127.0.0.1:${port}`;
      await answers(`${url}/lab`, started.at(-1));
      sides[side] = {
        url,
        upload: (path, content) => upload(url, path, content),
        configure: (plugin, settings) => configure(url, plugin, settings)
      };
    }
    return { ...sides, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A folder of the extensions of the virtual environment, with or without this one. */
function installation(folder, side) {
  mkdirSync(folder);
  for (const name of readdirSync(labextensions)) {
    if (name === 'paramlens' && side === 'off') continue;
    symlinkSync(join(labextensions, name), join(folder, name), 'junction');
  }
  return folder;
}

function start(port, extensions) {
  const settings = inProject('test', 'ui', 'jupyter_server_test_config.py');
  const own = `--LabServerApp.labextensions_path=${extensions}`;
  return spawn(python, ['-m', 'jupyterlab', '--config', settings, own], {
    env: { ...process.env, PARAMLENS_UI_PORT: String(port) },
    stdio: process.env.DEBUG ? 'inherit' : 'ignore'
  });
}

async function answers(url, server) {
  const end = Date.now() + PATIENCE * 1000;
  while (Date.now() < end && server.exitCode === null) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await pause(200);
  }
  throw new SetupError('JupyterLab does not start; "npm run test:ui -- smoke" may tell why.');
}

function upload(url, path, content) {
  const place = `${url}/api/contents/${encodeURI(path)}`;
  return put(place, { type: 'notebook', format: 'json', content });
}

function configure(url, plugin, settings) {
  return put(`${url}/lab/api/settings/${plugin}`, { raw: JSON.stringify(settings) });
}

async function put(url, body) {
  const answer = await fetch(url, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body)
  });
  if (!answer.ok) throw new Error(`${url} answers ${answer.status}`);
}

function end(server) {
  if (server.exitCode !== null) return Promise.resolve();
  return new Promise(resolve => {
    const force = setTimeout(() => server.kill('SIGKILL'), 10_000);
    server.once('exit', () => {
      clearTimeout(force);
      resolve();
    });
    server.kill('SIGTERM');
  });
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
