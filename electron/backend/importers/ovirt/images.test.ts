import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createRecordingSink, type Recording } from '#backend/importers/testing/recording-sink.ts'
import { ovirtImporter } from './ovirt-importer.ts'
import { LAYOUTS } from './testing/sample-documents.ts'
import { sampleEngine, uuid } from './testing/sample-engine.ts'

const API = '/ovirt-engine/api'
const ISO_DOMAIN = uuid('domain', 2)
const folders: string[] = []

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

/** The sample engine's documents and some more. */
async function importWith(more: Readonly<Record<string, string>>): Promise<Recording> {
  const folder = mkdtempSync(join(tmpdir(), 'portolan-images-'))
  folders.push(folder)
  const documents = new Map([...(LAYOUTS['XML, in folders']?.(sampleEngine()) ?? []), ...Object.entries(more)])
  for (const [path, text] of documents) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const recording = createRecordingSink()
  await ovirtImporter.read(folder, recording, { signal: { aborted: false }, progress: () => undefined })
  return recording
}

const files = (...names: readonly string[]): string =>
  `<files>${names.map((name) => `<file href="${API}/storagedomains/${ISO_DOMAIN}/files/${name}" id="${name}"><name>${name}</name><storage_domain id="${ISO_DOMAIN}"/></file>`).join('')}</files>`
const drive = (vm: number, file: string): readonly [string, string] =>
  [`vms/${uuid('vm', vm)}/cdroms.xml`, `<cdroms><cdrom href="${API}/vms/${uuid('vm', vm)}/cdroms/${uuid('cd', 0)}" id="${uuid('cd', 0)}"><file id="${file}"/></cdrom></cdroms>`]
const shown = ({ rows }: Recording): unknown[] => rows.image.map(({ kind, name, datastoreName, sizeMib, isListed }) => [kind, name, datastoreName, sizeMib, isListed])
const usesOf = ({ rows }: Recording): string[] => {
  const names = new Map(rows.image.map(({ id, name }) => [id, name]))
  return rows.imageUse.map(({ imageId, vmId }) => `${String(Number.parseInt(vmId.slice(-4), 16))} ${names.get(imageId) ?? ''}`)
}

describe('the images of an engine', () => {
  it('are the files of ISO domains and what drives name', async () => {
    const recording = await importWith({ 'somewhere.xml': files('rhel.iso', 'win.iso'), ...Object.fromEntries([drive(1, 'rhel.iso'), drive(2, 'gone.iso'), drive(3, 'rhel.iso')]) })
    expect(shown(recording)).toEqual([
      ['iso', 'rhel.iso', 'images', null, true],
      ['iso', 'win.iso', 'images', null, true],
      ['iso', 'gone.iso', null, null, false],
    ])
    expect(usesOf(recording)).toEqual(['1 rhel.iso', '2 gone.iso', '3 rhel.iso'])
    expect(recording.sheetNamed('files')).toMatchObject({ rows: 2, kept: 2, rejected: 0 })
  })

  it('are disks with ISO content, too, which are no strays then', async () => {
    const id = uuid('disk', 500)
    const disk = `<disks><disk href="${API}/disks/${id}" id="${id}"><alias>rocky.iso</alias><content_type>iso</content_type><storage_type>image</storage_type><provisioned_size>1073741824</provisioned_size><actual_size>536870912</actual_size><storage_domains><storage_domain id="${uuid('domain', 1)}"/></storage_domains></disk></disks>`
    const recording = await importWith({ 'iso-disks.xml': disk, ...Object.fromEntries([drive(1, id)]) })
    expect(shown(recording)).toEqual([['iso', 'rocky.iso', 'fast', 512, true]])
    expect(usesOf(recording)).toEqual(['1 rocky.iso'])
    expect(recording.issuesOf('DISK_UNATTACHED')).toEqual([])
  })

  it('are VMs and templates in export domains, which are none of the engine’s', async () => {
    const href = `${API}/storagedomains/${ISO_DOMAIN}`
    const recording = await importWith({
      'a.xml': `<vms><vm href="${href}/vms/${uuid('old', 1)}" id="${uuid('old', 1)}"><name>old-web</name></vm></vms>`,
      'b.xml': `<templates><template href="${href}/templates/${uuid('old', 2)}" id="${uuid('old', 2)}"><name>old-template</name></template></templates>`,
    })
    expect(shown(recording)).toHaveLength(2)
    expect(shown(recording)).toEqual(expect.arrayContaining([['exported', 'old-template', 'images', null, true], ['exported', 'old-web', 'images', null, true]]))
    expect(recording.rows.vm.map(({ name }) => name)).not.toContain('old-web')
    expect(recording.sheetNamed('exported_vms')).toMatchObject({ rows: 2, kept: 2 })
  })

  it('of an image service are items of a library', async () => {
    const recording = await importWith({ 'glance.xml': `<images><image href="${API}/storagedomains/${ISO_DOMAIN}/images/i1" id="i1"><name>cirros</name><size>1048576</size></image></images>` })
    expect(shown(recording)).toEqual([['libraryItem', 'cirros', 'images', 1, true]])
  })

  it('whose domain no document lists are rejected, whole', async () => {
    const recording = await importWith({ 'lost.xml': `<files><file href="${API}/storagedomains/${uuid('domain', 9)}/files/a.iso" id="a.iso"><name>a.iso</name></file></files>` })
    expect(recording.rows.image).toEqual([])
    expect(recording.rejections).toMatchObject([{ sheet: 'files', cells: expect.arrayContaining([{ column: 'name', value: 'a.iso' }]) as unknown }])
  })
})
