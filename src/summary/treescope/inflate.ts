/** Codes of a Huffman table: how many there are of each length, and the symbols in the order of their codes. */
interface Huffman {
  readonly counts: readonly number[];
  readonly symbols: readonly number[];
}

const LENGTH_BASE = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
  163, 195, 227, 258
];
const LENGTH_BITS = [
  0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0
];
/** The order in which the lengths of the code length codes are written. */
const CODE_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** Unpacks zlib data (RFC 1950 and 1951) at once, where the browser's own means would make the caller wait.
 *
 * @param limit bytes that the result may have.
 * @returns `null` of damaged data, or a result that is too long.
 */
export function inflate(data: Uint8Array, limit: number): Uint8Array | null {
  if (data.length < 6 || (data[0] & 15) !== 8 || ((data[0] << 8) | data[1]) % 31 !== 0) return null;
  try {
    return new Inflater(data, limit).run();
  } catch (error) {
    if (error instanceof DamagedError) return null;
    throw error;
  }
}

class DamagedError extends Error {
  override name = 'DamagedError';
}

class Inflater {
  private position = 2;
  private held = 0;
  private heldBits = 0;
  private out = new Uint8Array(1 << 16);
  private size = 0;

  constructor(
    private readonly data: Uint8Array,
    private readonly limit: number
  ) {}

  run(): Uint8Array {
    let isLast = false;
    while (!isLast) {
      isLast = this.bits(1) === 1;
      const kind = this.bits(2);
      if (kind === 0) this.copyStored();
      else if (kind === 1) this.copyCoded(FIXED_SYMBOLS, FIXED_DISTANCES);
      else if (kind === 2) this.copyCoded(...this.readTables());
      else throw new DamagedError();
    }
    return this.out.slice(0, this.size);
  }

  private bits(count: number): number {
    while (this.heldBits < count) {
      if (this.position >= this.data.length) throw new DamagedError();
      this.held |= this.data[this.position++] << this.heldBits;
      this.heldBits += 8;
    }
    const value = this.held & ((1 << count) - 1);
    this.held >>>= count;
    this.heldBits -= count;
    return value;
  }

  private put(byte: number): void {
    if (this.size >= this.limit) throw new DamagedError();
    if (this.size === this.out.length) {
      const larger = new Uint8Array(this.out.length * 2);
      larger.set(this.out);
      this.out = larger;
    }
    this.out[this.size++] = byte;
  }

  private symbol({ counts, symbols }: Huffman): number {
    let code = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length < counts.length; length++) {
      code |= this.bits(1);
      const count = counts[length];
      if (code - first < count) return symbols[index + code - first];
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    throw new DamagedError();
  }

  private copyStored(): void {
    this.held = 0;
    this.heldBits = 0;
    const length = this.data[this.position] | (this.data[this.position + 1] << 8);
    this.position += 4;
    if (this.position + length > this.data.length) throw new DamagedError();
    for (let i = 0; i < length; i++) this.put(this.data[this.position++]);
  }

  private copyCoded(symbols: Huffman, distances: Huffman): void {
    for (;;) {
      const symbol = this.symbol(symbols);
      if (symbol < 256) {
        this.put(symbol);
        continue;
      }
      if (symbol === 256) return;
      if (symbol > 285) throw new DamagedError();
      const length = LENGTH_BASE[symbol - 257] + this.bits(LENGTH_BITS[symbol - 257]);
      const step = this.symbol(distances);
      if (step > 29) throw new DamagedError();
      const extra = step < 4 ? 0 : (step >> 1) - 1;
      const base = step < 4 ? step + 1 : ((2 + (step & 1)) << extra) + 1;
      const distance = base + this.bits(extra);
      if (distance > this.size) throw new DamagedError();
      for (let i = 0; i < length; i++) this.put(this.out[this.size - distance]);
    }
  }

  private readTables(): [symbols: Huffman, distances: Huffman] {
    const symbolCount = this.bits(5) + 257;
    const distanceCount = this.bits(5) + 1;
    const codeCount = this.bits(4) + 4;
    const codeLengths = new Array<number>(19).fill(0);
    for (let i = 0; i < codeCount; i++) codeLengths[CODE_ORDER[i]] = this.bits(3);
    const codes = huffman(codeLengths);
    const lengths: number[] = [];
    while (lengths.length < symbolCount + distanceCount) {
      const symbol = this.symbol(codes);
      if (symbol < 16) {
        lengths.push(symbol);
        continue;
      }
      const last = lengths[lengths.length - 1];
      if (symbol === 16 && last === undefined) throw new DamagedError();
      const repeats =
        symbol === 16 ? 3 + this.bits(2) : symbol === 17 ? 3 + this.bits(3) : 11 + this.bits(7);
      for (let i = 0; i < repeats; i++) lengths.push(symbol === 16 ? last : 0);
    }
    return [
      huffman(lengths.slice(0, symbolCount)),
      huffman(lengths.slice(symbolCount, symbolCount + distanceCount))
    ];
  }
}

function huffman(lengths: readonly number[]): Huffman {
  const counts = new Array<number>(16).fill(0);
  for (const length of lengths) counts[length]++;
  counts[0] = 0;
  const symbols: number[] = [];
  for (let length = 1; length < 16; length++) {
    lengths.forEach((own, symbol) => {
      if (own === length) symbols.push(symbol);
    });
  }
  return { counts, symbols };
}

const FIXED_SYMBOLS = huffman(
  Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8))
);
const FIXED_DISTANCES = huffman(new Array<number>(30).fill(5));
