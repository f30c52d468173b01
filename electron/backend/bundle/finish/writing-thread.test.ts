import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { toWriteError } from '#backend/exporters/bundle/write-error.ts'
import { startWritingThread } from './writing-thread.ts'

it('fails whoever waits for it where it ends by itself', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'portolan-writing-'))
  const thread = startWritingThread((error) => toWriteError(error, join(folder, 'bundle')))
  thread.begin({ folder, kept: null })
  thread.add({ path: 'README.md', text: 'Lisbon\n' })
  await thread.digests()
  thread.add({ path: 'findings.json', text: '[]\n' })
  const stopping = thread.stop()
  await expect(thread.written(() => undefined)).rejects.toMatchObject({ code: 'io', message: expect.stringContaining('bundle') as string })
  await stopping
  rmSync(folder, { recursive: true })
})
