import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { Contents } from '@jupyterlab/services';

const NAME = 'paramlens-tutorial';

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
  const name = freeName(await namesIn(contents, folder));
  const path = folder === '' || folder.endsWith(':') ? `${folder}${name}` : `${folder}/${name}`;
  const saved = await contents.save(path, { type: 'notebook', format: 'json', content });
  return saved.path;
}

async function namesIn(contents: Contents.IManager, folder: string): Promise<ReadonlySet<string>> {
  const { content } = await contents.get(folder, { content: true });
  const entries: unknown = content;
  return new Set(
    Array.isArray(entries) ? (entries as Contents.IModel[]).map(({ name }) => name) : []
  );
}

/** `paramlens-tutorial.ipynb`, or with the first number that is free. */
export function freeName(taken: ReadonlySet<string>): string {
  let name = `${NAME}.ipynb`;
  for (let number = 1; taken.has(name); number++) name = `${NAME}-${number}.ipynb`;
  return name;
}
