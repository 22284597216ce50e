import { Part } from '../loading/part.js';
import type { SummaryReport } from '../report/types.js';
import type { ExportOrder, SummaryActions } from '../view/actions.js';
import type { CostChoice } from '../view/costChoice.js';
import type { LensHost } from './lensHost.js';
import { DOMAIN } from './tokens.js';

/** What can be done with a summary outside its view, by whoever asks for it. */
export type SiteActions = SummaryActions & {
  readonly onExport: (order: ExportOrder) => Promise<void>;
};

/** What carries it out. */
const EXPORTING = new Part(() => import('./exporting.js'));

/** What can be done with a summary that stands at a place of the document.
 *
 * @param costs - Tells which costs have columns by then.
 */
export function actionsFor(
  report: SummaryReport,
  node: Element,
  host: LensHost,
  costs: () => CostChoice
): SiteActions {
  return {
    onCopy: async text => {
      await EXPORTING.load();
      EXPORTING.content?.copyText(text);
      return EXPORTING.content !== null;
    },
    onExport: async order => {
      await EXPORTING.load();
      await EXPORTING.content?.exportSummary(report, order, costs(), {
        ...host.application,
        folder: folderOf(node, host),
        translation: host.translator.load(DOMAIN)
      });
    }
  };
}

/** The folder of the notebook around a node, or of the one that is current; the root where there is none. */
function folderOf(node: Element, { notebooks }: LensHost): string {
  const around = notebooks?.find(panel => panel.node.contains(node)) ?? notebooks?.currentWidget;
  const path = around?.context.path ?? '';
  // Without a folder, the name of a drive may stand in front.
  return path.slice(0, path.includes('/') ? path.lastIndexOf('/') : path.indexOf(':') + 1);
}
