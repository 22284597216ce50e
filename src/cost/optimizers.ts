import { message, verbatim, type Message } from '../text/message.js';

/** What an optimizer keeps beside the weights. */
export interface Optimizer {
  readonly name: Message;
  /** What it keeps for each trained parameter, one word a state. */
  readonly states: readonly string[];
  /** Bytes of one number of a state. */
  readonly bytes: number;
  /** Variables that Keras keeps once a model beside them: its step count, the learning rate and others. */
  readonly kerasVariables: number;
  /** Where the states come from. */
  readonly source: string | Message;
}

const STEPS_AND_RATE = 2;

function optimizer(
  name: string | Message,
  states: readonly string[],
  source: string | Message,
  rest: Partial<Optimizer> = {}
): Optimizer {
  const called = typeof name === 'string' ? verbatim(name) : name;
  return { name: called, states, bytes: 4, kerasVariables: STEPS_AND_RATE, source, ...rest };
}

/** Optimizers by what they keep. States are float32 also where weights are halved: mixed precision needs them whole
 * (Micikevicius et al., arXiv:1710.03740). Keras' own variables were counted on Keras 3.15. */
export const OPTIMIZERS = {
  sgd: optimizer('SGD', [], 'Robbins and Monro 1951; torch.optim.SGD'),
  momentum: optimizer(message('SGD with momentum'), ['velocity'], 'Polyak 1964; torch.optim.SGD'),
  rmsprop: optimizer('RMSprop', ['mean square'], 'Hinton 2012; torch.optim.RMSprop'),
  adagrad: optimizer('Adagrad', ['sum of squares'], 'Duchi et al. 2011, JMLR 12'),
  adadelta: optimizer(
    'Adadelta',
    ['mean square of gradients', 'mean square of updates'],
    'Zeiler, arXiv:1212.5701'
  ),
  adam: optimizer('Adam', ['first moment', 'second moment'], 'Kingma and Ba, arXiv:1412.6980'),
  adamw: optimizer(
    'AdamW',
    ['first moment', 'second moment'],
    'Loshchilov and Hutter, arXiv:1711.05101'
  ),
  adamax: optimizer(
    'Adamax',
    ['first moment', 'infinity norm'],
    'Kingma and Ba, arXiv:1412.6980, § 7.1'
  ),
  nadam: optimizer('Nadam', ['first moment', 'second moment'], 'Dozat 2016', {
    kerasVariables: STEPS_AND_RATE + 1
  }),
  amsgrad: optimizer(
    message('Adam with AMSGrad'),
    ['first moment', 'second moment', 'largest second moment'],
    'Reddi et al. 2018, arXiv:1904.09237'
  ),
  lion: optimizer('Lion', ['momentum'], 'Chen et al., arXiv:2302.06675'),
  adam8bit: optimizer(
    message('Adam in 8 bits'),
    ['first moment', 'second moment'],
    message('%1; without the scales of its blocks', 'Dettmers et al., arXiv:2110.02861'),
    { bytes: 1 }
  )
} as const satisfies Readonly<Record<string, Optimizer>>;

export type OptimizerName = keyof typeof OPTIMIZERS;

/** The optimizers that keep `variables` numbers for `trainable` parameters in Keras; several keep as many. */
export function optimizersKeeping(variables: number, trainable: number): readonly Optimizer[] {
  return Object.values<Optimizer>(OPTIMIZERS).filter(
    ({ states, kerasVariables, bytes }) =>
      bytes === 4 && states.length * trainable + kerasVariables === variables
  );
}
