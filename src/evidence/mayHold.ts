import type { SourceFramework } from './types.js';

/** What code has to name to reach a framework: its packages and those around it, and the names that mean one of them
 * even where nothing binds them. */
const SIGNS: Readonly<Record<SourceFramework, RegExp>> = {
  keras: /keras|tensorflow|\btf\b|\blayers\b|set_image_data_format/,
  torch:
    /torch|(?<!\.)\bnn\b|\bF\b|lightning|timm|transformers|segmentation_models|pretrainedmodels|open_clip|modelsummary|deepcopy/
};

type Code = readonly { readonly source: string }[];

/** The frameworks that code can reach, in a fixed order: no other one has a part in what it does. */
export function frameworksIn(cells: Code): readonly SourceFramework[] {
  const frameworks = Object.keys(SIGNS) as SourceFramework[];
  return frameworks.filter(name => cells.some(({ source }) => SIGNS[name].test(source)));
}

/** Whether code imports all that a package has at once. */
export function importsAll(cells: Code): boolean {
  return cells.some(({ source }) => /\bimport[\s\\]*\*/.test(source));
}

/** Whether code can tell anything of a model: where nothing of a framework can be named, nothing is constructed. What is
 * imported may hold a framework's objects without naming it. */
export function mayHoldEvidence(cells: Code): boolean {
  return frameworksIn(cells).length > 0 || cells.some(({ source }) => source.includes('import'));
}
