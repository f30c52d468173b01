import { guestSystemOf } from '#shared/engine/estate/guest-os-name.ts'
import { isUnattachedNic } from '#shared/engine/plan/unattached-nic.ts'
import { defineRule } from '../rule.ts'

/** The release in which it happens, and the guests to which (MTV's known issues). */
const MTV_WITH_FAULT = '2.12'
const RHEL_WITH_FAULT: ReadonlySet<string> = new Set(['9', '10'])
/** vSphere's word for an address that somebody typed in (NetIpConfigInfoIpAddressOrigin). */
const MANUAL = /\bmanual\b/i

/** RHEL 9 and 10 can lose their fixed addresses when MTV 2.12 converts them. */
export const networkStaticIpMayBeLost = defineRule({
  id: 'portolan.network.static_ip_may_be_lost',
  title: 'A fixed address that may be lost',
  sourceKind: 'vsphere',
  severity: 'warning',
  needs: ['nics'],
  checkPlanned: (vm, outcome) => {
    if (outcome.target.mtv !== MTV_WITH_FAULT) return null
    const system = guestSystemOf(vm)?.system ?? null
    if (system === null || system.isVague) return { notEvaluated: 'The inventory does not say clearly which operating system the VM runs.' }
    if (system.family !== 'rhel' || (system.major !== null && !RHEL_WITH_FAULT.has(system.major))) return null
    const nics = vm.nics.filter((nic) => !isUnattachedNic(nic))
    const fixed = nics.filter(({ configuration }) => MANUAL.test(configuration?.addressOrigins ?? '')).map(({ label }) => label ?? 'a network adapter')
    if (fixed.length > 0 && system.major !== null) return { message: `${vm.name} runs ${system.label} with a fixed address on ${fixed.join(', ')}, which can be lost when MTV ${MTV_WITH_FAULT} converts it.`, remedy: 'Note the addresses, look at them after the migration, and keep a way in by the console.', data: { nics: fixed } }
    return fixed.length > 0 || nics.some(({ configuration }) => (configuration?.addressOrigins ?? null) === null) ? { notEvaluated: 'The inventory does not say whether the addresses of the VM are fixed, or which release it runs.' } : null
  },
})
