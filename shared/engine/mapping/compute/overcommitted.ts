import type { EstateVm } from '#shared/domain/estate/estate.ts'
import type { OvercommittedVms } from '#shared/domain/target/compute-policy.ts'

/**
 * By what a VM is among those whose memory may be overcommitted, "cluster DEV"; null where it is not. Names are
 * compared without regard to case; a folder counts with all below it.
 */
export function overcommittedBy(vm: Pick<EstateVm, 'clusterName' | 'folderPath' | 'attributes'>, rules: readonly OvercommittedVms[]): string | null {
  for (const rule of rules) {
    const found = rule.values.find((value) => isNamed(vm, rule, value.trim().toLowerCase()))
    if (found !== undefined) return `${rule.by === 'attribute' ? rule.attribute : rule.by} ${found}`
  }
  return null
}

function isNamed(vm: Pick<EstateVm, 'clusterName' | 'folderPath' | 'attributes'>, rule: OvercommittedVms, value: string): boolean {
  if (rule.by === 'cluster') return vm.clusterName?.trim().toLowerCase() === value
  if (rule.by === 'attribute') return Object.hasOwn(vm.attributes, rule.attribute) && vm.attributes[rule.attribute]?.trim().toLowerCase() === value
  const path = vm.folderPath?.toLowerCase() ?? ''
  return path === value || path.endsWith(`/${value}`) || path.includes(`/${value.replace(/^\/+/, '')}/`) || path.startsWith(`${value}/`)
}
