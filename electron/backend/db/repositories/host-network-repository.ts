import { AppError } from '#shared/contract/app-error.ts'
import type { Host } from '#shared/domain/estate/infrastructure.ts'
import type { HostInventory } from '#shared/engine/networks/host-networks.ts'
import { createEstateReader } from '../estate-reader.ts'
import { type ProjectFile, readProject } from '../project-file.ts'
import { loadPortGroups, loadSources } from './estate-repository.ts'

/** The hosts of the current snapshots with the number of their NICs. */
export function loadHostList(project: ProjectFile): readonly { readonly host: Host; readonly sourceName: string; readonly nics: number }[] {
  return readProject(project, () => {
    const reader = createEstateReader(project)
    const nameOf = new Map(loadSources(project).map(({ id, name }) => [id, name]))
    const nics = new Map<string, number>()
    for (const { sourceId, hostName } of reader.read('physicalNic')) if (hostName !== null) nics.set(JSON.stringify([sourceId, hostName]), (nics.get(JSON.stringify([sourceId, hostName])) ?? 0) + 1)
    return reader.read('host').map((host) => ({ host, sourceName: nameOf.get(host.sourceId) ?? host.sourceId, nics: nics.get(JSON.stringify([host.sourceId, host.name])) ?? 0 }))
  })
}

/** One host with all that its networks follow from, of one moment; NICs of templates are left out. */
export function loadHostInventory(project: ProjectFile, hostId: string): { readonly host: Host; readonly inventory: HostInventory } {
  return readProject(project, () => {
    const reader = createEstateReader(project)
    const host = reader.read('host').find(({ id }) => id === hostId)
    if (host === undefined) throw new AppError('not-found', `No host has the id ${hostId}.`, { hostId })
    const nameOf = new Map(reader.read('vm').flatMap(({ id, name, isTemplate, sourceId, hostName }) => (isTemplate === true || sourceId !== host.sourceId || hostName !== host.name ? [] : [[id, name] as const])))
    return {
      host,
      inventory: {
        portGroups: loadPortGroups(reader),
        portGroupHosts: reader.read('portGroupHost'),
        switches: reader.read('switch'),
        physicalNics: reader.read('physicalNic'),
        vmkernelAdapters: reader.read('vmkernelAdapter'),
        hostInterfaces: reader.read('hostInterface'),
        networkAttachments: reader.read('networkAttachment'),
        vmNics: reader.read('nic').flatMap(({ vmId, label, macAddress, portGroupId }) => {
          const vmName = nameOf.get(vmId)
          return vmName === undefined ? [] : [{ vmId, vmName, label, macAddress, portGroupId }]
        }),
      },
    }
  })
}
