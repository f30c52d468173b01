import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { useHost } from '#renderer/api/host.ts'
import { useCall } from '#renderer/api/use-call.ts'
import { useAddressTexts } from '#renderer/components/address/use-address-texts.ts'
import { useProject } from '#renderer/stores/project.ts'
import type { ApiOutput } from '#shared/contract/api.ts'

/** A person who types is not asked for every letter. */
const TYPING_PAUSE_MS = 150

/** What holds between the groups of the schedule, and the groups that somebody looks for; of a large estate the schedule itself is ten times as much. */
export function useTies() {
  const host = useHost()
  const project = useProject()
  const { search: text } = useAddressTexts({ search: '' })
  const asked = ref(text.value.trim())
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(text, (typed) => {
    clearTimeout(timer)
    timer = setTimeout(() => { asked.value = typed.trim() }, TYPING_PAUSE_MS)
  })
  onScopeDispose(() => clearTimeout(timer))

  const call = useCall<ApiOutput<'waves.ties'>>((signal) => host.invoke('waves.ties', asked.value === '' ? {} : { search: asked.value }, { signal }), { reloadOn: () => [project.generation, asked.value] })
  /** The newest good answer of the schedule as it is: a search that fails leaves what is shown, and the field that it is typed into. */
  const known = shallowRef<{ readonly generation: number; readonly ties: ApiOutput<'waves.ties'> } | null>(null)
  watch(() => call.value, (ties) => {
    if (ties !== null) known.value = { generation: project.generation, ties }
  })
  const ties = computed(() => call.value ?? (known.value?.generation === project.generation ? known.value.ties : null))
  /** Of an answer to what is asked now. */
  const isNothingFound = computed(() => asked.value !== '' && !call.isReloading && call.value?.found.length === 0)
  return { call, ties, text, isNothingFound }
}
