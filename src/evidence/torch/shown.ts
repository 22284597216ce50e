import type { Machine } from '../interpreter/machine.js';
import { NativeFunction, PythonObject, UNKNOWN, type PythonValue } from '../interpreter/values.js';
import type { Printer } from '../types.js';

/** Methods of text that leave a summary what it is. */
const FAITHFUL = /^(replace|strip|lstrip|rstrip|encode|decode|expandtabs|split|splitlines)$/;

/** A summary that is not printed yet: its text, or an object that is printed as it. */
export class ShownText extends PythonObject {
  private readonly certain: boolean;

  /** @param model The model as it was then, an index into `models`; `null` if it is not known. */
  constructor(
    readonly model: number | null,
    readonly printer: Printer | null,
    machine: Machine
  ) {
    super();
    this.certain = machine.certain;
  }

  /** What a print of it is evidence of. */
  printedIn(machine: Machine): {
    readonly cell: number;
    readonly model: number | null;
    readonly certain: boolean;
    readonly printer?: Printer;
  } {
    return {
      cell: machine.cell,
      model: this.model,
      certain: this.certain && machine.certain,
      ...(this.printer === null ? {} : { printer: this.printer })
    };
  }

  override getAttribute(name: string): PythonValue {
    return FAITHFUL.test(name) ? new NativeFunction(() => this) : UNKNOWN;
  }

  override getItem(): PythonValue {
    return this;
  }

  /** Its lines together are one summary. */
  override turns(): readonly PythonValue[] {
    return [this];
  }

  override get countable(): boolean {
    return false;
  }

  override combine(): PythonValue {
    return this;
  }

  override toText(): PythonValue {
    return this;
  }

  override truth(): boolean {
    return true;
  }
}
