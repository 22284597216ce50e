import type { Widget } from '@lumino/widgets';
import { SiteLens } from './lens.js';
import type { LensHost } from './lensHost.js';
import { siteOf } from './sites.js';
import type { Scout } from './scout.js';
import { watchedBy, type WatchedRenderer } from './watchedRenderer.js';
// Not `styleModule`, which every page would load, with a summary or without.
import '../../style/base.js';

export { addCommands } from './commands.js';

const lenses = new WeakMap<Widget, SiteLens>();

/** The watch over a renderer whose text may hold a summary. */
export function watch(scout: Scout, host: LensHost): WatchedRenderer {
  return watchedBy(scout, watched => look(watched, host));
}

/** Look through the outputs around a renderer once it is attached. */
function look(watched: WatchedRenderer, host: LensHost): void {
  const { renderer } = watched;
  if (renderer.isDisposed || !renderer.isAttached) return;
  const site = siteOf(watched);
  if (site === null) return;
  const present = lenses.get(site.widget);
  if (present !== undefined) return present.outputChanged();
  const lens = new SiteLens(site, host);
  lenses.set(site.widget, lens);
  lens.update();
}
