import { defineStore } from 'pinia'
import { ref, watch } from 'vue'
import { useProject } from './project.ts'

/** The scenario of the sizing that the person looked at last, by its name; null: the first of the project. It outlives the screen. */
export const useChosenScenario = defineStore('chosen-scenario', () => {
  const project = useProject()
  const name = ref<string | null>(null)
  // Names of another project mean nothing in this one.
  watch(() => project.info?.path, () => {
    name.value = null
  })
  return { name }
})
