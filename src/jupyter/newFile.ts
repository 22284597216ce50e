import type { Contents } from '@jupyterlab/services';

/** The path of a file that is not there yet, in a folder of the contents: `name.csv`, or with the first number that is
 * free. Rejects where the folder cannot be listed.
 *
 * @param folder - Its path; '' for the root, `RTC:` for that of a drive.
 */
export async function newPath(
  contents: Contents.IManager,
  folder: string,
  name: string,
  extension: string
): Promise<string> {
  const { content } = await contents.get(folder, { content: true, type: 'directory' });
  const entries: unknown = content;
  const taken = new Set(
    Array.isArray(entries) ? (entries as Contents.IModel[]).map(entry => entry.name) : []
  );
  let file = `${name}${extension}`;
  for (let number = 1; taken.has(file); number++) file = `${name}-${number}${extension}`;
  return folder === '' || folder.endsWith(':') ? `${folder}${file}` : `${folder}/${file}`;
}
