import { expect, it } from 'vitest'
import { byteSize } from './byte-size.ts'

it.each([
  [0, '0 B'],
  [1_023, '1023 B'],
  [1_024, '1 KiB'],
  [424_770, '415 KiB'],
  [1_300_000, '1.2 MiB'],
  [5 * 1024 ** 4, '5 TiB'],
  [5_000 * 1024 ** 4, '5000 TiB'],
])('%i bytes read %s', (bytes, text) => {
  expect(byteSize(bytes, String)).toBe(text)
})
