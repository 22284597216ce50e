import { loaded } from '../../loading/using.js';
import * as React from 'react';
import type { Shape, Value } from '../../counter/types.js';
import type { SummaryReport } from '../../report/types.js';
import type { ArgumentPath } from '../../teach/arguments.js';
import type { Change, WhatIf } from '../../teach/whatif.js';
import { OPENED } from '../parts.js';

/** What is being tried on a network. */
export interface Experiment {
  /** The report as it is, which all changes are made to. */
  readonly report: SummaryReport;
  /** The report as it would be; `null` while nothing is changed. */
  readonly result: WhatIf | null;
  readonly changeOf: (row: number) => Change | null;
  readonly setArgument: (row: number, argument: ArgumentPath, value: Value) => void;
  readonly setInputs: (row: number, inputs: readonly Shape[]) => void;
  readonly reset: () => void;
}

/** Where nothing can be tried there is none. */
export const ExperimentContext = React.createContext<Experiment | null>(null);

interface State {
  /** What the changes were made to; they end with it. */
  readonly report: SummaryReport;
  readonly changes: readonly Change[];
}

/** Keeps the changes that are being tried on a report, and what follows from them. */
export function useWhatIf(report: SummaryReport): Experiment {
  const [state, setState] = React.useState<State>({ report, changes: [] });
  const changes = state.report === report ? state.changes : NONE;
  return React.useMemo(() => {
    const changeOf = (row: number): Change | null =>
      changes.find(change => change.row === row) ?? null;
    const change = (row: number, part: Partial<Change>): void => {
      const changed = { row, ...changeOf(row), ...part };
      setState({ report, changes: loaded(OPENED).withChange(report, changes, changed) });
    };
    return {
      report,
      result: changes.length === 0 ? null : loaded(OPENED).whatIf(report, changes),
      changeOf,
      setArgument: (row, argument, value) =>
        change(row, { settings: { ...changeOf(row)?.settings, [argument]: value } }),
      setInputs: (row, inputs) => change(row, { inputs }),
      reset: () => setState({ report, changes: [] })
    };
  }, [report, changes]);
}

const NONE: readonly Change[] = [];
