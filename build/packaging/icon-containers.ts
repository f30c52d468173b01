import { APPLE_TYPES, WINDOWS_SIZES } from './icon-files.ts'

type ImageOf = (size: number) => Buffer

const HEADER_BYTES = 6
const ENTRY_BYTES = 16
const BITS_PER_PIXEL = 32
/** A byte holds no 256: 0 stands for it. */
const LARGEST = 256

/** A Windows icon of PNG images (learn.microsoft.com/previous-versions/ms997538): a header, an entry an image, the images. */
export function icoOf(imageOf: ImageOf): Buffer {
  const header = Buffer.alloc(HEADER_BYTES)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(WINDOWS_SIZES.length, 4)
  let offset = HEADER_BYTES + ENTRY_BYTES * WINDOWS_SIZES.length
  const entries = WINDOWS_SIZES.map((size) => {
    const entry = Buffer.alloc(ENTRY_BYTES)
    entry.writeUInt8(size % LARGEST, 0)
    entry.writeUInt8(size % LARGEST, 1)
    entry.writeUInt16LE(1, 4)
    entry.writeUInt16LE(BITS_PER_PIXEL, 6)
    entry.writeUInt32LE(imageOf(size).length, 8)
    entry.writeUInt32LE(offset, 12)
    offset += imageOf(size).length
    return entry
  })
  return Buffer.concat([header, ...entries, ...WINDOWS_SIZES.map(imageOf)])
}

const CHUNK_BYTES = 8

/** An Apple icon of PNG images: chunks of a type and a length, in one chunk. */
export function icnsOf(imageOf: ImageOf): Buffer {
  return chunk('icns', Buffer.concat(Object.entries(APPLE_TYPES).map(([type, size]) => chunk(type, imageOf(size)))))
}

function chunk(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(CHUNK_BYTES)
  head.write(type, 'latin1')
  head.writeUInt32BE(CHUNK_BYTES + content.length, 4)
  return Buffer.concat([head, content])
}
