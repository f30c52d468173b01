import { defineTable, joined } from '../report-table.ts'

/** What is in none of the plans, so that nothing is dropped unseen. */
export const leftOut = defineTable({
  id: 'left-out',
  title: 'Left out',
  about: 'One row a VM or template that does not take part, by rule or by decision, with why.',
  none: 'No VM is left out.',
  columns: [
    { key: 'name', title: 'VM', kind: 'text', width: 30 },
    { key: 'isTemplate', title: 'Template', kind: 'flag' },
    { key: 'why', title: 'Why', kind: 'prose', width: 90 },
    { key: 'vmId', title: 'Id', kind: 'text', width: 46 },
  ],
  rows: ({ plan }) => plan.excluded.map((vm) => [vm.name, vm.isTemplate, joined(vm.reasons.map(({ message }) => message)), vm.vmId]),
})
