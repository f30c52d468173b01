import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createRecordingSink, type Recording } from '../testing/recording-sink.ts'
import { ovirtImporter } from './ovirt-importer.ts'

/** Real documents of public origin, where the machine has them. */
const SAMPLES = resolve('..', 'shared', 'samples', 'ovirt')

async function importFolder(name: string): Promise<Recording> {
  const recording = createRecordingSink()
  const context = { signal: { aborted: false }, progress: () => undefined }
  expect(await ovirtImporter.detect(join(SAMPLES, name), context)).toBeGreaterThan(0.5)
  await ovirtImporter.read(join(SAMPLES, name), recording, context)
  return recording
}

/**
 * Another reading than the importer's, by plain text: ids of opening tags of an element, in documents whose root is one
 * of these. Tags that close themselves are references.
 */
function idsOf(folder: string, element: string, roots: readonly string[], without: RegExp = /^$/): Set<string> {
  const ids = new Set<string>()
  for (const file of readdirSync(join(SAMPLES, folder))) {
    const text = readFileSync(join(SAMPLES, folder, file), 'utf8')
    const root = /<([a-z_]+)[ >/]/.exec(text.replace(/<\?.*?\?>/, ''))?.[1] ?? ''
    if (!roots.includes(root) || without.test(file)) continue
    for (const [, attributes = ''] of text.matchAll(new RegExp(`<${element}((?: [a-z]+= ?"[^"]*")+)>`, 'g'))) ids.add(/ id="([^"]+)"/.exec(attributes)?.[1] ?? '')
  }
  return ids
}

describe.skipIf(!existsSync(SAMPLES))('the sample recordings of engines', () => {
  it.each(['ovirt_sdk_refresh_recording', 'refresher_multi_datacenter_network_recording', 'refresher_network_recording', 'fog'])('%s: everything that an independent reading counts is there', async (folder) => {
    const { rows, sheets } = await importFolder(folder)
    const moref = (list: readonly { readonly moref: string | null }[]): Set<string> => new Set(list.map((row) => row.moref ?? ''))
    expect(moref(rows.vm.filter((vm) => vm.isTemplate === false))).toEqual(idsOf(folder, 'vm', ['vms', 'vm']))
    expect(moref(rows.vm.filter((vm) => vm.isTemplate === true))).toEqual(idsOf(folder, 'template', ['templates', 'template']))
    expect(moref(rows.host)).toEqual(idsOf(folder, 'host', ['hosts', 'host']))
    expect(moref(rows.cluster)).toEqual(idsOf(folder, 'cluster', ['clusters', 'cluster']))
    expect(moref(rows.datastore)).toEqual(idsOf(folder, 'storage_domain', ['storage_domains']))
    expect(moref(rows.portGroup)).toEqual(idsOf(folder, 'vnic_profile', ['vnic_profiles', 'vnic_profile']))
    expect(moref(rows.logicalNetwork)).toEqual(idsOf(folder, 'network', ['networks']))
    expect(new Set(rows.datacenter.map(({ id }) => id.slice(-36)))).toEqual(idsOf(folder, 'data_center', ['data_centers']))
    expect(new Set(rows.placementRule.map((row) => row.moref))).toEqual(idsOf(folder, 'affinity_group', ['affinity_groups', 'affinity_group']))
    const count = (name: string): number => sheets.find((sheet) => sheet.name === name)?.rows ?? 0
    expect(count('disks')).toBe(idsOf(folder, 'disk', ['disks']).size)
    expect(count('nics')).toBe(idsOf(folder, 'nic', ['nics']).size)
    expect(count('host_nics')).toBe(idsOf(folder, 'host_nic', ['host_nics']).size)
    expect(count('network_attachments')).toBe(idsOf(folder, 'network_attachment', ['network_attachments']).size)
    expect(count('snapshots')).toBe(idsOf(folder, 'snapshot', ['snapshots']).size)
    for (const sheet of sheets.filter((entry) => entry.kept > 0 && entry.name !== 'disks')) expect(sheet.kept + sheet.rejected, sheet.name).toBe(sheet.rows)
  })

  it('knows what a VM of a recording is', async () => {
    const { rows } = await importFolder('refresher_multi_datacenter_network_recording')
    const vm = rows.vm.find(({ moref }) => moref === 'ca7e8d64-0fc7-45de-b258-ae471ea31056')
    expect(vm).toMatchObject({ name: 'Debbie', powerState: 'poweredOn', vcpus: 1, memoryMib: 1024, firmware: 'bios', guestOsConfigured: 'other_linux', createdAt: '2020-01-31T18:37:27', diskCount: 3, nicCount: 1 })
    expect(rows.vmConfiguration.find(({ vmId }) => vmId === vm?.id)).toMatchObject({ biosType: 'i440fx_sea_bios', placementAffinity: 'migratable', storageErrorResumeBehaviour: 'auto_resume', displayTypes: 'spice', ioThreads: 0, hasMemorySnapshot: true, maximumMemoryMib: 4096 })
  })
})
