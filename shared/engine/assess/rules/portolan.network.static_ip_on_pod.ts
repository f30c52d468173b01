import type { EstateNic } from '#shared/domain/estate/estate.ts'
import { defineRule } from '../rule.ts'

/** vSphere's word for an address that somebody typed in (NetIpConfigInfoIpAddressOrigin). */
const MANUAL = /\bmanual\b/i
/** The others of its words: the guest got the address from somewhere. */
const OBTAINED = /\b(?:dhcp|linklayer|random|other)\b/i

/** A NIC with an address that the guest has fixed, on the pod network, which gives addresses of its own. */
export const networkStaticIpOnPod = defineRule({
  id: 'portolan.network.static_ip_on_pod',
  title: 'A fixed address on the pod network',
  sourceKind: 'any',
  severity: 'warning',
  needs: ['nics'],
  checkPlanned: (vm, outcome) => {
    const onPod = vm.nics.filter((nic) => outcome.networkOf(nic)?.destination?.type === 'pod')
    const fixed = onPod.filter((nic) => MANUAL.test(nic.configuration?.addressOrigins ?? ''))
    const nics = fixed.map(({ label }) => label ?? 'a network adapter')
    if (fixed.length > 0) return { message: `${vm.name} has a fixed address on ${nics.join(', ')}, which goes onto the pod network: there it gets another address, and nobody reaches it by the old one.`, remedy: 'Give the port group a network of its own, or change the guest to DHCP and its name in DNS.', data: { nics } }
    return onPod.some(isOpen) ? { notEvaluated: 'The inventory does not say whether the addresses of the VM on the pod network are fixed.' } : null
  },
})

function isOpen({ configuration }: EstateNic): boolean {
  return !OBTAINED.test(configuration?.addressOrigins ?? '')
}
