import type { Framework, Library, Machine } from './interpreter/machine.js';
import { standardLibrary } from './interpreter/standard.js';
import type { CallValues, PythonValue } from './interpreter/values.js';
import { KerasLibrary } from './keras/library.js';
import * as keras from './keras/names.js';
import type { Recorder } from './recorder.js';
import { TorchLibrary } from './torch/library.js';
import * as torch from './torch/names.js';

/** What the usual short names mean in a notebook that binds them nowhere, as dotted paths. */
export const CONVENTIONS: ReadonlyMap<string, string> = new Map([
  ...keras.CONVENTIONS,
  ...torch.CONVENTIONS
]);

/** The one spelling of a dotted path. */
export function canonicalPath(path: string): string {
  return torch.canonicalPath(keras.canonicalPath(path));
}

/** The names that `from path import *` brings. */
export function exportsOf(path: string): readonly string[] {
  return [...keras.exportsOf(path), ...torch.exportsOf(path)];
}

/** All frameworks at once: a notebook may use several. */
export class Frameworks implements Library {
  private readonly libraries: readonly Framework[];

  constructor(private readonly recorder: Recorder) {
    this.libraries = [new KerasLibrary(recorder), new TorchLibrary(recorder)];
  }

  resolve(path: string): PythonValue | undefined {
    for (const library of this.libraries) {
      const value = library.resolve(path);
      if (value !== undefined) {
        return value;
      }
    }
    return standardLibrary(path);
  }

  canonical(path: string): string {
    return canonicalPath(path);
  }

  exports(path: string): readonly string[] {
    return exportsOf(path);
  }

  rehearse(work: () => void): void {
    const prints = this.recorder.printCount;
    work();
    this.recorder.dropPrints(prints);
  }

  calledUnknown(name: string, args: CallValues, machine: Machine): void {
    this.libraries.forEach(library => library.calledUnknown(name, args, machine));
  }

  shown(values: readonly PythonValue[], machine: Machine): void {
    this.libraries.forEach(library => library.shown(values, machine));
  }

  lostTrack(): void {
    this.libraries.forEach(library => library.lostTrack());
  }
}
