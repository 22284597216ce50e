/** The plugin's id; the settings' schema has the name behind the colon. */
export const PLUGIN_ID = 'paramlens:plugin';

export const CommandIDs = {
  /** Switches the outputs of a cell between the explained summary and what was printed. */
  toggle: 'paramlens:toggle',
  /** Opens the side panel that lists the summaries. */
  showPanel: 'paramlens:show-summaries',
  /** Writes a summary's table to the clipboard or to a file: `format`, `to`, and `derivations` if it is not the choice. */
  export: 'paramlens:export',
  /** Chooses whether exports hold the derivations. */
  toggleDerivations: 'paramlens:toggle-derivations',
  /** Copies the number under the context menu, or else the total, without separators. */
  copyNumber: 'paramlens:copy-number',
  /** Puts a copy of the tutorial into the folder `cwd`, or the one in the file browser, and opens it. */
  openTutorial: 'paramlens:open-tutorial'
} as const;

/** The domain of the translated messages. */
export const DOMAIN = 'paramlens';

/** On every output that holds (a part of) a summary, whichever way it is shown; menus select by it. */
export const FOUND_CLASS = 'jp-Paramlens-found';

/** The MIME types that summaries arrive as. */
export const MIME_TYPES: readonly string[] = [
  'application/vnd.jupyter.stdout',
  'application/vnd.jupyter.stderr',
  'text/plain',
  'text/html'
];
