import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { ICommandPalette } from '@jupyterlab/apputils';
import type { IDefaultFileBrowser } from '@jupyterlab/filebrowser';
import type { Translation } from '../view/translation.js';
import { CommandIDs } from './tokens.js';

/** Adds the command that opens a copy of the tutorial. The tutorial itself is loaded when it is asked for. */
export function addTutorialCommand(
  app: JupyterFrontEnd,
  translation: Translation,
  palette: ICommandPalette | null,
  files: IDefaultFileBrowser | null
): void {
  app.commands.addCommand(CommandIDs.openTutorial, {
    label: translation.__('Paramlens: Open the Tutorial'),
    caption: translation.__(
      'Put a copy of the lesson on parameter counts into this folder and open it'
    ),
    execute: async args => {
      const { openTutorial } = await import('./openTutorial.js');
      await openTutorial(app, args.cwd ?? files?.model.path);
    },
    describedBy: async () => ({ args: (await import('./openTutorial.js')).TUTORIAL_ARGUMENTS })
  });
  palette?.addItem({ command: CommandIDs.openTutorial, category: translation.__('Help') });
}
