/** MTV's documentation advises at most 100 VMs and 500 disks in one plan. */
export const PLAN_MAX_VMS = 100
export const PLAN_MAX_DISKS = 500

/**
 * Cuts a list into runs within both limits, in the order given. A VM with more disks than the limit
 * makes a run of its own.
 */
export function splitIntoPlans<Vm>(vms: readonly Vm[], disksOf: (vm: Vm) => number): readonly (readonly Vm[])[] {
  const runs: Vm[][] = []
  let current: Vm[] = []
  let diskCount = 0
  for (const vm of vms) {
    const disks = disksOf(vm)
    if (current.length > 0 && (current.length >= PLAN_MAX_VMS || diskCount + disks > PLAN_MAX_DISKS)) {
      runs.push(current)
      current = []
      diskCount = 0
    }
    current.push(vm)
    diskCount += disks
  }
  if (current.length > 0) runs.push(current)
  return runs
}
