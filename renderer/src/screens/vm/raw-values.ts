import type { VmDetails } from '#shared/contract/vm-details.ts'

export type RawValue = readonly [field: string, value: string | number | boolean | null]

/** Every single value that the inventory has of a VM, by the name of its field; parts of a VM lead their fields. */
export function rawValues({ vm }: VmDetails): readonly RawValue[] {
  return [...own('', vm), ...own('cpu.', vm.cpu), ...own('memory.', vm.memory), ...own('tools.', vm.tools)]
}

function own(prefix: string, part: object | null): RawValue[] {
  if (part === null) return []
  return Object.entries(part).flatMap(([field, value]: [string, unknown]): RawValue[] => {
    // The part bears the id of its VM, which is there already.
    if (prefix !== '' && field === 'vmId') return []
    return value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? [[prefix + field, value]] : []
  })
}
