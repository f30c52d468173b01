import { AppError } from '#shared/contract/app-error.ts'
import type { Estate } from '#shared/domain/estate/estate.ts'
import type { Host } from '#shared/domain/estate/infrastructure.ts'
import { sourceNames } from '#shared/domain/estate/source-names.ts'
import type { HostInventory } from '#shared/engine/networks/host-networks.ts'
import { createEstateReader } from '../estate-reader.ts'
import { inventoryMemo } from '../inventory-memo.ts'
import { type ProjectFile, readProject } from '../project-file.ts'
import { loadSources } from './estate-repository.ts'

/** The hosts of the current snapshots with the number of their NICs. */
export function loadHostList(project: ProjectFile): readonly { readonly host: Host; readonly sourceName: string; readonly nics: number }[] {
  return readProject(project, () => {
    const reader = createEstateReader(project)
    const nameOf = sourceNames(loadSources(project))
    const nics = new Map<string, number>()
    for (const { sourceId, hostName } of reader.read('physicalNic')) if (hostName !== null) nics.set(JSON.stringify([sourceId, hostName]), (nics.get(JSON.stringify([sourceId, hostName])) ?? 0) + 1)
    return reader.read('host').map((host) => ({ host, sourceName: nameOf.get(host.sourceId) ?? host.sourceId, nics: nics.get(JSON.stringify([host.sourceId, host.name])) ?? 0 }))
  })
}

/**
 * One host with all that its networks follow from; NICs of templates are left out. `estate` is the same project's, of which hosts, port groups and VMs
 * are taken: reading all VMs for one host takes two seconds of 50,000. AppError not-found.
 */
export function loadHostInventory(project: ProjectFile, estate: Estate, hostId: string): { readonly host: Host; readonly inventory: HostInventory } {
  const host = estate.hosts.find(({ id }) => id === hostId)
  if (host === undefined) throw new AppError('not-found', `No host has the id ${hostId}.`, { hostId })
  const vmNics = estate.vms.flatMap(({ name, isTemplate, sourceId, hostName, nics }) =>
    isTemplate === true || sourceId !== host.sourceId || hostName !== host.name ? [] : nics.map(({ vmId, label, macAddress, portGroupId }) => ({ vmId, vmName: name, label, macAddress, portGroupId })),
  )
  return { host, inventory: { ...inventoryMemo(project).part(readHostTables, project), portGroups: estate.portGroups, vmNics } }
}

/** What an estate has not, of all hosts. */
function readHostTables(project: ProjectFile): Omit<HostInventory, 'portGroups' | 'vmNics'> {
  return readProject(project, () => {
    const reader = createEstateReader(project)
    return {
      portGroupHosts: reader.read('portGroupHost'),
      switches: reader.read('switch'),
      physicalNics: reader.read('physicalNic'),
      vmkernelAdapters: reader.read('vmkernelAdapter'),
      hostInterfaces: reader.read('hostInterface'),
      networkAttachments: reader.read('networkAttachment'),
    }
  })
}
