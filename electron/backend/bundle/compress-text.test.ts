import { gunzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { compressText } from './compress-text.ts'

it.each(['', 'kind: Plan\n', 'naïve 🧭\n'.repeat(20), 'kind: Plan\n'.repeat(200_000), '🧭'.repeat(600_000)])('what is compressed is read back (%#)', async (text) => {
  const compressed = await compressText(text)
  expect(gunzipSync(compressed).toString('utf8') === text).toBe(true)
})
