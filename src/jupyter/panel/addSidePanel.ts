import type { ILabShell, ILayoutRestorer, JupyterFrontEnd } from '@jupyterlab/application';
import type { ICommandPalette } from '@jupyterlab/apputils';
import type { INotebookTracker } from '@jupyterlab/notebook';
import type { LensHost } from '../lensHost.js';
import { CommandIDs, DOMAIN } from '../tokens.js';
import { SidePanel } from './sidePanel.js';

interface Surroundings {
  readonly app: JupyterFrontEnd;
  readonly host: LensHost;
  readonly notebooks: INotebookTracker;
  readonly palette: ICommandPalette | null;
  /** `null` in Notebook 7, where a page has room for one document. */
  readonly labShell: ILabShell | null;
  readonly restorer: ILayoutRestorer | null;
}

/** Below the table of contents. */
const RANK = 450;

/** Adds the panel to the left side, where JupyterLab and Notebook 7 have their table of contents. */
export function addSidePanel(around: Surroundings): void {
  const { notebooks, labShell } = around;
  if (labShell !== null || notebooks.size > 0) return add(around);
  // Most of Notebook 7's pages are there for something else than a notebook.
  const onAdded = (): void => {
    notebooks.widgetAdded.disconnect(onAdded);
    add(around);
  };
  notebooks.widgetAdded.connect(onAdded);
}

function add(around: Surroundings): void {
  const { app, host, notebooks, palette, labShell, restorer } = around;
  const translation = host.translator.load(DOMAIN);
  const panel = new SidePanel(host, notebooks, labShell);
  app.shell.add(panel, 'left', { rank: RANK, type: 'Model Summaries' });
  restorer?.add(panel, panel.id);
  app.commands.addCommand(CommandIDs.showPanel, {
    label: translation.__('Show Model Summaries'),
    caption: translation.__('List the model summaries of the notebook, and compare them'),
    execute: () => app.shell.activateById(panel.id),
    describedBy: { args: { type: 'object', properties: {} } }
  });
  palette?.addItem({ command: CommandIDs.showPanel, category: translation.__('View') });
}
