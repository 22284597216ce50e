import { test as galataTest } from '@jupyterlab/galata';
import type { IJupyterLabPageFixture } from '@jupyterlab/galata';
import type { INotebookContent } from '@jupyterlab/nbformat';
import type { Locator, TestInfo } from '@playwright/test';

export { expect } from '@playwright/test';

/** The page that the tests get: Playwright's, with Galata's helpers for JupyterLab. */
export type Page = IJupyterLabPageFixture;

/** The two applications that load the extension. */
export const APPLICATIONS = ['JupyterLab', 'Notebook 7'] as const;
export type Application = (typeof APPLICATIONS)[number];

/**
 * Galata's test for both applications: it starts on an empty page, so that a test opens its notebook at once, and it
 * uses JupyterLab's own fonts, so that what is measured is what people see.
 */
export const test = galataTest.extend({
  autoGoto: false,
  mockSettings: {
    '@jupyterlab/apputils-extension:notification': { checkForUpdates: false, fetchNews: 'false' }
  },
  waitForApplication: async ({ baseURL: _baseURL }, use) => {
    await use(async page => {
      await page.locator('#jupyterlab-splash').waitFor({ state: 'detached' });
      await page.locator('.jp-Notebook, .jp-Launcher, .jp-FileBrowser').first().waitFor();
    });
  }
});

/**
 * Puts a notebook on the server.
 *
 * @param path - where to, below the test's own `tmpPath`
 * @returns the path to open it with
 */
export async function upload(page: Page, path: string, content: INotebookContent): Promise<string> {
  const done = await page.contents.uploadContent(JSON.stringify(content), 'text', path);
  if (!done) throw new Error(`${path} could not be uploaded`);
  return path;
}

/** Opens an uploaded notebook and waits until the cells of its file are there. */
export async function open(page: Page, path: string, application: Application): Promise<void> {
  const { baseURL } = test.info().project.use;
  const route = application === 'JupyterLab' ? 'lab/tree' : 'notebooks';
  const reset = application === 'JupyterLab' ? '?reset' : '';
  const url = `${baseURL}/${route}/${encodeURI(path)}${reset}`;
  await page.goto(url).catch((error: unknown) => {
    // What Galata waits for in the page is now and then lost while the page starts.
    if (!String(error).includes('promise was garbage collected')) throw error;
    return page.goto(url);
  });
  await page.locator('.jp-Notebook .jp-Cell').first().waitFor();
  // Until its file arrives, a notebook has an empty cell, which goes with all that was put into it.
  await page.evaluate(async () => {
    for (const widget of window.jupyterapp.shell.widgets('main')) {
      await (widget as { context?: { ready: Promise<void> } }).context?.ready;
    }
  });
}

/** The output area of the n-th cell of the open notebook, counted from 0. */
export function outputsOf(page: Page, cell: number): Locator {
  return page.locator(`.jp-Notebook .jp-Cell[data-windowed-list-index="${cell}"] .jp-OutputArea`);
}

/** Brings a cell of the open notebook into sight: those far away are not in the document. */
export async function scrollTo(page: Page, cell: number): Promise<void> {
  await page.evaluate(async index => {
    const { content } = window.jupyterapp.shell.currentWidget as unknown as {
      content: { scrollToItem(index: number): Promise<void> };
    };
    await content.scrollToItem(index);
  }, cell);
}

/** The themes that JupyterLab comes with. */
export const THEMES = {
  light: 'JupyterLab Light',
  dark: 'JupyterLab Dark',
  'high contrast': 'JupyterLab Dark High Contrast'
} as const;
export type Theme = keyof typeof THEMES;

/** Switches the theme and waits until it is there. */
export async function setTheme(page: Page, theme: Theme): Promise<void> {
  await page.evaluate(async name => {
    await window.jupyterapp.commands.execute('apputils:change-theme', { theme: name });
  }, THEMES[theme]);
  // The body itself has no height: everything in it is positioned.
  await page.locator(`body[data-jp-theme-name="${THEMES[theme]}"]`).waitFor({ state: 'attached' });
}

/** Takes a picture in each theme, named `<name>-light.png` and `<name>-dark.png`, kept with the test's results. */
export async function screenshots(
  page: Page,
  testInfo: TestInfo,
  name: string,
  target: Locator = page.locator('.jp-Notebook')
): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await setTheme(page, theme);
    await target.screenshot({
      path: testInfo.outputPath(`${name}-${theme}.png`),
      animations: 'disabled'
    });
  }
}

/** The ids of the plugins that the open application has activated. */
export function activatedPlugins(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const app = window.jupyterapp;
    return app.listPlugins().filter(id => app.isPluginActivated(id));
  });
}
