import type { NetworkInventory } from '#shared/engine/networks/network-inventory.ts'
import { createEstateReader } from '../estate-reader.ts'
import { type ProjectFile, readProject } from '../project-file.ts'
import { loadPortGroups, loadSources } from './estate-repository.ts'

/** What the current snapshots say of networks, of one moment; NICs of templates are left out. */
export function loadNetworkInventory(project: ProjectFile): NetworkInventory {
  return readProject(project, () => {
    const reader = createEstateReader(project)
    const clusterOf = new Map(reader.read('vm').flatMap(({ id, isTemplate, clusterName }) => (isTemplate === true ? [] : [[id, clusterName] as const])))
    return {
      sources: loadSources(project),
      hosts: reader.read('host'),
      switches: reader.read('switch'),
      portGroups: loadPortGroups(reader),
      portGroupHosts: reader.read('portGroupHost'),
      physicalNics: reader.read('physicalNic'),
      vmkernelAdapters: reader.read('vmkernelAdapter'),
      networkAttachments: reader.read('networkAttachment'),
      vmNics: reader.read('nic').flatMap(({ vmId, portGroupId, ipv4Addresses }) => {
        const clusterName = clusterOf.get(vmId)
        return clusterName === undefined ? [] : [{ vmId, portGroupId, ipv4Addresses, clusterName }]
      }),
    }
  })
}
