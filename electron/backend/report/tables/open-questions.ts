import { compareNatural } from '#shared/domain/compare.ts'
import { defineTable, type ReportCell } from '../report-table.ts'

/** What nobody has answered yet, and what the answers given here do not cover. */
export const openQuestions = defineTable({
  id: 'open-questions',
  title: 'Open questions',
  about: 'One row a question that only people can answer, or something that the numbers do not cover.',
  none: 'Nothing is open.',
  columns: [
    { key: 'area', title: 'Area', kind: 'text', width: 16 },
    { key: 'subject', title: 'About', kind: 'text', width: 34 },
    { key: 'question', title: 'What is open', kind: 'prose', width: 90 },
    { key: 'vms', title: 'VMs', kind: 'count' },
    { key: 'remedy', title: 'What to do', kind: 'prose', width: 60 },
    { key: 'owner', title: 'Owner', kind: 'text', width: 24 },
  ],
  rows: ({ plan, sizing, waves, notes }) => [
    ...notes.filter(({ note }) => note.state === 'open').map(({ name, note }): ReportCell[] => ['Asked by people', name, note.text, null, null, note.owner]),
    ...plan.datastores.filter(({ destination }) => destination === null).map((mapping): ReportCell[] => ['Storage', mapping.name, sentences(mapping.reasons, 'No StorageClass is chosen.'), mapping.vmCount, 'Choose a StorageClass.', null]),
    ...plan.portGroups.filter(({ destination }) => destination === null).map((mapping): ReportCell[] => ['Network', mapping.name, sentences(mapping.reasons, 'No destination is chosen.'), mapping.vmCount, 'Choose a network.', null]),
    ...plan.compute.vms.filter(({ instanceType }) => instanceType === null).map((mapping): ReportCell[] => ['Compute', mapping.name, sentences(mapping.reasons, 'No instance type is chosen.'), 1, 'Choose an instance type that the target has.', null]),
    ...outsidePlans(plan.unplaced),
    ...(plan.nodeNetworks?.problems ?? []).filter(({ severity }) => severity !== 'accepted' && severity !== 'note').map((problem): ReportCell[] => ['NIC layout', problem.group ?? 'all groups', problem.message, null, problem.remedy, null]),
    ...sizing.result.findings.filter(({ severity }) => severity !== 'information').map((finding): ReportCell[] => ['Sizing', finding.subject, finding.message, null, finding.remedy, null]),
    ...plan.notEvaluated.map(({ ruleId, because, vms }): ReportCell[] => ['Not evaluated', ruleId, because, vms, null, null]),
    ...(waves?.unscheduled ?? []).map(({ group, vms, why }): ReportCell[] => ['Waves', group, sentences(why, 'It has no window.'), vms.length, null, null]),
    ...plan.plans.flatMap(({ name, prerequisites, vms }) => prerequisites.map((reason): ReportCell[] => ['Before a plan', name, reason.message, vms.length, null, null])),
  ],
})

/** VMs that are in no plan, by reason. */
function outsidePlans(unplaced: readonly { readonly name: string; readonly reasons: readonly { readonly message: string }[] }[]): ReportCell[][] {
  return [...unplaced].sort((left, right) => compareNatural(left.name, right.name)).map(({ name, reasons }) => ['Outside plans', name, sentences(reasons, 'It is in no plan.'), 1, null, null])
}

function sentences(reasons: readonly { readonly message: string }[], otherwise: string): string {
  return reasons.length === 0 ? otherwise : reasons.map(({ message }) => message).join(' ')
}
