import { expect, it } from 'vitest'
import { withTemporaryProject } from '#backend/db/testing/temporary-project.ts'
import { BYTES_PER_MIB } from '#shared/domain/units.ts'
import { bundleText } from './bundle-text.ts'
import type { ComputedBundle } from './compute-bundle.ts'

/** As much of a bundle as the text of a file needs. */
function bundleOf(text: string): ComputedBundle {
  return { files: [{ path: 'long.json', text, bytes: Buffer.byteLength(text), sha256: '' }] } as unknown as ComputedBundle // nothing else is read
}

it.each([
  ['lines', `${'{"name":"è"},'.repeat(100)}\n`.repeat(2_000)],
  ['one endless line', 'è'.repeat(3 * BYTES_PER_MIB)],
])('cuts a long text of %s between characters and says how much is missing', async (_what, text) => {
  await withTemporaryProject(async (project) => {
    const { now } = await bundleText(project, bundleOf(text), 'long.json')
    expect(now?.bytes).toBe(Buffer.byteLength(text))
    expect(Buffer.byteLength(now?.text ?? '')).toBeLessThanOrEqual(2 * BYTES_PER_MIB)
    expect(text.startsWith(now?.text ?? '-')).toBe(true)
    expect(Buffer.byteLength(now?.text ?? '') + (now?.missingBytes ?? 0)).toBe(Buffer.byteLength(text))
    expect(now?.text).not.toContain('\ufffd')
  })
})

it('leaves a text of 2 MiB whole', async () => {
  await withTemporaryProject(async (project) => {
    expect((await bundleText(project, bundleOf('x'.repeat(2 * BYTES_PER_MIB)), 'long.json')).now?.missingBytes).toBe(0)
  })
})
