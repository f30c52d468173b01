import { gatherEvidence } from '../evidence.ts'
import { defineSettingRule, hasInstanceType, isDedicated, patched, setting } from './setting-rule.ts'

const MILLICORES = 1_000

/** A reservation of CPU: CPUs of the VM's own where it is all of them, else a request. */
export const cpuReservation = defineSettingRule({
  id: 'cpu-reservation',
  find: (vm, context) => {
    const { choice, hostMhz, target } = context
    const whole = gatherEvidence(vm, hostMhz, []).dedicated
    if (whole !== null && isDedicated(choice)) return [setting('cpu-reservation', 'instance-type', 'VirtualMachineClusterInstancetype spec.cpu.dedicatedCPUPlacement', `${whole.message} Its instance type gives it CPUs of its own.`)]
    if (whole !== null && !hasInstanceType(choice) && target.features.cpuManager) return [patched(context, 'cpu-reservation', 'spec.template.spec.domain.cpu.dedicatedCpuPlacement', `${whole.message} CPUs of its own take its place.`, { domain: { cpu: { dedicatedCpuPlacement: true } } })]
    const reserved = vm.cpu?.reservationMhz ?? 0
    if (reserved <= 0) return whole === null ? [] : [setting('cpu-reservation', 'advice', null, `${whole.message} Nothing gives it CPUs of its own here.`)]
    if (hasInstanceType(choice)) return [setting('cpu-reservation', 'advice', null, `Its reservation of ${reserved} MHz is not carried: KubeVirt takes no request of CPU beside an instance type.`)]
    if (hostMhz === null) return [setting('cpu-reservation', 'advice', null, `Its reservation of ${reserved} MHz is not carried: the clock of its host is not known, so it is no number of cores.`)]
    const request = `${Math.ceil((reserved / hostMhz) * MILLICORES)}m`
    return [patched(context, 'cpu-reservation', 'spec.template.spec.domain.resources.requests.cpu', `Its reservation of ${reserved} MHz is a request of ${request} CPU at ${Math.round(hostMhz)} MHz a core.`, { domain: { resources: { requests: { cpu: request } } } })]
  },
})
