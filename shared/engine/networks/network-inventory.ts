import type { EstatePortGroup } from '#shared/domain/estate/estate.ts'
import type { Host, PhysicalNic, VmkernelAdapter } from '#shared/domain/estate/infrastructure.ts'
import type { NetworkAttachment } from '#shared/domain/estate/logical-network.ts'
import type { PortGroupHost, Switch } from '#shared/domain/estate/network.ts'
import type { Source } from '#shared/domain/estate/source.ts'
import type { Nic } from '#shared/domain/estate/vm-devices.ts'

/** A NIC of a VM with where the VM runs. */
export interface VmNic extends Pick<Nic, 'vmId' | 'portGroupId' | 'ipv4Addresses'> {
  readonly clusterName: string | null
}

/** What an estate says of its networks, for all sources together. */
export interface NetworkInventory {
  readonly sources: readonly Pick<Source, 'id' | 'name'>[]
  readonly hosts: readonly Pick<Host, 'id' | 'sourceId' | 'name' | 'clusterName' | 'datacenterName'>[]
  readonly switches: readonly Pick<Switch, 'sourceId' | 'kind' | 'name' | 'hostName' | 'mtu'>[]
  readonly portGroups: readonly EstatePortGroup[]
  readonly portGroupHosts: readonly PortGroupHost[]
  readonly physicalNics: readonly Pick<PhysicalNic, 'sourceId' | 'hostName' | 'device' | 'switchName'>[]
  readonly vmkernelAdapters: readonly VmkernelAdapter[]
  readonly networkAttachments: readonly Pick<NetworkAttachment, 'sourceId' | 'hostName' | 'networkName' | 'networkUuid'>[]
  /** Of VMs that are no templates. */
  readonly vmNics: readonly VmNic[]
}
