import { divisors } from '../arithmetic.js';
import type { Observation } from '../types.js';

/** A kernel is at most this long an axis in a hypothesis: nobody prints a summary of larger ones in two dimensions. */
const LONGEST = 64;
const LONGEST_UNEVEN = 31;
/** In one dimension kernels over audio are long. */
const LONGEST_ALONE = 1024;

/** What choosing a bias, or none, costs. A normalisation that follows subtracts any bias again, so there the
 * convention is none. */
export function biasCost(row: Observation, bias: boolean): number {
  return bias === !row.normalizedNext ? 0 : 0.6;
}

/** Square kernels of 1 and 3 first, then 5 and 7, 2, other odd, other even, the longer the rarer; then 1 × k; other
 * rectangles last. */
export function kernelCost(kernel: readonly number[]): number {
  const square = new Set(kernel).size === 1;
  const shape = square ? 0 : kernel.includes(1) ? 1.5 : 2.3;
  return shape + kernel.reduce((total, size) => total + lengthCost(size), 0) / kernel.length;
}

function lengthCost(size: number): number {
  if (size === 1 || size === 3) {
    return 0;
  }
  if (size === 5 || size === 7) {
    return 0.15;
  }
  const long = size > 8 ? Math.log2(size / 8) / 2 : 0;
  return long + (size === 2 ? 0.4 : size % 2 === 1 ? 0.6 : 0.9);
}

/** One group first, then the powers of two up to 64 and a group a channel. */
export function groupsCost(groups: number, channels: number): number {
  if (groups === 1) {
    return 0;
  }
  return groups === channels || [2, 4, 8, 16, 32, 64].includes(groups) ? 1.6 : 2.4;
}

/** Channels of an input that is not printed: colour or grey for images, one for a series; then what a layer before may
 * give out, round numbers first. */
export function channelsCost(channels: number, rank: number): number {
  const [likely, next] = rank === 1 ? [1, 3] : [3, 1];
  if (channels === likely) {
    return 0;
  }
  if (channels === next) {
    return rank === 1 ? 0.5 : 0.1;
  }
  if (channels < 8) {
    return channels === 4 ? 0.4 : channels === 2 ? 0.9 : 1.4;
  }
  return 0.6 + roundnessCost(channels);
}

/** All kernels of `rank` axes with `volume` elements, squares up to 64 long, others up to 31: without bounds, any count
 * would have a kernel. */
export function kernelsOf(volume: number, rank: number, longest = LONGEST): number[][] {
  if (!(volume >= 1) || volume > LONGEST_ALONE * LONGEST ** (rank - 1)) {
    return [];
  }
  if (rank === 1) {
    return volume <= LONGEST_ALONE ? [[volume]] : [];
  }
  return factorings(volume, rank).filter(kernel => {
    const square = new Set(kernel).size === 1;
    return Math.max(...kernel) <= (square ? longest : Math.min(longest, LONGEST_UNEVEN));
  });
}

/** Kernels for when the channels are not known either: squares, and rectangles of up to 9. */
export function usualKernels(rank: number): number[][] {
  const kernels: number[][] = [];
  for (let size = 1; size <= LONGEST; size++) {
    kernels.push(Array<number>(rank).fill(size));
  }
  if (rank === 2) {
    for (let height = 1; height <= 9; height++) {
      for (let width = 1; width <= 9; width++) {
        if (height !== width) {
          kernels.push([height, width]);
        }
      }
    }
  }
  return kernels;
}

function factorings(volume: number, rank: number): number[][] {
  if (rank === 1) {
    return volume <= LONGEST ? [[volume]] : [];
  }
  return divisors(volume, LONGEST).flatMap(first =>
    factorings(volume / first, rank - 1).map(rest => [first, ...rest])
  );
}

/** Ranks that people give low-rank adapters; with any rank, adapters would explain nearly any count. */
export function isUsualRank(rank: number): boolean {
  return rank <= 256 && Number.isInteger(Math.log2(rank));
}

/** How round a number is that a person chose: 0 for a power of two, a little for tens, more for the rest. Only for
 * numbers that nothing else tells. */
export function roundnessCost(size: number): number {
  if (Number.isInteger(Math.log2(size))) {
    return 0;
  }
  return size % 100 === 0 || size % 32 === 0 ? 0.2 : size % 10 === 0 ? 0.4 : 0.8;
}
