import { guestSystemOf } from '#shared/engine/estate/guest-os-name.ts'
import { lastDayOfSupport } from '#shared/engine/estate/guest-support.ts'
import { defineRule } from '../rule.ts'

/** Characters of a day, `YYYY-MM-DD`, in front of an instant. */
const DAY_LENGTH = 10

/** A guest that its maker no longer mended on the day of the export. Days are counted up to there, not up to today. */
export const osEndOfLife = defineRule({
  id: 'portolan.os.end_of_life',
  title: 'A guest past its end of support',
  sourceKind: 'any',
  severity: 'warning',
  needs: [],
  check: (vm, facts) => {
    const name = guestSystemOf(vm)
    if (name === null) return { notEvaluated: 'The inventory names no operating system for the VM.' }
    const exportedOn = facts.sourceOf(vm)?.exportedAt?.slice(0, DAY_LENGTH) ?? null
    if (exportedOn === null) return { notEvaluated: 'The inventory does not say when it was made.' }
    const lastDay = name.system === null ? null : lastDayOfSupport(name.system)
    if (lastDay === null) return { notEvaluated: 'The name of the operating system says no release whose end of support is known.' }
    if (exportedOn <= lastDay) return null
    return { message: `${vm.name} runs ${name.os}, whose support ended on ${lastDay}.`, remedy: 'Replace or update the guest, best before the move, or agree with its owner on paid support.', data: { os: name.os, from: name.from, lastDay, exportedOn } }
  },
})
