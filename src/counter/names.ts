import { familyOf } from './families.js';
import { canonicalType } from './registry.js';
import { automaticName } from './snake-case.js';
import type { Framework } from './types.js';

/** Classes that have no rule of their own but stand in summaries, so that a cut name can mean them. */
const OTHERS: { readonly [framework in Framework]: readonly string[] } = {
  keras: `FlaxLayer Functional JaxLayer KerasLayer Lambda Layer Model Pipeline Sequential
    TFSMLayer TorchModuleWrapper Wrapper`.split(/\s+/),
  torch: `DataParallel DistributedDataParallel ModuleDict ModuleList ParameterDict ParameterList
    Sequential Conv2dNormActivation SqueezeExcitation`.split(/\s+/),
  flax_linen: ['Sequential'],
  flax_nnx: ['Sequential', 'List', 'Dict'],
  other: []
};

/** Automatic names that do not follow from the class's name. */
const EXCEPTIONS: { readonly [framework in Framework]: { readonly [name: string]: string } } = {
  keras: {
    input: 'InputLayer',
    tf_op_layer: 'TensorFlowOpLayer',
    grouped_query_attention: 'GroupQueryAttention'
  },
  torch: {},
  flax_linen: {},
  flax_nnx: {},
  other: {}
};

interface Names {
  /** Every class's name, its aliases too. */
  readonly types: readonly string[];
  readonly byAutomaticName: ReadonlyMap<string, string>;
}

const NAMES = new Map<Framework, Names>();

/** The class whose name starts with `typePrefix` (empty if nothing of it is left), with the help of the layer's name
 * where that is automatic (`max_pooling2d_3`). `null` if no class or several fit. */
export function completeType(
  framework: Framework,
  typePrefix: string,
  name: string
): string | null {
  const { types, byAutomaticName } = namesOf(framework);
  const named = byAutomaticName.get(name.replace(/_\d+$/, ''));
  if (named?.startsWith(typePrefix)) {
    return named;
  }
  if (typePrefix === '') {
    return null;
  }
  const fitting = types.filter(type => type.startsWith(typePrefix));
  const classes = new Set(fitting.map(type => canonicalType(framework, type)));
  const [only] = classes;
  return classes.size === 1 ? (fitting.length === 1 ? fitting[0] : only) : null;
}

/** Every class whose name starts with `typePrefix`, aliases left out. */
export function typesStartingWith(framework: Framework, typePrefix: string): readonly string[] {
  const types = namesOf(framework).types.filter(type => type.startsWith(typePrefix));
  return [...new Set(types.map(type => canonicalType(framework, type)))];
}

function namesOf(framework: Framework): Names {
  const known = NAMES.get(framework);
  if (known) {
    return known;
  }
  const { family, types: ruled } = familyOf(framework);
  const { aliases } = family;
  const own = [...ruled, ...OTHERS[framework]];
  const byAutomaticName = new Map<string, string>();
  for (const type of [...own, ...Object.keys(aliases)]) {
    // Keras 1 wrote the name in small letters without underscores.
    for (const name of [automaticName(type), type.toLowerCase()]) {
      if (!byAutomaticName.has(name)) {
        byAutomaticName.set(name, type);
      }
    }
  }
  for (const [name, type] of Object.entries(EXCEPTIONS[framework])) {
    byAutomaticName.set(name, type);
  }
  const names = { types: [...own, ...Object.keys(aliases)], byAutomaticName };
  NAMES.set(framework, names);
  return names;
}
