import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { ICommandPalette } from '@jupyterlab/apputils';
import type { INotebookTracker } from '@jupyterlab/notebook';
import type { Translation } from '../view/translation.js';
import { switches, type ViewSwitch } from './switches.js';
import { CommandIDs, FOUND_CLASS } from './tokens.js';

/** Adds the command that switches between the explained summary and the original output. */
export function addCommands(
  app: JupyterFrontEnd,
  translation: Translation,
  palette: ICommandPalette | null,
  notebooks: INotebookTracker | null
): void {
  app.commands.addCommand(CommandIDs.toggle, {
    label: translation.__('Show Original Output / Explained Summary'),
    caption: translation.__(
      'Switch the model summary between its explanation and what was printed'
    ),
    isEnabled: () => target(app, notebooks)?.locked === false,
    execute: () => target(app, notebooks)?.toggle(),
    describedBy: { args: { type: 'object', properties: {} } }
  });
  palette?.addItem({
    command: CommandIDs.toggle,
    category: translation.__('Notebook Cell Operations')
  });
}

/** The summary that the user means: under the context menu, around the focus, in the active cell, the last one in sight. */
export function target(
  app: JupyterFrontEnd,
  notebooks: INotebookTracker | null
): ViewSwitch | null {
  const hit = app.contextMenuHitTest(node => node.classList.contains(FOUND_CLASS));
  const active = notebooks?.activeCell?.node;
  const current = app.shell.currentWidget?.node;
  return (
    above(hit) ??
    above(document.activeElement) ??
    lastIn(active) ??
    // In a notebook the active cell is meant and no other; a console has none.
    (current?.classList.contains('jp-NotebookPanel') ? null : lastIn(current))
  );
}

function above(element: Element | null | undefined): ViewSwitch | null {
  for (let node = element ?? null; node !== null; node = node.parentElement) {
    const found = switches.get(node);
    if (found !== undefined && found.shows !== null) return found;
  }
  return null;
}

function lastIn(element: Element | null | undefined): ViewSwitch | null {
  const outputs = element?.querySelectorAll(`.${FOUND_CLASS}`) ?? [];
  return outputs.length === 0 ? null : above(outputs[outputs.length - 1]);
}
