import type { GroupMatch, NodeGroup } from '#shared/domain/sizing/scenario-parts.ts'
import type { SizingVm } from './sizing-vm.ts'

/** The name of the group that takes what no other takes. */
export const GENERAL_GROUP = 'general'

/** The group of the nodes that a VM selects, else the first that it matches; null: the general one. */
export function groupOf(vm: SizingVm, groups: readonly NodeGroup[]): NodeGroup | null {
  const selected = vm.nodeGroup === undefined ? undefined : groups.find(({ name }) => name === vm.nodeGroup)
  return selected ?? groups.find(({ match }) => matches(vm, match)) ?? null
}

function matches(vm: SizingVm, match: GroupMatch): boolean {
  const values = match.values.map(fold)
  switch (match.by) {
    case 'vm':
      return match.values.includes(vm.id) || values.includes(fold(vm.name))
    case 'cluster':
      return vm.clusterName !== null && values.includes(fold(vm.clusterName))
    case 'folder': {
      const folder = vm.folderPath === null ? null : `${fold(vm.folderPath).replace(/^\/|\/$/g, '')}/`
      return folder !== null && values.some((value) => folder.startsWith(`${value.replace(/^\/|\/$/g, '')}/`))
    }
    case 'attribute': {
      const value = vm.attributes[match.attribute]
      return value !== undefined && values.includes(fold(value))
    }
    case 'guest-os':
      return vm.guestOs !== null && values.some((value) => fold(vm.guestOs ?? '').includes(value))
    case 'name-part':
      return values.some((value) => fold(vm.name).includes(value))
  }
}

function fold(text: string): string {
  return text.toLowerCase()
}
