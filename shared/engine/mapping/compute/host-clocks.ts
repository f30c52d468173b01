import type { EstateVm } from '#shared/domain/estate/estate.ts'
import type { Host } from '#shared/domain/estate/infrastructure.ts'

/** The rated clock of each VM's host in MHz, as a function; null where the inventory does not say. */
export function createHostClocks(hosts: readonly Host[]): (vm: Pick<EstateVm, 'sourceId' | 'hostId' | 'hostName'>) => number | null {
  const byId = new Map(hosts.map((host) => [host.id, host.cpuMhz]))
  const byName = new Map(hosts.map((host) => [keyOf(host.sourceId, host.name), host.cpuMhz]))
  return ({ sourceId, hostId, hostName }) => {
    const clock = (hostId === null ? undefined : byId.get(hostId)) ?? (hostName === null ? undefined : byName.get(keyOf(sourceId, hostName))) ?? null
    return clock !== null && clock > 0 ? clock : null
  }
}

function keyOf(sourceId: string, name: string): string {
  return JSON.stringify([sourceId, name])
}
