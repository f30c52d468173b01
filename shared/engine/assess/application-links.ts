import type { ApplicationFacts } from '#shared/domain/side/application.ts'

/** What an application list says of one VM. */
export interface LinkedVm {
  readonly vmId: string
  readonly facts: Pick<ApplicationFacts, 'application' | 'moveGroup'>
}

/** How many other VMs belong to a VM's application or have to move with it, by VM id; only VMs that a list names. */
export function countLinks(vms: readonly LinkedVm[]): ReadonlyMap<string, number> {
  const members = new Map<string, string[]>()
  for (const { vmId, facts } of vms) {
    for (const key of keysOf(facts)) {
      const own = members.get(key)
      if (own === undefined) members.set(key, [vmId])
      else own.push(vmId)
    }
  }
  return new Map(
    vms.map(({ vmId, facts }) => {
      const linked = new Set(keysOf(facts).flatMap((key) => members.get(key) ?? []))
      linked.delete(vmId)
      return [vmId, linked.size]
    }),
  )
}

function keysOf({ application, moveGroup }: LinkedVm['facts']): readonly string[] {
  return [...(application === null ? [] : [`application ${application.toLowerCase()}`]), ...(moveGroup === null ? [] : [`group ${moveGroup.toLowerCase()}`])]
}
