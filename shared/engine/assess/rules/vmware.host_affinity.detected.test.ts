import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { hostAffinityDetected } from './vmware.host_affinity.detected.ts'

const vm = (...types: (string | null)[]) => makeVm({ clusterRules: types.map((type, index) => ({ vmId: 'x', type, name: `rule ${index + 1}` })) })

describeRule(hostAffinityDetected, {
  clean: { 'no rule': vm(), 'rules among VMs': vm('affinity', 'anti-affinity') },
  flagged: {
    'a VM-host rule': [vm('anti-affinity', 'VM-Host'), { rules: ['rule 2'] }],
    'a VM-host rule, another of unknown type': [vm(null, 'vm-host'), { rules: ['rule 2'] }],
    'a VM-host rule, although rules are not listed throughout': [{ vm: vm('VM-Host'), without: ['clusterRules'] }, { rules: ['rule 1'] }],
  },
  notEvaluated: { 'a rule of unknown type': vm(null), 'no rules listed': { vm: vm(), without: ['clusterRules'] } },
})
