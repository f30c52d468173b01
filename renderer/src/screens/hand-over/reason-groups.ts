import type { BundlePreview } from '#shared/contract/bundle-preview.ts'

/** VMs that one reason keeps out. A VM with several reasons is in several groups. */
export interface ReasonGroup {
  readonly code: string
  readonly vms: readonly { readonly vm: string; readonly name: string; readonly isTemplate: boolean; readonly message: string }[]
}

type Outsider = BundlePreview['plan']['unplaced'][number] & { readonly isTemplate?: boolean }

/** VMs by the code of what keeps them out, the largest group first. */
export function groupByReason(outsiders: readonly Outsider[]): ReasonGroup[] {
  const groups = new Map<string, ReasonGroup['vms'][number][]>()
  for (const { vm, name, isTemplate = false, why } of outsiders) {
    for (const code of new Set(why.map((reason) => reason.code))) {
      const group = groups.get(code) ?? []
      group.push({ vm, name, isTemplate, message: why.filter((reason) => reason.code === code).map((reason) => reason.message).join(' ') })
      groups.set(code, group)
    }
  }
  return [...groups].map(([code, vms]) => ({ code, vms })).sort((left, right) => right.vms.length - left.vms.length || (left.code < right.code ? -1 : 1))
}
