/** Numbers one after the other in bytes, small ones in few: a low-order group of seven bits a byte, the eighth says that more follow (as in Protocol Buffers). */
export interface ByteWriter {
  /** A whole number from 0 to 2^31 - 1. */
  whole(value: number): void
  /** A whole number of either sign whose double lies within 32 bits: 0, -1, 1, -2 become 0, 1, 2, 3. */
  signed(value: number): void
  /** Any number, in eight bytes (IEEE 754, little-endian). */
  double(value: number): void
  bytes(source: Uint8Array): void
  /** A copy of what was written; what is written next begins anew in the same memory. */
  take(): Uint8Array
}

export const GROUP_BITS = 7
/** Says that another byte follows. */
export const MORE = 0x80
const FIRST_CAPACITY = 16_384
/** A number takes ten bytes at most. */
const LONGEST = 10

export function createByteWriter(): ByteWriter {
  let buffer = new Uint8Array(FIRST_CAPACITY)
  let at = 0
  const float = new Float64Array(1)
  const floatBytes = new Uint8Array(float.buffer)

  const writer: ByteWriter = {
    whole(value) {
      if (at + LONGEST > buffer.length) grow(LONGEST)
      let left = value
      while (left >= MORE) {
        buffer[at++] = (left & (MORE - 1)) | MORE
        left >>>= GROUP_BITS
      }
      buffer[at++] = left
    },
    signed(value) {
      writer.whole(((value << 1) ^ (value >> 31)) >>> 0)
    },
    double(value) {
      float[0] = value
      writer.bytes(floatBytes)
    },
    bytes(source) {
      if (at + source.length > buffer.length) grow(source.length)
      buffer.set(source, at)
      at += source.length
    },
    take() {
      const taken = buffer.slice(0, at)
      at = 0
      return taken
    },
  }
  return writer

  function grow(needed: number): void {
    const wider = new Uint8Array(Math.max(buffer.length * 2, at + needed))
    wider.set(buffer)
    buffer = wider
  }
}

/** Reads what a ByteWriter wrote. Throws RangeError where the bytes end too early. */
export interface ByteReader {
  whole(): number
  signed(): number
  double(): number
  /** What is left. */
  rest(): Uint8Array
}

export function createByteReader(bytes: Uint8Array): ByteReader {
  let at = 0
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const reader: ByteReader = {
    whole() {
      let value = 0
      for (let shift = 0; ; shift += GROUP_BITS) {
        const byte = view.getUint8(at++)
        value |= (byte & (MORE - 1)) << shift
        if (byte < MORE) return value >>> 0
      }
    },
    signed() {
      const value = reader.whole()
      return (value >>> 1) ^ -(value & 1)
    },
    double() {
      at += Float64Array.BYTES_PER_ELEMENT
      return view.getFloat64(at - Float64Array.BYTES_PER_ELEMENT, true)
    },
    rest: () => bytes.subarray(at),
  }
  return reader
}
