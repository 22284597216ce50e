import type { Row, StatedTensor } from '../types.js';
import type { Header } from './columns.js';
import type { Line } from './line.js';
import { readModule } from './module.js';

/** What only holds other modules, so that a count without rows below is theirs. */
const HOLDERS = new Set(['Sequential', 'ModuleList', 'ModuleDict']);

/** Collects the lines of a table's body into rows. */
export class Tree {
  private readonly rows: Row[] = [];
  /** The tensors printed below each row. */
  private readonly tensors = new Map<number, StatedTensor[]>();
  /** Rows after which lines were left out: their own rows below may be among them. */
  private readonly severed = new Set<number>();
  /** Each row's path down from the model, while all names on the way are known; by depth. */
  private readonly above: string[] = [''];

  constructor(private readonly header: Header) {}

  get isEmpty(): boolean {
    return this.rows.length === 0;
  }

  /** @param isLast the text ends with this line. */
  add(line: Line, isLast: boolean): void {
    if (line.kind === 'module') {
      this.rows.push({ ...readModule(line, this.header, isLast), ...this.pathOf(line) });
    } else if (!this.isEmpty) {
      this.addTensor(line);
    }
  }

  /** Notes that lines are missing here: what follows may stand below other modules. */
  addGap(): void {
    this.severed.add(this.rows.length - 1);
    this.above.length = 1;
  }

  /** The rows, with what their surroundings tell of them. */
  finish(): readonly Row[] {
    const holding = this.rows.map((row, i) => (this.rows[i + 1]?.depth ?? -1) > row.depth);
    const holders = new Set(this.rows.filter((_, i) => holding[i]).map(row => row.type));
    return this.rows.map((row, i) => {
      if ((holding[i] || this.severed.has(i)) && row.count === 0) return { ...row, count: null };
      const holds = !holding[i] && (HOLDERS.has(row.type) || holders.has(row.type));
      return this.withTensors(holds && row.count ? { ...row, counts: 'subtree' } : row, i);
    });
  }

  private pathOf({ depth, key }: Line): { path?: string } {
    if (depth === 0) return { path: '' };
    const parent = this.above[depth - 1];
    if (key === null || parent === undefined) {
      this.above.length = Math.min(this.above.length, depth);
      return {};
    }
    const path = parent === '' ? key : `${parent}.${key}`;
    this.above.length = depth;
    this.above.push(path);
    return { path };
  }

  private addTensor({ title, cells }: Line): void {
    const row = this.rows.length - 1;
    const printed = this.header.columns.includes('kernel') ? cells[0] : undefined;
    const shape = printed?.startsWith('[') ? (printed.match(/\d{1,15}/g)?.map(Number) ?? []) : null;
    if (!shape) return;
    // Tensors of just this name are printed with their first two axes the other way round.
    if (title === 'weight' && shape.length > 1) [shape[0], shape[1]] = [shape[1], shape[0]];
    const tensor = { name: title, shape, trainable: this.rows[row].trainable };
    const tensors = this.tensors.get(row);
    if (tensors) tensors.push(tensor);
    else this.tensors.set(row, [tensor]);
  }

  /** Adds the tensors where they make up the count: releases before 0.1.5 leave some out, and a pruned one is counted by its mask. */
  private withTensors(row: Row, i: number): Row {
    const stated = this.tensors.get(i) ?? [];
    // Below a module that has rows inside, their tensors are repeated.
    const tensors =
      row.counts === 'subtree' ? stated : stated.filter(tensor => !tensor.name.includes('.'));
    const sum = tensors.reduce(
      (total, { shape }) => total + shape.reduce((product, size) => product * size, 1),
      0
    );
    return tensors.length > 0 && sum === row.count ? { ...row, tensors } : row;
  }
}
