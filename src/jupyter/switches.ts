import type { SummaryReport } from '../report/types.js';
import type { SiteActions } from './actions.js';
import type { ViewKind } from './settings.js';

/** A summary, and what can be done with it. */
export interface ActedOn {
  readonly report: SummaryReport;
  readonly actions: SiteActions;
}

/** Something that shows summaries in one of two ways. */
export interface ViewSwitch {
  /** Which way; `null` while there is no summary. */
  readonly shows: ViewKind | null;
  /** True while counts are being predicted, which the other view would give away: `toggle` does nothing then. */
  readonly locked: boolean;
  toggle(): void;
  /** The summary around an element, or else the first, and what can be done with it. */
  summaryAt(element: Element | null): ActedOn | null;
}

/** The switch of each output area that has one, by its node: the command looks for it from where the user is. */
export const switches = new WeakMap<Element, ViewSwitch>();
