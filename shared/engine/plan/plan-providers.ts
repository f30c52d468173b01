import { compareText } from '#shared/domain/compare.ts'
import type { Source } from '#shared/domain/estate/source.ts'
import type { PlannedProvider } from '#shared/domain/plan/migration-plan.ts'
import { UNKNOWN_SERVER } from '#shared/domain/plan/unknown-server.ts'
import { toDnsLabel } from '#shared/engine/naming/dns-label.ts'
import { createNameAllocator } from '#shared/engine/naming/name-allocator.ts'

/** Leaves room for "-credentials" within a DNS label's 63 characters. */
const PROVIDER_NAME_MAX_LENGTH = 50

export interface PlannedProviders {
  readonly bySourceId: ReadonlyMap<string, PlannedProvider>
  readonly providers: readonly PlannedProvider[]
  readonly assumptions: readonly string[]
}

/**
 * One Provider for each source, since morefs are unique within one vCenter only. A source whose server
 * the inventory does not name gets an address that cannot resolve, and an assumption that says so.
 * `destinationProvider` is the name of the target's own Provider, which no source may bear.
 */
export function planProviders(sources: readonly Source[], destinationProvider: string): PlannedProviders {
  const allocator = createNameAllocator(PROVIDER_NAME_MAX_LENGTH)
  allocator.reserve(destinationProvider)
  const assumptions: string[] = []
  const bySourceId = new Map<string, PlannedProvider>()
  for (const source of [...sources].sort((left, right) => compareText(left.id, right.id))) {
    const isEsxi = source.kind === 'vsphere' && ESXI.test(source.fullName ?? '')
    const prefix = source.kind === 'ovirt' ? 'engine' : isEsxi ? 'esxi' : 'vcenter'
    const name = allocator.allocate(toDnsLabel(`${prefix}-${source.name}`), source.id)
    const isServerKnown = SERVER_NAME.test(source.name)
    if (!isServerKnown) {
      assumptions.push(`The inventory does not say which server "${source.name}" is: set spec.url of Provider ${name} and the url in its Secret.`)
    }
    const server = isServerKnown ? source.name : UNKNOWN_SERVER
    bySourceId.set(source.id, {
      sourceId: source.id,
      kind: source.kind,
      name,
      url: source.kind === 'vsphere' ? `https://${server}/sdk` : `https://${server}/ovirt-engine/api`,
      secretName: `${name}-credentials`,
      ...(isEsxi ? { isEsxi } : {}),
    })
  }
  return { bySourceId, providers: [...bySourceId.values()], assumptions }
}

/** What a host without a vCenter calls itself (vSphere API, AboutInfo.fullName): "VMware ESXi 8.0.3 build-24022510", as against "VMware vCenter Server". */
const ESXI = /^VMware ESXi?\b/i

/** A host name, IPv4 address or bracketed IPv6 address, with a port or without; a file's name with its ending is none. */
const SERVER_NAME = /^(?!.*\.(?:xlsx|xlsm|xls|csv|zip|json|xml)$)(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:]+\])(?::\d{1,5})?$/
