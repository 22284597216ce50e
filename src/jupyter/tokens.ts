/** The plugin's id; the settings' schema has the name behind the colon. */
export const PLUGIN_ID = 'paramlens:plugin';

/** The commands that are there from the beginning. */
export const CommandIDs = {
  /** Opens the side panel that lists the summaries. */
  showPanel: 'paramlens:show-summaries',
  /** Puts a copy of the tutorial into the folder `cwd`, or the one in the file browser, and opens it. */
  openTutorial: 'paramlens:open-tutorial'
} as const;

/** The domain of the translated messages. */
export const DOMAIN = 'paramlens';

/** Under this key of a cell's metadata all that is ours stands. */
export const METADATA_KEY = 'paramlens';

/** The MIME types that summaries arrive as. */
export const MIME_TYPES: readonly string[] = [
  'application/vnd.jupyter.stdout',
  'application/vnd.jupyter.stderr',
  'text/plain',
  'text/html'
];
