import { defineRule } from '../rule.ts'

/** A rule's type that ties VMs to hosts, as RVTools writes it or the importer of MTV's inventory does. */
const VM_HOST = /host/i

/** A DRS rule ties the VM to hosts, or keeps it off them. */
export const hostAffinityDetected = defineRule({
  id: 'vmware.host_affinity.detected',
  title: 'A rule that ties the VM to hosts',
  sourceKind: 'vsphere',
  severity: 'warning',
  needs: [],
  check: (vm, facts) => {
    const rules = vm.clusterRules.filter((rule) => rule.type !== null && VM_HOST.test(rule.type)).map((rule) => rule.name)
    if (rules.length > 0) return { message: `${vm.name} is in ${rules.length === 1 ? 'the VM-host rule' : 'the VM-host rules'} ${rules.join(', ')}, and moves without.`, remedy: 'Give the nodes labels and the plan a node selector or affinity that means the same.', data: { rules } }
    if (!facts.hasInput(vm, 'clusterRules')) return { notEvaluated: 'The inventory does not say which rules the VM is in.' }
    return vm.clusterRules.some((rule) => rule.type === null) ? { notEvaluated: 'The inventory does not say of what type a rule is.' } : null
  },
})
