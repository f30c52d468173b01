import { defineTargetRule } from '../target-rule.ts'

/** Instance types that want hugepages and what else they want. Source: kubevirt/common-instancetypes, series cx1, m1, n1, rt1. */
export const hugepagesWithoutCpuManager = defineTargetRule({
  id: 'hugepages-without-cpu-manager',
  title: 'Hugepages come with the CPU manager',
  severity: 'information',
  check: ({ features }) => {
    if (features.cpuManager || !(features.hugepages1Gi || features.hugepages2Mi)) return []
    return [{ path: 'features.cpuManager', message: 'With hugepages but no CPU manager, only instance types of the series m1 can be scheduled; cx1, n1 and rt1 want both.', remedy: 'Turn the CPU manager on if VMs are to have CPUs of their own.' }]
  },
})
