import { computed, onScopeDispose, ref, watch } from 'vue'
import { useHost } from '#renderer/api/host.ts'
import { useCall } from '#renderer/api/use-call.ts'
import { useProject } from '#renderer/stores/project.ts'
import type { ApiOutput } from '#shared/contract/api.ts'

/** A person who types is not asked for every letter. */
const TYPING_PAUSE_MS = 150

/** What holds between the groups of the schedule, and the groups that somebody looks for; of a large estate the schedule itself is ten times as much. */
export function useTies() {
  const host = useHost()
  const project = useProject()
  const text = ref('')
  const asked = ref('')
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(text, (typed) => {
    clearTimeout(timer)
    timer = setTimeout(() => { asked.value = typed.trim() }, TYPING_PAUSE_MS)
  })
  onScopeDispose(() => clearTimeout(timer))

  const call = useCall<ApiOutput<'waves.ties'>>((signal) => host.invoke('waves.ties', asked.value === '' ? {} : { search: asked.value }, { signal }), { reloadOn: () => [project.generation, asked.value] })
  /** Of an answer to what is asked now. */
  const isNothingFound = computed(() => asked.value !== '' && !call.isReloading && call.value?.found.length === 0)
  return { call, text, isNothingFound }
}
