import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import type { z } from 'zod'
import { useHost } from '#renderer/api/host.ts'
import { useProject } from './project.ts'
import type { Outcome } from '#shared/contract/api-types.ts'
import type { Api, ApiOutput } from '#shared/contract/api.ts'

type Changes = z.input<Api['decisions.apply']['input']>['changes']

/** Deciding, and the way back: the journal lies in the project, so both survive a restart. */
export const useDecisions = defineStore('decisions', () => {
  const host = useHost()
  const project = useProject()
  const state = shallowRef<ApiOutput<'decisions.state'>>({ undo: null, redo: null })

  async function load(): Promise<void> {
    if (!project.isOpen) {
      state.value = { undo: null, redo: null }
      return
    }
    const outcome = await host.invoke('decisions.state', {})
    if (outcome.ok) state.value = outcome.value
  }

  /** One undo step. */
  async function apply(changes: Changes): Promise<Outcome<{ batch: number }>> {
    const outcome = await host.invoke('decisions.apply', { changes })
    if (outcome.ok) project.changed()
    return outcome
  }

  async function step(name: 'decisions.undo' | 'decisions.redo'): Promise<Outcome<{ batch: number | null }>> {
    const outcome = await host.invoke(name, {})
    if (outcome.ok) project.changed()
    return outcome
  }

  watch(() => [project.generation, project.isOpen], () => void load(), { immediate: true })
  return {
    state,
    canUndo: computed(() => state.value.undo !== null),
    canRedo: computed(() => state.value.redo !== null),
    apply,
    undo: () => step('decisions.undo'),
    redo: () => step('decisions.redo'),
  }
})
