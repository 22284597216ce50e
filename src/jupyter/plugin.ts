import {
  ILabShell,
  ILayoutRestorer,
  type JupyterFrontEnd,
  type JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { IDefaultFileBrowser } from '@jupyterlab/filebrowser';
import { INotebookTracker } from '@jupyterlab/notebook';
import { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { Part } from '../loading/part.js';
import type { CommandBodies } from './commandBodies.js';
import { addCommands } from './commands.js';
import { LensHost } from './lensHost.js';
import { addSidePanel } from './panel/addSidePanel.js';
import { asksToPredictAround } from './ownMetadata.js';
import { followSettings } from './settings.js';
import { takeOver } from './takeOver.js';
import { addTutorialCommand } from './tutorialCommand.js';
import { DOMAIN, PLUGIN_ID } from './tokens.js';
import type { WatchedRenderer } from './watchedRenderer.js';

/** Explains model summaries in place of the outputs that print them. */
export const plugin: JupyterFrontEndPlugin<void> = {
  id: PLUGIN_ID,
  description: 'Explains and recounts model summaries in the outputs of cells.',
  autoStart: true,
  requires: [IRenderMimeRegistry],
  optional: [
    ISettingRegistry,
    ICommandPalette,
    ITranslator,
    INotebookTracker,
    ILabShell,
    ILayoutRestorer,
    IDefaultFileBrowser
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
    files: IDefaultFileBrowser | null
  ) => {
    const host = new LensHost(translator ?? nullTranslator, notebooks, {
      contents: app.serviceManager.contents,
      commands: app.commands,
      open: path => void app.commands.execute('docmanager:open', { path })
    });
    takeOver(
      registry,
      watched => void see(watched, host),
      () => lenses.content !== null && host.arriving === null
    );
    const bodies = (): CommandBodies | null =>
      lenses.content === null ? null : new lenses.content.CommandBodies(app, host);
    addCommands(app, host, palette, bodies);
    addTutorialCommand(app, host.translator.load(DOMAIN), palette, files);
    if (notebooks !== null) addSidePanel({ app, host, notebooks, palette, labShell, restorer });
    if (settings !== null) followSettings(settings, host);
  }
};

const lenses = new Part(() => import('./lenses.js'));

/** All but the detector is loaded when the first summary is seen. */
async function see(watched: WatchedRenderer, host: LensHost): Promise<void> {
  // No waiting when it is loaded: what is attached now must be ready when it is painted.
  if (lenses.content === null || host.arriving !== null) {
    // Counts that are to be predicted must not be painted first.
    const { arriving, settings } = host;
    if (arriving !== null || settings.predict || asksToPredictAround(watched.renderer)) {
      watched.replace();
    }
    const loaded = await lenses.load();
    await host.arriving;
    if (watched.lens === null) watched.restore();
    if (!loaded) return;
  }
  lenses.loaded.look(watched, host);
}

export default plugin;
