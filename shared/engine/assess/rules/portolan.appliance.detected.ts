import { replicationProductOf } from '#shared/engine/estate/replication-appliance.ts'
import { defineRule } from '../rule.ts'

/** Names by which appliances come or that their makers prescribe, and what they are. */
const NAMES: readonly (readonly [pattern: RegExp, product: string])[] = [
  [/vmware[ -]vcenter[ -]server|^vcsa\b/i, 'VMware vCenter Server'],
  [/^nsx-?(?:t|v)?[-_ ]?(?:manager|mgr|edge|controller)/i, 'VMware NSX'],
  [/^(?:vrops|vrealize|vrli)[-_ ]/i, 'VMware Aria'],
  [/^(?:hcx)[-_]/i, 'VMware HCX'],
  [/big-?ip/i, 'F5 BIG-IP'],
  [/fortigate|fortimanager|fortianalyzer/i, 'Fortinet'],
  [/^pa-vm|^panorama\b|palo[ -]?alto/i, 'Palo Alto Networks'],
  [/netscaler|citrix[ -]?adc/i, 'Citrix ADC'],
]
/** VMware ships its appliances with this system, and hardly anybody else uses it on vSphere. */
const PHOTON = /photon/i

/** An appliance: its maker decides whether it may run on KVM, and mostly gives out an image of its own for it. */
export const applianceDetected = defineRule({
  id: 'portolan.appliance.detected',
  title: 'An appliance',
  sourceKind: 'vsphere',
  severity: 'information',
  needs: [],
  check: (vm) => {
    const named = replicationProductOf(vm.name) ?? NAMES.find(([pattern]) => pattern.test(vm.name))?.[1] ?? null
    const isPhoton = [vm.guestOsFromTools, vm.guestOsConfigured, vm.guestDetailedData].some((text) => text !== null && PHOTON.test(text))
    const product = named ?? (isPhoton ? 'VMware' : null)
    if (product === null) return null
    return { message: `${vm.name} looks like an appliance of ${product}.`, remedy: 'Do not convert it: ask its maker for an image for KVM, or leave it where it is.', data: { product, by: named === null ? 'system' : 'name' } }
  },
})
