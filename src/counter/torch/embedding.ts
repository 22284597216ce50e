import { REQUIRED, type Rule } from '../rule.js';
import { tensor } from '../tensors.js';
import type { Shape } from '../types.js';
import { FACTORY } from './images.js';

/** vocabulary × embedding size; no bias. A bag gives one vector a bag of words instead of one a word. */
function embedding(type: string, rest: Rule['signature'], bag: boolean): Rule {
  return {
    type,
    signature: { num_embeddings: REQUIRED, embedding_dim: REQUIRED, ...rest, ...FACTORY },
    count: (settings, inputs) => {
      const size = settings.positive('embedding_dim');
      const [words] = inputs;
      return {
        tensors: [
          tensor('weight', 'weight', [
            ['vocabulary size', settings.positive('num_embeddings')],
            ['embedding size', size]
          ])
        ],
        outputs: words ? bagged(words, size, bag) : null
      };
    }
  };
}

/** A flat list of words is cut into bags by offsets, so that how many bags there are is not known. */
function bagged(words: Shape, size: number, bag: boolean): readonly Shape[] | null {
  if (!bag) {
    return [[...words, size]];
  }
  return words.length === 2 ? [[words[0], size]] : null;
}

export const EMBEDDINGS: readonly Rule[] = [
  embedding(
    'Embedding',
    {
      padding_idx: null,
      max_norm: null,
      norm_type: 2,
      scale_grad_by_freq: false,
      sparse: false,
      _weight: null,
      _freeze: false
    },
    false
  ),
  embedding(
    'EmbeddingBag',
    {
      max_norm: null,
      norm_type: 2,
      scale_grad_by_freq: false,
      mode: 'mean',
      sparse: false,
      _weight: null,
      include_last_offset: false,
      padding_idx: null
    },
    true
  )
];
