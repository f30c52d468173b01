import { computed } from 'vue'
import { useHost } from '#renderer/api/host.ts'
import { type Call, useCall } from '#renderer/api/use-call.ts'
import { useProject } from '#renderer/stores/project.ts'
import type { WaveSchedule } from './wave-schedule.ts'

/** The kept schedule with all its VMs, groups and ties: of a large estate that is much, so it is asked for where it is wanted. Null before that. */
export function useWholeSchedule(isWanted: () => boolean): Call<WaveSchedule | null> {
  const host = useHost()
  const project = useProject()
  // Asked once, whatever it is wanted for next.
  const wanted = computed(isWanted)
  return useCall<WaveSchedule | null>(async (signal) => (wanted.value ? host.invoke('waves.show', {}, { signal }) : { ok: true, value: null }), { reloadOn: () => [project.generation, wanted.value] })
}
