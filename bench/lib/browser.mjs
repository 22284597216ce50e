import { chromium } from '@playwright/test';
import { findChromium } from '../../scripts/lib/chromium.mjs';
import { installBench } from './page.mjs';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
  '--disable-component-update',
  '--disable-sync'
];

export function launchChromium() {
  return chromium.launch({ executablePath: findChromium(), args: ARGUMENTS });
}

/**
 * A page of its own, cache and all, that shows the launcher of JupyterLab.
 *
 * @param onPage - called with the page before it goes anywhere
 */
export async function visit(browser, url, onPage = () => {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(180_000);
  await page.addInitScript(installBench);
  await onPage(page);
  await page.goto(`${url}/lab?reset`);
  await page.locator('.jp-Launcher').waitFor();
  await page.locator('#jupyterlab-splash').waitFor({ state: 'detached' });
  return page;
}

/** The page's main thread: the processor's time that it has taken so far, in seconds, and a way to tidy it up. */
export async function mainThread(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return {
    async seconds() {
      const { metrics } = await session.send('Performance.getMetrics');
      return metrics.find(({ name }) => name === 'TaskDuration').value;
    },
    collectGarbage: () => session.send('HeapProfiler.collectGarbage')
  };
}
