import {
  ILabShell,
  ILayoutRestorer,
  type JupyterFrontEnd,
  type JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { IEditorLanguageRegistry } from '@jupyterlab/codemirror';
import { IDefaultFileBrowser } from '@jupyterlab/filebrowser';
import { INotebookTracker } from '@jupyterlab/notebook';
import { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { lent } from '../loading/lent.js';
import { Part } from '../loading/part.js';
import { followSettings } from './followSettings.js';
import { LensHost } from './lensHost.js';
import { renderMatch } from './onMatch.js';
import { addSidePanel } from './panel/addSidePanel.js';
import { takeOver } from './takeOver.js';
import { addTutorialCommand } from './tutorialCommand.js';
import { DOMAIN, PLUGIN_ID } from './tokens.js';

/** Explains model summaries in place of the outputs that print them. */
export const plugin: JupyterFrontEndPlugin<void> = {
  id: PLUGIN_ID,
  description: 'Explains and recounts printed model summaries.',
  autoStart: true,
  requires: [IRenderMimeRegistry],
  optional: [
    ISettingRegistry,
    ICommandPalette,
    ITranslator,
    INotebookTracker,
    ILabShell,
    ILayoutRestorer,
    IDefaultFileBrowser,
    IEditorLanguageRegistry
  ],
  activate: (
    app: JupyterFrontEnd,
    registry: IRenderMimeRegistry,
    settings: ISettingRegistry | null,
    palette: ICommandPalette | null,
    translator: ITranslator | null,
    notebooks: INotebookTracker | null,
    labShell: ILabShell | null,
    restorer: ILayoutRestorer | null,
    files: IDefaultFileBrowser | null,
    languages: IEditorLanguageRegistry | null
  ) => {
    lent.languages = languages;
    const host = new LensHost(translator ?? nullTranslator, notebooks, {
      contents: app.serviceManager.contents,
      commands: app.commands,
      open: path => void app.commands.execute('docmanager:open', { path })
    });
    const lenses = new Part(async () => {
      const content = await import(/* webpackChunkName: "lenses" */ './lenses.js');
      content.addCommands(app, host, palette);
      return content;
    });
    takeOver(registry, (scout, args) => renderMatch(scout, args, lenses, host));
    addTutorialCommand(app, host.translator.load(DOMAIN), palette, files);
    if (notebooks !== null) addSidePanel({ app, host, notebooks, palette, labShell, restorer });
    if (settings !== null) followSettings(settings, host);
  }
};

export default plugin;
