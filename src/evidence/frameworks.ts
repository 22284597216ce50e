import type { Framework, Library, Machine } from './interpreter/machine.js';
import { standardLibrary } from './interpreter/standard.js';
import type { CallValues, PythonValue } from './interpreter/values.js';
import type { Recorder } from './recorder.js';
import type { SourceFramework } from './types.js';

/** What is known of one framework's packages. */
export interface FrameworkPackages {
  /** What the usual short names mean in a notebook that binds them nowhere, as dotted paths. */
  readonly conventions: ReadonlyMap<string, string>;
  /** The one spelling of a dotted path. */
  canonicalPath(path: string): string;
  /** What it adds to one run of a notebook. */
  begin(recorder: Recorder): Framework;
}

const provided = new Map<SourceFramework, FrameworkPackages>();

/** Makes a framework known: a page loads those that the code it meets can reach. */
export function provideFramework(name: SourceFramework, packages: FrameworkPackages): void {
  provided.set(name, packages);
}

/** The names that `from path import *` brings. */
export type ExportsOf = (path: string) => readonly string[];

const exported = new Map<SourceFramework, ExportsOf>();

/** Makes known which names a framework's packages have: only code that imports them all at once needs their list. */
export function provideExports(name: SourceFramework, exportsOf: ExportsOf): void {
  exported.set(name, exportsOf);
}

/** The frameworks that one notebook's code can reach, all at once: it may use several. */
export class Packages {
  private readonly all: readonly FrameworkPackages[];

  /** @throws Error if one of them is not provided. */
  constructor(private readonly names: readonly SourceFramework[]) {
    this.all = names.map(name => {
      const packages = provided.get(name);
      if (packages === undefined) {
        throw new Error(`Code of ${name} is read before what is known of it is there.`);
      }
      return packages;
    });
  }

  get conventions(): ReadonlyMap<string, string> {
    return new Map(this.all.flatMap(({ conventions }) => [...conventions]));
  }

  canonicalPath(path: string): string {
    return this.all.reduce((result, packages) => packages.canonicalPath(result), path);
  }

  exportsOf(path: string): readonly string[] {
    return this.names.flatMap(name => exported.get(name)?.(path) ?? []);
  }

  begin(recorder: Recorder): Library {
    return new Frameworks(
      this,
      this.all.map(packages => packages.begin(recorder)),
      recorder
    );
  }
}

class Frameworks implements Library {
  constructor(
    private readonly packages: Packages,
    private readonly frameworks: readonly Framework[],
    private readonly recorder: Recorder
  ) {}

  resolve(path: string): PythonValue | undefined {
    for (const framework of this.frameworks) {
      const value = framework.resolve(path);
      if (value !== undefined) {
        return value;
      }
    }
    return standardLibrary(path);
  }

  canonical(path: string): string {
    return this.packages.canonicalPath(path);
  }

  exports(path: string): readonly string[] {
    return this.packages.exportsOf(path);
  }

  rehearse(work: () => void): void {
    const prints = this.recorder.printCount;
    work();
    this.recorder.dropPrints(prints);
  }

  calledUnknown(name: string, args: CallValues, machine: Machine): void {
    this.frameworks.forEach(framework => framework.calledUnknown(name, args, machine));
    if (name === 'summary') {
      this.recorder.addPrinted({ cell: machine.cell, model: null, certain: machine.certain });
    }
  }

  shown(values: readonly PythonValue[], machine: Machine): void {
    this.frameworks.forEach(framework => framework.shown(values, machine));
  }

  lostTrack(): void {
    this.recorder.addEvent('lost');
  }
}
