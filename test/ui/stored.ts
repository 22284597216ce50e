import { readFileSync } from 'node:fs';
import type { INotebookContent } from '@jupyterlab/nbformat';
import type { Page } from './helpers.js';
import { notebook } from './notebooks.js';

/** The cells of a notebook of the corpus as they were stored, with a kernel that is there. */
export function corpus(name: string): INotebookContent {
  const url = new URL(`../corpus/notebooks/${name}.ipynb`, import.meta.url);
  const { cells } = JSON.parse(readFileSync(url, 'utf8')) as INotebookContent;
  return notebook(...cells);
}

/** The text that a corpus notebook's cell has printed. */
export function printed(name: string, cell: number): string {
  const { outputs } = corpus(name).cells[cell] as unknown as {
    outputs: { text?: string | string[] }[];
  };
  return outputs.flatMap(({ text }) => text ?? []).join('');
}

/** Runs a command of the application. */
export async function command(page: Page, id: string, args: object = {}): Promise<void> {
  await page.evaluate(
    async ([name, values]) => {
      await window.jupyterapp.commands.execute(name as string, values as never);
    },
    [id, args] as const
  );
}

/** Waits until the open notebook's kernel has nothing to do and has told the notebook what language it speaks. */
export async function kernelIdle(page: Page): Promise<void> {
  await page.waitForFunction(
    () => {
      const panel = window.jupyterapp.shell.currentWidget as unknown as {
        sessionContext?: { session?: { kernel?: { status: string } } };
        model?: { getMetadata(key: string): { version?: string } | undefined };
      };
      const idle = panel?.sessionContext?.session?.kernel?.status === 'idle';
      return idle && panel.model?.getMetadata('language_info')?.version !== undefined;
    },
    undefined,
    { timeout: 30_000 }
  );
}

/** The bytes of a file on the server. */
export async function bytes(
  page: Page,
  baseURL: string | undefined,
  path: string
): Promise<string> {
  const answer = await page.request.get(`${baseURL}/files/${encodeURI(path)}?${Date.now()}`);
  return answer.text();
}

/** Keeps the extension out of the page. */
export async function withoutExtension(page: Page): Promise<void> {
  await page.route('**/extensions/paramlens/**', route => route.abort());
}
