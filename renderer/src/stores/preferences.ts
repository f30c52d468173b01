import { defineStore } from 'pinia'
import { computed, ref, watch } from 'vue'
import { type Preferences, readPreferences, writePreferences } from './stored-preferences.ts'

/** How a person wants the app to look, remembered by this browser or window. */
export const usePreferences = defineStore('preferences', () => {
  const stored = readPreferences(localStorage)
  const theme = ref<Preferences['theme']>(stored.theme)
  const density = ref<Preferences['density']>(stored.density)
  const darkScheme = matchMedia('(prefers-color-scheme: dark)')
  const isSystemDark = ref(darkScheme.matches)
  darkScheme.addEventListener('change', (event) => {
    isSystemDark.value = event.matches
  })
  watch([theme, density], () => writePreferences(localStorage, { theme: theme.value, density: density.value }))
  const appliedTheme = computed((): 'light' | 'dark' => {
    if (theme.value !== 'system') return theme.value
    return isSystemDark.value ? 'dark' : 'light'
  })
  return { theme, density, appliedTheme }
})
