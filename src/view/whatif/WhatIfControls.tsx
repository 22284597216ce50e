import * as React from 'react';
import type { Shape } from '../../counter/types.js';
import type { SummaryReport } from '../../report/types.js';
import { argumentOf } from '../../teach/arguments.js';
import { controlsOf, withSizes } from '../../teach/controls.js';
import { expectedCount, layerOf } from '../../teach/rows.js';
import { enteringInputs } from '../../teach/symbolic.js';
import { integer } from '../format.js';
import { translate, useTranslation } from '../translation.js';
import { ControlField } from './ControlField.js';
import { NumberField } from './NumberField.js';
import { ExperimentContext } from './useWhatIf.js';

/** Larger images, longer sequences and larger batches are nobody's. */
const LARGEST_SIZE = 1_000_000;

/** A row's own settings, to be tried with other values: what changes the count, and what does not? */
export function WhatIfControls({ row }: { row: number }): JSX.Element | null {
  const trans = useTranslation();
  const experiment = React.useContext(ExperimentContext);
  const report = experiment?.report ?? null;
  const layer = React.useMemo(
    () => (report === null || report.layers[row].sharedWith !== null ? null : layerOf(report, row)),
    [report, row]
  );
  const controls = React.useMemo(
    () => (layer === null ? [] : controlsOf(withSizes(layer))),
    [layer]
  );
  if (experiment === null || report === null || layer === null) return null;
  const change = experiment.changeOf(row);
  const inputs = isEntrance(report, row) ? enteringInputs(layer) : [];
  if (controls.length === 0 && inputs.length === 0) return null;
  const tried = change?.inputs ?? inputs;
  return (
    <section className="jp-Paramlens-whatif" aria-label={trans.__('What if')}>
      <h4>{trans.__('What if')}</h4>
      <div className="jp-Paramlens-controls">
        {inputs.map((_, input) => (
          <InputSizes
            key={`input ${input}`}
            label={inputs.length === 1 ? trans.__('input') : trans.__('input %1', input + 1)}
            shape={tried[input]}
            onChange={shape =>
              experiment.setInputs(
                row,
                tried.map((old, at) => (at === input ? shape : old))
              )
            }
          />
        ))}
        {controls.map(control => (
          <ControlField
            key={control.argument}
            control={control}
            value={change?.settings?.[control.argument] ?? argumentOf(layer, control.argument)}
            onChange={value => experiment.setArgument(row, control.argument, value)}
          />
        ))}
      </div>
      <Consequence row={row} />
    </section>
  );
}

/** The data enters the network here: the shapes of all other inputs follow from what stands above. */
function isEntrance({ layers }: SummaryReport, row: number): boolean {
  if (layers[row].type === 'InputLayer') return true;
  return layers.slice(0, row).every(({ layer, type }) => layer === null && type !== 'InputLayer');
}

interface InputSizesProps {
  readonly label: string;
  readonly shape: Shape;
  readonly onChange: (shape: Shape) => void;
}

function InputSizes({ label, shape, onChange }: InputSizesProps): JSX.Element {
  return (
    <span className="jp-Paramlens-control" role="group" aria-label={label}>
      <code>{label}</code>
      {shape.map((size, axis) => (
        <React.Fragment key={axis}>
          {axis > 0 && '×'}
          <NumberField
            label={`${label} ${axis + 1}`}
            minimum={1}
            maximum={LARGEST_SIZE}
            value={size}
            placeholder="None"
            onChange={number => onChange(shape.map((old, at) => (at === axis ? number : old)))}
          />
        </React.Fragment>
      ))}
    </span>
  );
}

/** What becomes of the row's count. */
function Consequence({ row }: { row: number }): JSX.Element {
  const trans = useTranslation();
  const experiment = React.useContext(ExperimentContext);
  const { report, result = null } = experiment ?? {};
  const thought = result?.layers[row];
  const before = report && expectedCount(report.layers[row]);
  const after = thought?.recomputed ?? null;
  return (
    <p role="status" className="jp-Paramlens-muted">
      {thought === undefined || thought.state === 'same'
        ? null
        : thought.why !== null
          ? translate(thought.why, trans)
          : typeof before !== 'number' || after === null
            ? null
            : before === after
              ? trans.__('The count stays at %1.', integer(after))
              : trans.__('The count goes from %1 to %2.', integer(before), integer(after))}
    </p>
  );
}
