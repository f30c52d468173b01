import { defineTargetRule } from '../target-rule.ts'

/** Memory overcommit is swap on the workers, handed to VMs by the wasp agent. Source: HyperConverged spec.higherWorkloadDensity; OpenShift Virtualization documentation. */
export const overcommitNeedsSwap = defineTargetRule({
  id: 'overcommit-needs-swap',
  title: 'What memory overcommit needs of the workers',
  severity: 'information',
  check: ({ features }) =>
    features.memoryOvercommit
      ? [{ path: 'features.memoryOvercommit', message: 'More than 100 % of memory needs the wasp agent, swap on every worker and a kubelet that starts with swap (failSwapOn: false).', remedy: 'Provide swap of RAM x (percentage / 100 - 1) on fast local disks.' }]
      : [],
})
