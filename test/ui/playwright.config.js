import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { findChromium } from '../../scripts/lib/chromium.mjs';
import { inProject } from '../../scripts/lib/project.mjs';
import { python } from '../../scripts/lib/python.mjs';

const here = dirname(fileURLToPath(import.meta.url));

/**
 * A port that nothing listens on, so that several runs and a JupyterLab of one's own can stand side by side. The
 * worker processes load this file too and find the port in the environment.
 */
function port() {
  const probe =
    "const s = require('node:net').createServer().listen(0, '127.0.0.1', () => { console.log(s.address().port); s.close(); })";
  process.env.PARAMLENS_UI_PORT ??= spawnSync(process.execPath, ['-e', probe], {
    encoding: 'utf8'
  }).stdout.trim();
  return process.env.PARAMLENS_UI_PORT;
}

const baseURL = `http://127.0.0.1:${port()}`;

export default defineConfig({
  testDir: here,
  // It needs a server that lets people share a notebook.
  testIgnore: process.env.PARAMLENS_REQUIREMENTS?.includes('collaboration')
    ? []
    : 'collaboration.spec.ts',
  // What tests can ask that Python about the files they leave.
  metadata: { python },
  outputDir: inProject('test-results'),
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: true,
  workers: 2,
  // A machine busy with something else must not look like a fault.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  use: {
    baseURL,
    viewport: { width: 1280, height: 900 },
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: findChromium(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync'
      ]
    }
  },
  webServer: {
    command: `"${python}" -m jupyterlab --config "${join(here, 'jupyter_server_test_config.py')}"`,
    // Kernels that are ended while they start print their stack; `DEBUG=pw:webserver` shows it all.
    stderr: 'ignore',
    url: `${baseURL}/lab`,
    timeout: 120_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 }
  }
});
