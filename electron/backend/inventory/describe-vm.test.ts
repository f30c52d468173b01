import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createBackend } from '#backend/create-backend.ts'
import { loadEstate } from '#backend/db/repositories/estate-repository.ts'
import type { ProjectFile } from '#backend/db/project-file.ts'
import { withTemporaryProject } from '#backend/db/testing/temporary-project.ts'
import { projectTarget } from '#backend/plan/project-target.ts'
import { findResourcesFolder } from '#backend/resources.ts'
import type { VmDetails } from '#shared/contract/vm-details.ts'
import { findSharedDisks } from '#shared/engine/estate/shared-disks.ts'
import { runRules } from '#shared/engine/assess/run-rules.ts'
import { describeVm, prepareVmPages } from './describe-vm.ts'

/** Every VM that shares a disk, and of the others as many as a test has time for. */
const EVERY = 50

it('says of one VM what the rules say of it among all', async () => {
  await withTemporaryProject(async (project) => {
    await importInto(project, join(findResourcesFolder(), 'sample', 'portolan-sample-estate.xlsx'))
    const { vms } = loadEstate(project)
    const sharers = new Set(findSharedDisks(vms).flatMap(({ vmIds }) => vmIds))
    const ids = vms.map(({ id }) => id).filter((id, index) => sharers.has(id) || index % EVERY === 0)
    expect(ids.length).toBeGreaterThan(0)
    await expectSameFindings(project, ids)
  })
})

it('compares a VM with those that share a disk, an address, a UUID or a name with it', async () => {
  await withTemporaryProject(async (project, folder) => {
    const file = join(folder, 'inventory.json')
    const vm = (id: string, fields: object) => ({ id, name: id, disks: [], nics: [], devices: [], ...fields })
    const disk = (path: string) => ({ key: 2000, file: path, capacity: 1_073_741_824, shared: false, rdm: false, mode: 'persistent', bus: 'scsi' })
    const nic = (mac: string) => ({ network: { kind: 'Network', id: 'network-1' }, mac })
    writeFileSync(file, JSON.stringify({
      provider: 'vsphere',
      networks: [{ id: 'network-1', variant: 'Standard', name: 'VM Network', path: '/DC1/network/VM Network' }],
      vms: [
        vm('vm-1', { disks: [disk('[ds1] a/a.vmdk')], nics: [nic('00:50:56:00:00:0A')], uuid: '4200AAAA-0000-4000-8000-000000000001', name: 'WEB 01' }),
        vm('vm-2', { disks: [disk('[ds1] a/a.vmdk'), disk('[ds1] b/b.vmdk')] }),
        vm('vm-3', { disks: [disk('[ds1] b/b.vmdk')] }),
        vm('vm-4', { nics: [nic('00:50:56:00:00:0a')] }),
        vm('vm-5', { uuid: '4200aaaa-0000-4000-8000-000000000001' }),
        vm('vm-6', { name: 'web_01' }),
        vm('vm-7', {}),
      ],
    }))
    await importInto(project, file)
    await expectSameFindings(project, loadEstate(project).vms.map(({ id }) => id))
    const first = await describeVm(project, loadEstate(project).vms[0]?.id ?? '')
    expect(first.labelCarrier).toBe('advice')
    expect(first.concerns.map(({ ruleId }) => ruleId)).toEqual(expect.arrayContaining(['vmware.disk.shared.detected', 'portolan.mac.duplicate', 'portolan.smbios_uuid.duplicate', 'portolan.name.collision']))
  })
})

async function importInto(project: ProjectFile, file: string): Promise<void> {
  const backend = createBackend({ now: () => '2026-01-01T00:00:00Z', monotonicMs: () => 0, logUnexpected: String })
  await backend.invoke('project.open', { path: project.path, create: false })
  expect(await backend.invoke('inventory.import', { files: [file] })).toMatchObject({ ok: true })
  backend.close()
}

async function expectSameFindings(project: ProjectFile, ids: readonly string[]): Promise<void> {
  const { findings } = runRules(loadEstate(project), await projectTarget(project))
  const expected = ids.map((id) => findings.filter(({ subject }) => subject === id))
  const described = async (): Promise<readonly VmDetails['concerns'][]> => {
    const all = []
    for (const id of ids) all.push((await describeVm(project, id)).concerns)
    return all
  }
  expect(await described()).toEqual(expected)
  // The first look goes through all disks, NICs and VMs; what they share is read meanwhile, and has to say the same.
  await prepareVmPages(project)
  expect(await described()).toEqual(expected)
}
