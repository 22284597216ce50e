import * as React from 'react';
import type { Role, Tensor } from '../counter/types.js';
import { derive } from '../report/derive.js';
import type { LayerReport } from '../report/types.js';
import { amount, integer } from './format.js';
import { FormulaMath, ShapeMath } from './FormulaMath.js';
import { LayerPicture } from './picture/LayerPicture.js';
import { joined, translate, useTranslation, type Translation } from './translation.js';
import { verdictMeaning } from './VerdictMark.js';
import { thoughtOf } from './whatif/thought.js';

/** What one row opens to: the steps from the shapes to the count, the tensors, and how far to trust them. */
export function LayerDetails({ layer }: { layer: LayerReport }): JSX.Element {
  const trans = useTranslation();
  const steps = React.useMemo(() => derive(layer), [layer]);
  return (
    <div className="jp-Paramlens-details">
      {steps.length > 0 && (
        <section className="jp-Paramlens-derivation">
          <h4>{trans.__('Step by step')}</h4>
          <ol>
            {steps.map((step, i) => (
              <li key={i}>
                <span>{translate(step.text, trans)}</span>
                {step.formula !== null && <FormulaMath formula={step.formula} step={i} />}
              </li>
            ))}
          </ol>
        </section>
      )}
      <LayerPicture />
      {layer.tensors.length > 0 && (
        <section className="jp-Paramlens-tensors">
          <h4>{trans.__('Tensors')}</h4>
          <dl>
            {layer.tensors.map((tensor, i) => (
              <React.Fragment key={i}>
                <dt>
                  <code>{tensor.name}</code>
                  <span className="jp-Paramlens-muted">{tensorKind(tensor, trans)}</span>
                </dt>
                <dd>
                  <ShapeMath tensor={tensor} place={i} />
                </dd>
              </React.Fragment>
            ))}
          </dl>
        </section>
      )}
      <Grounds layer={layer} />
    </div>
  );
}

/** Why the verdict is what it is. */
function Grounds({ layer }: { layer: LayerReport }): JSX.Element {
  const trans = useTranslation();
  const sentences = [
    thoughtOf(layer) === null
      ? verdictMeaning(layer.verdict, layer.evidence, trans)
      : trans.__('A thought experiment: nothing was printed to hold it against.')
  ];
  const { reported, recomputed } = layer;
  if (recomputed !== null && reported !== null && reported !== recomputed) {
    sentences.push(trans.__('Printed: %1; counted: %2.', amount(reported), integer(recomputed)));
  }
  if (layer.reason !== null) sentences.push(translate(layer.reason, trans));
  if (layer.sharedWith !== null) {
    sentences.push(
      trans.__('Its tensors are those of %1 and count once in the total.', layer.sharedWith)
    );
  }
  if (layer.alternatives > 0) {
    sentences.push(
      trans._n(
        '%1 other setting gives the same count; the most conventional one is shown.',
        '%1 other settings give the same count; the most conventional one is shown.',
        layer.alternatives
      )
    );
  }
  return <p className="jp-Paramlens-grounds">{joined(sentences, trans)}</p>;
}

function tensorKind(tensor: Tensor, trans: Translation): string {
  const role = roleName(tensor.role, trans);
  return tensor.trainable || tensor.role === 'statistic' ? role : trans.__('%1, frozen', role);
}

function roleName(role: Role, trans: Translation): string {
  switch (role) {
    case 'weight':
      return trans.__('weights');
    case 'bias':
      return trans.__('biases');
    case 'scale':
      return trans.__('scale or shift');
    case 'statistic':
      return trans.__('statistics, not trained');
  }
}
