import type { Contents } from '@jupyterlab/services';

const NAME = 'paramlens-tutorial';

/** Puts a copy of the tutorial into a folder, under a name that is free, and returns its path. It comes with the
 * extension, so that neither a kernel nor the network is needed. */
export async function copyTutorial(contents: Contents.IManager, folder: string): Promise<string> {
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
