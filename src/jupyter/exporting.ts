import { Clipboard, Notification } from '@jupyterlab/apputils';
import type { Contents } from '@jupyterlab/services';
import { FORMAT_NAMES } from '../export/types.js';
import type { SummaryReport } from '../report/types.js';
import type { ExportOrder } from '../view/actions.js';
import type { CostChoice } from '../view/costChoice.js';
import type { Translation } from '../view/translation.js';
import type { Application } from './lensHost.js';

/** What an export needs of the application. */
export interface ExportPlace extends Pick<Application, 'contents' | 'open'> {
  /** The folder that files are put into, with its drive. */
  readonly folder: string;
  readonly translation: Translation;
}

/** Puts text into the system's clipboard. */
export function copyText(text: string): void {
  Clipboard.copyToSystem(text);
}

/** Writes a summary's table to the clipboard, or into a new file beside the notebook, and says so.
 *
 * @param costs - Those that the table shows: an export has its own columns of them, in the same number format.
 */
export async function exportSummary(
  report: SummaryReport,
  { format, derivations, to }: ExportOrder,
  { columns, dtype }: CostChoice,
  place: ExportPlace
): Promise<void> {
  const { translation } = place;
  try {
    const { exportReport, EXPORT_FILES } = await import('../export/index.js');
    const text = exportReport(report, format, {
      derivation: derivations,
      cost: columns.length > 0 ? dtype : null
    });
    if (to === 'clipboard') {
      Clipboard.copyToSystem(text);
      Notification.info(translation.__('The table was copied as %1.', FORMAT_NAMES[format]), {
        autoClose: BRIEFLY
      });
      return;
    }
    const path = await save(text, fileName(report), EXPORT_FILES[format].extension, place);
    Notification.success(translation.__('The table was saved as %1.', path), {
      autoClose: LONGER,
      actions: [{ label: translation.__('Open'), callback: () => place.open(path) }]
    });
  } catch (error) {
    Notification.error(translation.__('The table could not be exported: %1', String(error)));
  }
}

/** For how many milliseconds something is said. */
const BRIEFLY = 2000;
const LONGER = 6000;

/** How many names are tried. */
const MOST_NAMES = 1000;

/** Saves under the first name that no file has. @returns the path. */
async function save(
  content: string,
  name: string,
  extension: string,
  { contents, folder }: ExportPlace
): Promise<string> {
  const listing = await contents.get(folder, { content: true, type: 'directory' });
  const taken = new Set((listing.content as Contents.IModel[]).map(file => file.name));
  for (let n = 0; n < MOST_NAMES; n++) {
    const file = `${name}${n === 0 ? '' : `-${n}`}${extension}`;
    if (taken.has(file)) continue;
    const path = folder === '' || folder.endsWith(':') ? `${folder}${file}` : `${folder}/${file}`;
    await contents.save(path, { type: 'file', format: 'text', content });
    return path;
  }
  throw new Error(`${name}${extension}`);
}

/** The model's name as far as it is one of a file. */
export function fileName({ name }: SummaryReport): string {
  const plain = (name ?? '').replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[-.]+|[-.]+$/g, '');
  return plain.slice(0, 80) || 'model-summary';
}
