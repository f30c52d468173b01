import { compareText } from '#shared/domain/compare.ts'
import { defineRule } from '../rule.ts'

/** Another VM bears the same SMBIOS UUID, by which licences and backup products know a machine. */
export const smbiosUuidDuplicate = defineRule({
  id: 'portolan.smbios_uuid.duplicate',
  title: 'An SMBIOS UUID that another VM has too',
  sourceKind: 'any',
  severity: 'information',
  needs: [],
  check: (vm, facts) => {
    if (vm.smbiosUuid === null) return { notEvaluated: 'The inventory does not give the SMBIOS UUID.' }
    const twins = facts.smbiosTwinsOf(vm)
    if (twins.length < 2) return null
    const others = twins.filter((other) => other.id !== vm.id).map((other) => other.id).sort(compareText)
    return { message: `${vm.name} and ${others.length === 1 ? 'another VM' : `${others.length} other VMs`} have the SMBIOS UUID ${vm.smbiosUuid}.`, remedy: 'Find out whether one is a copy or a replica of the other, and move one alone.', data: { smbiosUuid: vm.smbiosUuid, others } }
  },
})
