import { nicVerdict } from '../nic-verdict.ts'
import { defineRule } from '../rule.ts'

/** A NIC of the VM is a device of the host, passed through. */
export const ovirtNicPassthrough = defineRule({
  id: 'ovirt.nic.pci_passthrough.detected',
  title: 'A NIC that is passed through',
  sourceKind: 'ovirt',
  severity: 'warning',
  needs: ['nics'],
  check: (vm) =>
    nicVerdict(
      vm,
      (nic) => (nic.adapter === null ? null : nic.adapter === 'pci_passthrough'),
      (labels) => ({ message: `${labels.join(', ')} of ${vm.name} ${labels.length === 1 ? 'is' : 'are'} a device of the host, passed through.`, remedy: 'Plan an SR-IOV network on the target, or give the NIC the type VirtIO.' }),
    ),
})
