import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { findResourcesFolder } from '#backend/resources.ts'
import { capabilitiesOf } from '#shared/engine/mapping/storage/storage-capabilities.ts'
import { listPresets, loadTarget } from './load-target.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portolan-target-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

const MINIMAL = `id: mine
name: Mine
openshift: "4.20"
mtv: "2.10"
storageClasses: [{ name: fast, provisioner: csi.example.com }]
physicalNetworks: [{ name: physnet1, bridge: br-ex }]
`

describe('presets', () => {
  it('are all valid, in order of their ids, each in a file of its id', async () => {
    const ids = (await listPresets()).map((target) => target.id)
    expect(ids).toEqual(['dell-powerstore', 'ibm-flashsystem', 'netapp-trident', 'nfs', 'odf', 'portworx'])
    expect((await readdir(join(findResourcesFolder(), 'targets'))).sort()).toEqual(ids.map((id) => `${id}.yaml`))
  })

  it('have one default class for virtualization, and only classes whose abilities are known', async () => {
    for (const target of await listPresets()) {
      const forVirtualization = target.storageClasses.filter((entry) => entry.isDefaultForVirtualization)
      expect(forVirtualization, target.id).toHaveLength(1)
      for (const storageClass of target.storageClasses) expect(capabilitiesOf(storageClass), storageClass.name).not.toBeNull()
      expect(capabilitiesOf(forVirtualization[0] ?? { provisioner: '', parameters: {} })?.[0]?.accessMode, target.id).toBe('ReadWriteMany')
    }
  })
})

describe('loadTarget', () => {
  it('finds a preset by its id', async () => {
    expect(await loadTarget('odf')).toMatchObject({ id: 'odf', openshift: '4.22', mtv: '2.12' })
  })

  it('reads a file and fills in what it leaves out', async () => {
    const path = join(folder, 'mine.yaml')
    await writeFile(path, MINIMAL)
    expect(await loadTarget(path)).toMatchObject({ id: 'mine', namespaces: { by: 'cluster' }, migration: { namespace: 'openshift-mtv', type: 'cold' } })
  })

  test.each([
    ['an unknown field', `${MINIMAL}colour: red\n`, /colour/],
    ['an unknown version', MINIMAL.replace('"4.20"', '"4.2"'), /openshift: .*4\.18/],
    ['a number where text belongs', MINIMAL.replace('"4.20"', '4.20'), /openshift/],
    ['a bad name deep inside', MINIMAL.replace('name: fast', 'name: Fast_One'), /storageClasses\[0\]\.name: must be a DNS-1123 subdomain/],
    ['no YAML', 'id: [', /is not YAML at line 1/],
    ['a key twice', `${MINIMAL}id: other\n`, /line \d+, column 1: this field was written before/],
    ['no mapping at all', 'just words', /must be a group of fields/],
    ['an empty file', '', /must be a group of fields/],
  ])('refuses %s in one sentence that names the file', async (_case, text, expected) => {
    const path = join(folder, 'bad.yaml')
    await writeFile(path, text)
    await expect(loadTarget(path)).rejects.toMatchObject({ code: 'invalid-input', message: expect.stringMatching(expected) as unknown })
    await expect(loadTarget(path)).rejects.toThrow(path)
  })

  it('names at most three faults in the sentence and all in the details', async () => {
    const path = join(folder, 'bad.yaml')
    await writeFile(path, 'a: 1\n')
    await expect(loadTarget(path)).rejects.toMatchObject({ message: expect.stringContaining('more.') as unknown, details: { path, faults: expect.arrayContaining([expect.stringContaining('mtv')]) as unknown } })
  })

  it('says which presets there are when a name is neither preset nor file', async () => {
    await expect(loadTarget('oddf')).rejects.toMatchObject({ code: 'not-found', message: expect.stringContaining('netapp-trident, nfs, odf') as unknown })
  })

  it('does not take a path for a preset', async () => {
    await expect(loadTarget('../targets/odf')).rejects.toMatchObject({ code: 'not-found' })
  })

  it('refuses a folder', async () => {
    await expect(loadTarget(folder)).rejects.toMatchObject({ code: 'unreadable-file' })
  })
})

describe('findResourcesFolder', () => {
  it('finds the folder from a bundled file as from the source tree', async () => {
    await mkdir(join(folder, 'resources', 'targets'), { recursive: true })
    await mkdir(join(folder, 'out', 'cli', 'resources'), { recursive: true })
    expect(findResourcesFolder(join(folder, 'out', 'cli'))).toBe(join(folder, 'resources'))
  })

  it('says that the installation is incomplete where there is none', () => {
    expect(() => findResourcesFolder(folder)).toThrow(/incomplete/)
  })
})
