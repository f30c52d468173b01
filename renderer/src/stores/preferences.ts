import { defineStore } from 'pinia'
import { computed, reactive, ref, toRefs, watch } from 'vue'
import { chosenFormats } from '#renderer/format/chosen-formats.ts'
import { ownStorage } from './own-storage.ts'
import { readPreferences, writePreferences } from './stored-preferences.ts'

/** How a person wants the app to look and to write, remembered by the host, and by this browser or window. */
export const usePreferences = defineStore('preferences', () => {
  const chosen = reactive(readPreferences(ownStorage))
  const darkScheme = matchMedia('(prefers-color-scheme: dark)')
  const isSystemDark = ref(darkScheme.matches)
  darkScheme.addEventListener('change', (event) => {
    isSystemDark.value = event.matches
  })
  watch(chosen, () => writePreferences(ownStorage, chosen))
  watch(chosen, ({ sizes, dates, numbers }) => Object.assign(chosenFormats, { sizes, dates, numbers }), { immediate: true, flush: 'sync' })
  const appliedTheme = computed((): 'light' | 'dark' => {
    if (chosen.theme !== 'system') return chosen.theme
    return isSystemDark.value ? 'dark' : 'light'
  })
  return { ...toRefs(chosen), appliedTheme }
})
