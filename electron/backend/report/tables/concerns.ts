import type { VmAssessment } from '#shared/domain/assessment.ts'
import type { EstateVm } from '#shared/domain/estate/estate.ts'
import type { ReportContent } from '../report-content.ts'
import { defineTable, type ReportCell, type TableRows } from '../report-table.ts'

/** Everything that a rule says of a VM, and everything that no rule could judge. */
export const concerns = defineTable({
  id: 'concerns',
  title: 'Concerns',
  about: 'One row a concern of a VM that takes part, and one for each rule that could not judge it.',
  none: 'No rule says anything of a VM that takes part.',
  columns: [
    { key: 'vm', title: 'VM', kind: 'text', width: 28 },
    { key: 'severity', title: 'Severity', kind: 'text', width: 14 },
    { key: 'rule', title: 'Rule', kind: 'text', width: 38 },
    { key: 'message', title: 'What', kind: 'prose', width: 70 },
    { key: 'remedy', title: 'What to do', kind: 'prose', width: 50 },
    { key: 'cluster', title: 'Cluster', kind: 'text', width: 18 },
    { key: 'vmId', title: 'Id of the VM', kind: 'text', width: 46 },
  ],
  rows: (content) => {
    const judged = judgedVms(content)
    return {
      length: judged.reduce((sum, { assessment }) => sum + assessment.findings.length + assessment.gaps.length, 0),
      *[Symbol.iterator]() {
        for (const one of judged) yield* rowsOf(one)
      },
    } satisfies TableRows
  },
})

interface JudgedVm {
  readonly vm: EstateVm
  readonly assessment: VmAssessment
}

function judgedVms({ estate, assessment, places }: ReportContent): readonly JudgedVm[] {
  return estate.vms.flatMap((vm) => {
    const own = assessment.get(vm.id)
    return own === undefined || places.excluded.has(vm.id) ? [] : [{ vm, assessment: own }]
  })
}

function rowsOf({ vm, assessment: { findings, gaps } }: JudgedVm): readonly (readonly ReportCell[])[] {
  return [
    ...findings.map((finding) => [vm.name, finding.severity, finding.ruleId, finding.message, finding.remedy, vm.clusterName, vm.id]),
    ...gaps.map((gap) => [vm.name, 'not evaluated', gap.ruleId, gap.because, null, vm.clusterName, vm.id]),
  ]
}
