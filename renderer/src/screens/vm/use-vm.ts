import { watch } from 'vue'
import { useHost } from '#renderer/api/host.ts'
import { useCall } from '#renderer/api/use-call.ts'
import { useProject } from '#renderer/stores/project.ts'
import { useVmOnTarget } from './use-vm-on-target.ts'

/** A VM as the project has it now, and what it becomes on the target: both are asked for at once, since neither answer needs the other. */
export function useVm(id: string) {
  const host = useHost()
  const project = useProject()
  const details = useCall((signal) => host.invoke('inventory.vm', { id }, { signal }), { reloadOn: () => project.generation })
  const onTarget = useVmOnTarget(id)
  const { compute, placement, storage, networks } = onTarget
  // One that stays where it is becomes nothing there, and nobody is to work a plan out for it.
  watch(() => details.value, (answer) => {
    if (answer?.inclusion.isIncluded === false) for (const call of [compute, placement, storage, networks]) call.forget()
  })
  return { details, onTarget }
}
