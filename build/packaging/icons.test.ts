import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { icnsOf, icoOf } from './icon-containers.ts'
import { APPLE_TYPES, drawingOf, ICON_FOLDER, ICON_SOURCE, LINUX_SIZES, STAMP_FILE, WINDOW_ICON, WINDOW_ICON_SIZE, WINDOWS_SIZES } from './icon-files.ts'

const projectRoot = path.resolve(import.meta.dirname, '../..')
const read = (...parts: readonly string[]): Buffer => readFileSync(path.join(projectRoot, ...parts))
const WIDTH_AT = 16

/** The width and height that a PNG states (w3.org/TR/png: the header's chunk comes first). */
function sizeOf(png: Buffer): readonly [number, number] {
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG')
  return [png.readUInt32BE(WIDTH_AT), png.readUInt32BE(WIDTH_AT + 4)]
}

it('the icons are of the drawing that the pages show: after a change of it, run `npm run icons`', () => {
  expect(read(ICON_FOLDER, STAMP_FILE).toString().trim()).toBe(drawingOf(read(ICON_SOURCE).toString()))
})

it('Linux and the window have each size as an image of its own', () => {
  for (const size of LINUX_SIZES) expect(sizeOf(read(ICON_FOLDER, 'icons', `${String(size)}x${String(size)}.png`))).toEqual([size, size])
  expect(sizeOf(read(WINDOW_ICON))).toEqual([WINDOW_ICON_SIZE, WINDOW_ICON_SIZE])
})

it('the icon of Windows leads to an image of each size', () => {
  const icon = read(ICON_FOLDER, 'icon.ico')
  expect([icon.readUInt16LE(2), icon.readUInt16LE(4)]).toEqual([1, WINDOWS_SIZES.length])
  const sizes = WINDOWS_SIZES.map((_, index) => {
    const entry = icon.subarray(6 + 16 * index)
    return sizeOf(icon.subarray(entry.readUInt32LE(12), entry.readUInt32LE(12) + entry.readUInt32LE(8)))[0]
  })
  expect(sizes).toEqual(WINDOWS_SIZES)
})

it('the icon of macOS holds an image for each type, and ends with the last one', () => {
  const icon = read(ICON_FOLDER, 'icon.icns')
  expect([icon.subarray(0, 4).toString(), icon.readUInt32BE(4)]).toEqual(['icns', icon.length])
  const found: Record<string, number> = {}
  for (let at = 8; at < icon.length; at += icon.readUInt32BE(at + 4)) found[icon.subarray(at, at + 4).toString()] = sizeOf(icon.subarray(at + 8))[0]
  expect(found).toEqual(APPLE_TYPES)
})

it('an image is taken by its size, and a size of 256 is written as 0', () => {
  const imageOf = (size: number): Buffer => Buffer.from(String(size))
  expect(icoOf(imageOf).subarray(-3).toString()).toBe('256')
  expect(icoOf(imageOf).readUInt8(6 + 16 * (WINDOWS_SIZES.length - 1))).toBe(0)
  expect(icnsOf(imageOf).subarray(-3).toString()).toBe('512')
})
