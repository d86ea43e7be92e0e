/** Writes variable-length integers (7 bits a byte, low first) and the strings and lists made of them. Meant to be used again. */
export class ByteWriter {
  #bytes = new Uint8Array(256);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  byte(value: number): void {
    if (this.#length === this.#bytes.length) this.#grow(1);
    this.#bytes[this.#length] = value;
    this.#length += 1;
  }

  /** Any whole number from 0 to 2^53 - 1. */
  varint(value: number): void {
    let rest = value;
    // shifting is for 32 bits alone; instants and long lists are larger
    while (rest > 0x7fffffff) {
      this.byte((rest % 128) | 0x80);
      rest = Math.floor(rest / 128);
    }
    while (rest > 127) {
      this.byte((rest & 127) | 128);
      rest >>>= 7;
    }
    this.byte(rest);
  }

  /** By UTF-16 unit, two bytes an Arabic letter; takes half a surrogate pair too, which UTF-8 would spoil. */
  text(value: string): void {
    this.varint(value.length);
    for (let i = 0; i < value.length; i += 1) this.varint(value.charCodeAt(i));
  }

  bytes(value: Uint8Array): void {
    if (this.#length + value.length > this.#bytes.length) this.#grow(value.length);
    this.#bytes.set(value, this.#length);
    this.#length += value.length;
  }

  /** What was written, until the next write or {@link clear}. */
  view(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  clear(): void {
    this.#length = 0;
  }

  take(): Uint8Array {
    const out = this.#bytes.slice(0, this.#length);
    this.#length = 0;
    return out;
  }

  #grow(by: number): void {
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + by));
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}

/** Reads what {@link ByteWriter} wrote. `at` may be set to go elsewhere. */
export class ByteReader {
  readonly data: Uint8Array;
  at: number;

  constructor(data: Uint8Array, at = 0) {
    this.data = data;
    this.at = at;
  }

  byte(): number {
    const value = this.data[this.at] ?? 0;
    this.at += 1;
    return value;
  }

  varint(): number {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = this.data[this.at] ?? 0;
      this.at += 1;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
      scale *= 128;
    }
  }

  text(): string {
    const length = this.varint();
    let out = '';
    for (let i = 0; i < length; i += 1) out += String.fromCharCode(this.varint());
    return out;
  }

  bytes(length: number): Uint8Array {
    const out = this.data.subarray(this.at, this.at + length);
    this.at += length;
    return out;
  }
}
