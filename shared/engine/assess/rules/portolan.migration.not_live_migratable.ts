import { defineRule } from '../rule.ts'

/** A VM that cannot change its node on the target while it runs: whoever drains the node has to shut it down. */
export const notLiveMigratable = defineRule({
  id: 'portolan.migration.not_live_migratable',
  title: 'Cannot change its node while it runs',
  sourceKind: 'any',
  severity: 'warning',
  needs: ['disks'],
  checkPlanned: (vm, outcome) => {
    const answer = outcome.liveMigration
    if (answer === null) return { notEvaluated: 'Where the disks of the VM go is open, so nobody knows whether two nodes can have them open.' }
    return answer.isPossible ? null : { message: `${vm.name} cannot change its node on the target while it runs. ${answer.because.message}`, remedy: 'Choose a StorageClass with ReadWriteMany, or do without the device of the host; else the VM is shut down whenever its node is.', data: { because: answer.because.code } }
  },
})
