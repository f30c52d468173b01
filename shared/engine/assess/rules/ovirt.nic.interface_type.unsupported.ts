import { nicVerdict } from '../nic-verdict.ts'
import { defineRule } from '../rule.ts'

/** NIC types that MTV knows (oVirt API NicInterface). */
const KNOWN: ReadonlySet<string> = new Set(['e1000', 'rtl8139', 'virtio'])

/** A NIC of the VM is of another type than VirtIO, e1000 or rtl8139. */
export const ovirtNicInterface = defineRule({
  id: 'ovirt.nic.interface_type.unsupported',
  title: 'A NIC of a type that is not supported',
  sourceKind: 'ovirt',
  severity: 'warning',
  needs: ['nics'],
  check: (vm) =>
    nicVerdict(
      vm,
      (nic) => (nic.adapter === null ? null : !KNOWN.has(nic.adapter)),
      (labels) => ({ message: `${labels.join(', ')} of ${vm.name} ${labels.length === 1 ? 'is' : 'are'} of another type than VirtIO, e1000 or rtl8139.`, remedy: 'Give the NIC the type VirtIO in the engine.' }),
    ),
})
