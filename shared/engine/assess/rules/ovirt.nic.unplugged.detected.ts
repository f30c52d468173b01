import { nicVerdict } from '../nic-verdict.ts'
import { defineRule } from '../rule.ts'

/** A NIC of the VM is not plugged in. */
export const ovirtNicUnplugged = defineRule({
  id: 'ovirt.nic.unplugged.detected',
  title: 'A NIC that is not plugged in',
  sourceKind: 'ovirt',
  severity: 'warning',
  needs: ['nics'],
  check: (vm) =>
    nicVerdict(
      vm,
      (nic) => (nic.configuration?.isPlugged == null ? null : !nic.configuration.isPlugged),
      (labels) => ({ message: `${labels.join(', ')} of ${vm.name} ${labels.length === 1 ? 'is' : 'are'} not plugged in.`, remedy: 'Remove the NIC, or plug it in, so that it is clear what the target shall have.' }),
    ),
})
