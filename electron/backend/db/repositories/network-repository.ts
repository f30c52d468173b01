import type { Estate } from '#shared/domain/estate/estate.ts'
import type { NetworkInventory } from '#shared/engine/networks/network-inventory.ts'
import { createEstateReader, type EstateReader } from '../estate-reader.ts'
import { type ProjectFile, readProject } from '../project-file.ts'
import { loadPortGroups, loadSources } from './estate-repository.ts'

/**
 * What the current snapshots say of networks, of one moment; NICs of templates are left out. Whoever has read the estate already gives it
 * along: VMs with their NICs are most of what there is to read.
 */
export function loadNetworkInventory(project: ProjectFile, estate: Estate | null): NetworkInventory {
  return readProject(project, () => {
    const reader = createEstateReader(project)
    return {
      ...(estate === null ? readUsers(project, reader) : usersIn(estate)),
      switches: reader.read('switch'),
      portGroupHosts: reader.read('portGroupHost'),
      physicalNics: reader.read('physicalNic'),
      vmkernelAdapters: reader.read('vmkernelAdapter'),
      networkAttachments: reader.read('networkAttachment'),
    }
  })
}

/** What an estate has of it, too. */
type Users = Pick<NetworkInventory, 'sources' | 'hosts' | 'portGroups' | 'vmNics'>

function usersIn({ sources, hosts, portGroups, vms }: Estate): Users {
  const vmNics = vms.flatMap(({ isTemplate, clusterName, nics }) => (isTemplate === true ? [] : nics.map(({ vmId, portGroupId, ipv4Addresses }) => ({ vmId, portGroupId, ipv4Addresses, clusterName }))))
  return { sources, hosts, portGroups, vmNics }
}

function readUsers(project: ProjectFile, reader: EstateReader): Users {
  const clusterOf = new Map(reader.read('vm').flatMap(({ id, isTemplate, clusterName }) => (isTemplate === true ? [] : [[id, clusterName] as const])))
  return {
    sources: loadSources(project),
    hosts: reader.read('host'),
    portGroups: loadPortGroups(reader),
    vmNics: reader.read('nic').flatMap(({ vmId, portGroupId, ipv4Addresses }) => {
      const clusterName = clusterOf.get(vmId)
      return clusterName === undefined ? [] : [{ vmId, portGroupId, ipv4Addresses, clusterName }]
    }),
  }
}
