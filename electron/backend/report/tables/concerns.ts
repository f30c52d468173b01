import { defineTable } from '../report-table.ts'

/** Everything that a rule says of a VM, and everything that no rule could judge. */
export const concerns = defineTable({
  id: 'concerns',
  title: 'Concerns',
  about: 'One row a concern of a VM that takes part, and one for each rule that could not judge it.',
  columns: [
    { key: 'vm', title: 'VM', kind: 'text', width: 28 },
    { key: 'severity', title: 'Severity', kind: 'text', width: 14 },
    { key: 'rule', title: 'Rule', kind: 'text', width: 38 },
    { key: 'message', title: 'What', kind: 'prose', width: 70 },
    { key: 'remedy', title: 'What to do', kind: 'prose', width: 50 },
    { key: 'cluster', title: 'Cluster', kind: 'text', width: 18 },
    { key: 'vmId', title: 'Id of the VM', kind: 'text', width: 46 },
  ],
  rows: ({ estate, assessment, places }) =>
    estate.vms.flatMap((vm) => {
      const judged = assessment.get(vm.id)
      if (judged === undefined || places.excluded.has(vm.id)) return []
      return [
        ...judged.findings.map((finding) => [vm.name, finding.severity, finding.ruleId, finding.message, finding.remedy, vm.clusterName, vm.id]),
        ...judged.gaps.map((gap) => [vm.name, 'not evaluated', gap.ruleId, gap.because, null, vm.clusterName, vm.id]),
      ]
    }),
})
