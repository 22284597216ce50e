import { Clipboard, Notification } from '@jupyterlab/apputils';
import { EXPORT_FORMATS, FORMAT_NAMES } from '../export/types.js';
import { loadRules } from '../loading/rules.js';
import type { SummaryReport } from '../report/types.js';
import type { ExportOrder } from '../view/actions.js';
import type { CostChoice } from '../view/costChoice.js';
import type { Translation } from '../view/translation.js';
import type { Application } from './lensHost.js';
import { newPath } from './newFile.js';

/** What the command that exports takes, as a JSON schema. */
export const EXPORT_ARGUMENTS = {
  type: 'object',
  properties: {
    format: { type: 'string', enum: [...EXPORT_FORMATS] },
    to: { type: 'string', enum: ['clipboard', 'file'] },
    derivations: { type: 'boolean' }
  }
};

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
    const [{ exportReport, EXPORT_FILES }] = await Promise.all([
      import('../export/index.js'),
      loadRules()
    ]);
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
    const { contents, folder } = place;
    const path = await newPath(contents, folder, fileName(report), EXPORT_FILES[format].extension);
    await contents.save(path, { type: 'file', format: 'text', content: text });
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

/** The model's name as far as it is one of a file. */
function fileName({ name }: SummaryReport): string {
  const plain = (name ?? '').replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[-.]+|[-.]+$/g, '');
  return plain.slice(0, 80) || 'model-summary';
}
