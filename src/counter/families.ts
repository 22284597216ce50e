import type { Rule, Solver } from './rule.js';
import type { Framework } from './types.js';

/** Classes of other libraries that are told by their names: what derives from a class is by custom named after it. */
export interface Variant {
  readonly name: RegExp;
  /** The class whose rule holds. `$1` stands for what the expression caught. */
  readonly type: string;
}

/** What the constructors of a framework take beside what each class's rule says. */
export interface OwnArguments {
  /** Arguments that every layer takes, and that no count depends on. */
  readonly common: ReadonlySet<string>;
  /** The names of a kernel's sizes by the class, where releases gave them one by one. */
  readonly sizesApart: { readonly [type: string]: readonly string[] };
}

/** All that is known of one framework's classes. */
export interface Family {
  readonly rules: readonly Rule[];
  /** Other names of a class that has a rule. */
  readonly aliases: { readonly [alias: string]: string };
  readonly variants?: readonly Variant[];
  readonly arguments?: OwnArguments;
  /** The framework keeps statistics apart and leaves them out of a layer's count. */
  readonly statisticsApart?: boolean;
  /** Rules that are not among `rules`: those of the classes that are seldom met. */
  readonly rest?: Rest;
}

/** Rules that are loaded once a class asks for them. */
export interface Rest {
  /** The names of their classes, in the order of the rules. */
  readonly types: readonly string[];
  load(): Promise<readonly Rule[]>;
}

/** Rules of a framework, or its solvers, are asked for before they are there. */
export class RulesMissing extends Error {
  constructor(
    readonly framework: Framework,
    readonly kind: 'rules' | 'solvers' = 'rules'
  ) {
    super(`The ${kind} of ${framework} are not there yet.`);
    this.name = 'RulesMissing';
  }
}

/** A family as far as it is there. */
export class ProvidedFamily {
  /** The names of all classes that have a rule. */
  readonly types: readonly string[];
  private readonly ruleByType: Map<string, Rule>;
  private readonly awaited: Set<string>;

  constructor(
    private readonly framework: Framework,
    readonly family: Family
  ) {
    const { rules, rest } = family;
    this.ruleByType = new Map(rules.map(rule => [rule.type, rule]));
    this.awaited = new Set(rest?.types);
    this.types = [...this.ruleByType.keys(), ...this.awaited];
  }

  has(type: string): boolean {
    return this.ruleByType.has(type) || this.awaited.has(type);
  }

  /** The rule of the class of just this name; `null` if there is none. Throws `RulesMissing` until it is there. */
  ruleOf(type: string): Rule | null {
    const rule = this.ruleByType.get(type);
    if (rule === undefined && this.awaited.has(type)) throw new RulesMissing(this.framework);
    return rule ?? null;
  }

  add(rules: readonly Rule[]): void {
    rules.forEach(rule => this.ruleByType.set(rule.type, rule));
  }
}

const families = new Map<Framework, ProvidedFamily>();

/** Makes a framework's rules known: a page loads those of the frameworks that it meets. */
export function provideFamily(framework: Framework, family: Family): void {
  if (!families.has(framework)) families.set(framework, new ProvidedFamily(framework, family));
}

/** Makes the rules known that the framework's family left out. */
export function provideRest(framework: Framework, rules: readonly Rule[]): void {
  families.get(framework)?.add(rules);
}

/** Loads what the framework's family left out, and makes it known. Rejects if it cannot be loaded. */
export async function loadRest(framework: Framework): Promise<void> {
  provideRest(framework, (await families.get(framework)?.family.rest?.load()) ?? []);
}

/** Solvers by the names of their classes. */
export type Solvers = Readonly<Record<string, Solver>>;

const solvers = new Map<Framework, Solvers>();

/** Makes solvers of a framework's rules known, besides those that are known already. */
export function provideSolvers(framework: Framework, some: Solvers): void {
  solvers.set(framework, { ...solvers.get(framework), ...some });
}

/** The solver of a rule that has one. Throws `RulesMissing` until it is there. */
export function solverOf(framework: Framework, { type }: Rule): Solver {
  const solver = solvers.get(framework)?.[type];
  if (solver === undefined) throw new RulesMissing(framework, 'solvers');
  return solver;
}

provideFamily('other', { rules: [], aliases: {} });

/** What is known of a framework's classes. Throws `RulesMissing` until it is provided. */
export function familyOf(framework: Framework): ProvidedFamily {
  const family = families.get(framework);
  if (family === undefined) throw new RulesMissing(framework);
  return family;
}
