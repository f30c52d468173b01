import type { EstateVm } from '#shared/domain/estate/estate.ts'
import { defineRule } from '../rule.ts'

/** vCenter knows no address of the guest, so that static addresses cannot be kept. */
export const vmMissingIpDetected = defineRule({
  id: 'vmware.vm_missing_ip.detected',
  title: 'No IP address',
  sourceKind: 'vsphere',
  severity: 'warning',
  needs: [],
  check: (vm) => {
    if (hasAddress(vm)) return null
    if (!isKnownToHaveNone(vm)) return { notEvaluated: 'The inventory does not give the IP addresses of guests.' }
    return { message: `vCenter knows no IP address of ${vm.name}, so the migration cannot keep a static one.`, remedy: 'Power the VM on with VMware Tools running until vCenter shows its addresses, then import the inventory again.', data: {} }
  },
})

function hasAddress(vm: EstateVm): boolean {
  return isText(vm.primaryIpAddress) || vm.nics.some((nic) => isText(nic.ipv4Addresses) || isText(nic.ipv6Addresses))
}

/** An empty text is a cell that is there and empty; so is MTV's list of guest networks. */
function isKnownToHaveNone(vm: EstateVm): boolean {
  return vm.primaryIpAddress !== null || vm.nics.some((nic) => nic.configuration?.addressOrigins === '')
}

function isText(text: string | null): boolean {
  return text !== null && text.trim() !== ''
}
