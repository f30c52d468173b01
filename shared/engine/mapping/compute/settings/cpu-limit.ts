import { defineSettingRule, hasInstanceType, patched, setting } from './setting-rule.ts'

const MILLICORES = 1_000

/** A limit of CPU below what the VM is configured with. */
export const cpuLimit = defineSettingRule({
  id: 'cpu-limit',
  find: (vm, context) => {
    const { choice, hostMhz } = context
    const limit = vm.cpu?.isLimited === true ? (vm.cpu.limitMhz ?? null) : null
    if (limit === null || limit <= 0) return []
    if (hostMhz !== null && vm.vcpus !== null && limit >= hostMhz * vm.vcpus) return []
    if (hasInstanceType(choice)) return [setting('cpu-limit', 'advice', null, `Its limit of ${limit} MHz is not carried: KubeVirt takes no limit of CPU beside an instance type; a smaller one does the same.`)]
    if (hostMhz === null) return [setting('cpu-limit', 'advice', null, `Its limit of ${limit} MHz is not carried: the clock of its host is not known, so it is no number of cores.`)]
    const amount = `${Math.ceil((limit / hostMhz) * MILLICORES)}m`
    return [patched(context, 'cpu-limit', 'spec.template.spec.domain.resources.limits.cpu', `Its limit of ${limit} MHz is a limit of ${amount} CPU at ${Math.round(hostMhz)} MHz a core.`, { domain: { resources: { limits: { cpu: amount } } } })]
  },
})
