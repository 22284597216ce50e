import { LabIcon } from '@jupyterlab/ui-components';

/** Rows of a table and a tick, in the size and colours of JupyterLab's side bars. */
export const summariesIcon = new LabIcon({
  name: 'paramlens:summaries',
  svgstr: `<svg xmlns="http://www.w3.org/2000/svg" width="16" viewBox="0 0 24 24">
  <path class="jp-icon3 jp-icon-selectable" fill="#616161" d="M3 5h18v2H3zm0 6h10v2H3zm0 6h8v2H3zm12.6 3.2-3.1-3.1 1.4-1.4 1.7 1.7 4.5-4.6 1.4 1.4z"/>
</svg>`
});
