import { computed, onScopeDispose, ref, watch } from 'vue'
import { useHost } from '#renderer/api/host.ts'
import { useCall } from '#renderer/api/use-call.ts'
import { useAddressTexts } from '#renderer/components/address/use-address-texts.ts'
import { useProject } from '#renderer/stores/project.ts'
import { NOTED_KINDS } from '#shared/contract/notes-api.ts'
import { NOTE_STATES } from '#shared/domain/decisions/note-decision.ts'

/** Names nobody, in the address and in the list of owners. */
export const NOBODY = '-'
const TYPING_PAUSE_MS = 150

/** The notes that the address narrows the list to. */
export function useNotes() {
  const host = useHost()
  const project = useProject()
  const { state, owner, object, search: typed } = useAddressTexts({ state: '', owner: '', object: '', search: '' })
  const search = ref(typed.value)
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(typed, () => {
    clearTimeout(timer)
    timer = setTimeout(() => { search.value = typed.value }, TYPING_PAUSE_MS)
  })
  onScopeDispose(() => clearTimeout(timer))

  const wanted = computed(() => {
    const [ofState, ofObject] = [NOTE_STATES.find((one) => one === state.value), NOTED_KINDS.find((one) => one === object.value)]
    return {
      ...(ofState === undefined ? {} : { state: ofState }), ...(ofObject === undefined ? {} : { object: ofObject }),
      ...(owner.value === '' ? {} : { owner: owner.value === NOBODY ? null : owner.value }), ...(search.value.trim() === '' ? {} : { search: search.value }),
    }
  })
  const call = useCall((signal) => host.invoke('notes.list', wanted.value, { signal }), { reloadOn: () => [wanted.value, project.generation, project.info?.path] })
  return { call, state, owner, object, typed }
}
