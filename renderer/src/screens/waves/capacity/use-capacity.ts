import { computed } from 'vue'
import { useHost } from '#renderer/api/host.ts'
import { useCall } from '#renderer/api/use-call.ts'
import { useProject } from '#renderer/stores/project.ts'
import type { WaveCapacityAnswer } from '#shared/contract/wave-capacity.ts'

type Wave = WaveCapacityAnswer['waves'][number]
/** Something of which the target has too little as a wave lands. */
export type WaveShortage = Wave['shortages'][number] & Pick<Wave, 'wave' | 'window' | 'date'>

/** The target's capacity wave by wave, and what of it is short. */
export function useCapacity() {
  const host = useHost()
  const project = useProject()
  const call = useCall((signal) => host.invoke('waves.capacity', {}, { signal }), { reloadOn: () => [project.generation, project.info?.path] })
  const shortages = computed((): readonly WaveShortage[] => (call.value?.waves ?? []).flatMap(({ wave, window, date, shortages: own }) => own.map((shortage) => ({ ...shortage, wave, window, date }))))
  return { call, shortages }
}
