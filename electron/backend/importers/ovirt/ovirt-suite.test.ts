import { createWriteStream, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import { withTemporaryProject } from '#backend/db/testing/temporary-project.ts'
import { IMPORTERS } from '../registry.ts'
import { describeImporter } from '../testing/importer-suite.ts'
import { createRecordingSink } from '../testing/recording-sink.ts'
import { ovirtImporter } from './ovirt-importer.ts'
import { LAYOUTS } from './testing/sample-documents.ts'
import { sampleEngine } from './testing/sample-engine.ts'

const LAYOUT = LAYOUTS['XML, in folders']
const DAMAGED = [
  ['XML cut in half', 'vms.xml', '<vms><vm id="1"><name>half'],
  ['a document type', 'vms.xml', '<!DOCTYPE vms [<!ENTITY x "y">]><vms><vm id="1"><name>&x;</name></vm></vms>'],
  ['another kind of XML', 'feed.xml', '<rss><channel/></rss>'],
  ['an archive that is none', 'dump.zip', 'no zip'],
  ['half a JSON', 'vms.json', '{"vm":[{"id":"1",'],
] as const

describeImporter({
  importers: IMPORTERS,
  importer: ovirtImporter,
  damaged: DAMAGED,
  write: (folder) => {
    for (const [path, text] of LAYOUT?.(sampleEngine()) ?? []) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    return folder
  },
})

async function zipOf(path: string, entries: Iterable<readonly [string, string]>): Promise<void> {
  const zip = new ZipFile()
  for (const [name, text] of entries) zip.addBuffer(Buffer.from(text), name)
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(path))
}

it('an archive gives what its folder gives', async () => {
  await withTemporaryProject(async (_, folder) => {
    const path = join(folder, 'dump.zip')
    await zipOf(path, LAYOUT?.(sampleEngine()) ?? [])
    const recording = createRecordingSink()
    const context = { signal: { aborted: false }, progress: () => undefined }
    expect(await ovirtImporter.detect(path, context)).toBeGreaterThan(0.5)
    await ovirtImporter.read(path, recording, context)
    expect(recording.rows.vm).toHaveLength(9)
    expect(recording.files).toMatchObject([{ format: expect.stringMatching(/zip archive, XML/) as unknown }])
  })
})

it('an archive whose entry leads out of it is refused', async () => {
  await withTemporaryProject(async (_, folder) => {
    const path = join(folder, 'dump.zip')
    await zipOf(path, [['inside/vms.xml', '<vms/>']])
    // The same length, in both places where a zip archive keeps the name
    writeFileSync(path, Buffer.from(readFileSync(path).toString('latin1').replaceAll('inside/vms.xml', '../../../v.xml'), 'latin1'))
    await expect(ovirtImporter.read(path, createRecordingSink(), { signal: { aborted: false }, progress: () => undefined })).rejects.toMatchObject({ code: 'unreadable-file', message: expect.stringMatching(/leads out/) as unknown })
  })
})

it('an archive that inflates like a bomb is refused', async () => {
  await withTemporaryProject(async (_, folder) => {
    const path = join(folder, 'dump.zip')
    await zipOf(path, [['vms.xml', `<vms><vm id="1"/>${' '.repeat(100_000_000)}</vms>`]])
    await expect(ovirtImporter.read(path, createRecordingSink(), { signal: { aborted: false }, progress: () => undefined })).rejects.toMatchObject({ code: 'unreadable-file' })
  })
})
