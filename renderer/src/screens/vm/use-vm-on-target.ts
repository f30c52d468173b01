import { useHost } from '#renderer/api/host.ts'
import { type Call, useCall } from '#renderer/api/use-call.ts'
import { useProject } from '#renderer/stores/project.ts'
import type { ApiOutput } from '#shared/contract/api.ts'

/** What the maps have of one VM. */
export interface VmOnTargetCalls {
  readonly compute: Call<ApiOutput<'mapping.compute'>>
  readonly placement: Call<ApiOutput<'mapping.placement-vms'>>
  /** Of the datastores and port groups that the VM uses. */
  readonly storage: Call<ApiOutput<'mapping.storage'>>
  readonly networks: Call<ApiOutput<'mapping.networks'>>
}

/** What a VM that takes part becomes on the target. Each map is asked once, for whatever of the page shows something of it. */
export function useVmOnTarget(id: string): VmOnTargetCalls {
  const host = useHost()
  const project = useProject()
  const reloadOn = (): unknown => project.generation
  return {
    compute: useCall((signal) => host.invoke('mapping.compute', { vm: id, limit: 1 }, { signal }), { reloadOn }),
    placement: useCall((signal) => host.invoke('mapping.placement-vms', { vm: id, limit: 1 }, { signal }), { reloadOn }),
    storage: useCall((signal) => host.invoke('mapping.storage', { vm: id }, { signal }), { reloadOn }),
    networks: useCall((signal) => host.invoke('mapping.networks', { vm: id }, { signal }), { reloadOn }),
  }
}
