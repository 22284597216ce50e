import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { Contents } from '@jupyterlab/services';
import { newPath } from './newFile.js';

/** What the command takes, as a JSON schema. */
export const TUTORIAL_ARGUMENTS = {
  type: 'object',
  properties: {
    cwd: { type: 'string', description: 'The folder to put the copy into' }
  }
};

/** Puts a copy of the tutorial into a folder, the root unless it is a path, and opens it. */
export async function openTutorial(app: JupyterFrontEnd, folder: unknown): Promise<void> {
  const { contents } = app.serviceManager;
  const path = await copyTutorial(contents, typeof folder === 'string' ? folder : '');
  await app.commands.execute('docmanager:open', { path });
}

/** Puts a copy of the tutorial into a folder, under a name that is free, and returns its path. It comes with the
 * extension, so that neither a kernel nor the network is needed. */
async function copyTutorial(contents: Contents.IManager, folder: string): Promise<string> {
  const url = new URL('../../examples/tutorial.ipynb', import.meta.url);
  const response = await fetch(url);
  if (!response.ok) throw new Error(`The tutorial could not be read: ${response.statusText}`);
  const content: unknown = await response.json();
  const path = await newPath(contents, folder, 'paramlens-tutorial', '.ipynb');
  const saved = await contents.save(path, { type: 'notebook', format: 'json', content });
  return saved.path;
}
