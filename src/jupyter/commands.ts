import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { ICommandPalette } from '@jupyterlab/apputils';
import { EXPORT_FORMATS, FORMAT_NAMES } from '../export/types.js';
import { CommandBodies } from './commandBodies.js';
import type { LensHost } from './lensHost.js';
import { DOMAIN } from './tokens.js';

/** The commands that come with the first summary. */
export const CommandIDs = {
  /** Switches the outputs of a cell between the explained summary and what was printed. */
  toggle: 'paramlens:toggle',
  /** Writes a summary's table to the clipboard or to a file: `format`, `to`, and `derivations` if it is not the choice. */
  export: 'paramlens:export',
  /** Chooses whether exports hold the derivations. */
  toggleDerivations: 'paramlens:toggle-derivations',
  /** Copies the number under the context menu, or else the total, without separators. */
  copyNumber: 'paramlens:copy-number'
} as const;

/** JupyterLab's own: it copies the output that has the focus, or was the last to come. */
const COPY_OUTPUT = 'notebook:copy-to-clipboard';

const NO_ARGUMENTS = { args: { type: 'object', properties: {} } };

/** Adds the commands that switch a summary's view and take its table and numbers elsewhere. */
export function addCommands(
  app: JupyterFrontEnd,
  host: LensHost,
  palette: ICommandPalette | null
): void {
  const { commands } = app;
  const bodies = new CommandBodies(app, host);
  const trans = host.translator.load(DOMAIN);
  const category = trans.__('Model Summaries');
  let derivations = false;

  commands.addCommand(CommandIDs.toggle, {
    label: trans.__('Show Original Output / Explained Summary'),
    caption: trans.__('Switch the model summary between its explanation and what was printed'),
    isEnabled: () => bodies.canToggle,
    execute: () => bodies.toggle(),
    describedBy: NO_ARGUMENTS
  });
  commands.addCommand(CommandIDs.export, {
    label: ({ format, to }) => {
      const name = FORMAT_NAMES[EXPORT_FORMATS.find(known => known === format) ?? 'markdown'];
      return to === 'file'
        ? trans.__('Save Summary as %1', name)
        : trans.__('Copy Summary as %1', name);
    },
    isEnabled: () => bodies.canExport,
    execute: args => bodies.export(args, derivations),
    describedBy: async () => ({ args: (await import('./exporting.js')).EXPORT_ARGUMENTS })
  });
  commands.addCommand(CommandIDs.toggleDerivations, {
    label: trans.__('Export Summaries with Derivations'),
    isToggleable: true,
    isToggled: () => derivations,
    execute: () => {
      derivations = !derivations;
      commands.notifyCommandChanged(CommandIDs.toggleDerivations);
    },
    describedBy: NO_ARGUMENTS
  });
  commands.addCommand(CommandIDs.copyNumber, {
    label: args => (args.isPalette ? trans.__('Copy Exact Total') : trans.__('Copy Exact Number')),
    isEnabled: args => bodies.canCopy(args.isPalette === true),
    execute: args => bodies.copy(args.isPalette === true),
    describedBy: NO_ARGUMENTS
  });

  commands.commandExecuted.connect((_, { id }) => {
    if (id === COPY_OUTPUT) void bodies.copyPrinted();
  });

  palette?.addItem({
    command: CommandIDs.toggle,
    category: trans.__('Notebook Cell Operations')
  });
  for (const to of ['clipboard', 'file'] as const) {
    for (const format of EXPORT_FORMATS) {
      palette?.addItem({ command: CommandIDs.export, category, args: { format, to } });
    }
  }
  palette?.addItem({ command: CommandIDs.toggleDerivations, category });
  palette?.addItem({ command: CommandIDs.copyNumber, category, args: { isPalette: true } });
}
