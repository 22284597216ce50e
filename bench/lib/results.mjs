/**
 * What the measures hand back: `what` was measured, `value` and `limit` as they are printed, whether it was `met`, and
 * the `figures` behind it for whoever reads the file.
 */

import { median } from './statistics.mjs';

/** A frame of a screen that shows 60 a second, in milliseconds. */
export const FRAME = 1000 / 60;

export const atMost = limit => ({ limit, text: `≤ ${limit}`, holds: value => value <= limit });
export const atLeast = limit => ({ limit, text: `≥ ${limit}`, holds: value => value >= limit });

/** A value that is beyond its limit by less than the noise of its rounds is neither within it nor beyond. */
function verdict({ limit, holds }, value, { noise = 0 }) {
  if (holds(value)) return 'yes';
  return Math.abs(value - limit) <= noise ? 'within noise' : 'no';
}

function result(what, value, unit, show, bound, figures) {
  return {
    what,
    value: `${show(value)} ${unit}`,
    limit: bound ? `${bound.text} ${unit}` : '',
    met: bound ? verdict(bound, value, figures) : '',
    figures: { value, ...figures }
  };
}

const times = value => value.toFixed(value < 0.1 ? 3 : 2);

/** A figure as a multiple of JupyterLab's own, with the quartiles of the rounds. */
export function timesStock(what, compared, bound) {
  const { ratio, quartiles } = compared;
  const entry = result(what, ratio, '× stock', times, bound, compared);
  return { ...entry, value: `${entry.value} (${quartiles.map(times).join('–')})` };
}

/** Times as multiples of what another program takes, round by round. */
export function timesOther(what, ratios, other, bound) {
  return result(what, median(ratios), `× ${other}`, times, bound, { ratios });
}

/** A time that is measured against the length of a frame: how much longer it takes than JupyterLab's own. */
export function framesMore(what, compared, bound) {
  const frames = (compared.on - compared.off) / FRAME;
  const figures = { ...compared, noise: (compared.noise * compared.off) / FRAME };
  return result(what, frames, 'frames more', value => value.toFixed(1), bound, figures);
}

/** A value in a unit of its own. */
export function valueOf(what, value, unit, bound, figures = {}) {
  return result(what, value, unit, shown => shown.toLocaleString('en-US'), bound, figures);
}

/** How much of some work is the extension's own; measured by itself, it may be told apart from noise. */
export function ownPartOf(what, percent) {
  const value = Number(percent.toFixed(2));
  return valueOf(`${what}, work of the extension`, value, '% of all', atMost(2));
}
