import { defineStore } from 'pinia'
import { computed, nextTick, shallowRef, watch } from 'vue'
import type { z } from 'zod'
import { useHost } from '#renderer/api/host.ts'
import { useProject } from './project.ts'
import type { Outcome } from '#shared/contract/api-types.ts'
import type { Api, ApiOutput } from '#shared/contract/api.ts'

type Changes = z.input<Api['decisions.apply']['input']>['changes']
type UndoState = ApiOutput<'decisions.state'>

/** What an undo or redo did. */
export interface StepDone {
  /** Null where there was nothing to do. */
  readonly batch: number | null
  /** The step as it was shown before; null where another one was done, since the project had changed meanwhile. */
  readonly step: UndoState['undo']
}

const NOTHING: UndoState = { undo: null, redo: null }

/** Deciding, and the way back: the journal lies in the project, so both survive a restart. */
export const useDecisions = defineStore('decisions', () => {
  const host = useHost()
  const project = useProject()
  const state = shallowRef<UndoState>(NOTHING)
  let lastAsked = 0
  let newest: Promise<void> = Promise.resolve()
  let steps: Promise<unknown> = Promise.resolve()

  async function load(): Promise<void> {
    const mine = (lastAsked += 1)
    if (!project.isOpen) {
      state.value = NOTHING
      return
    }
    const outcome = await host.invoke('decisions.state', {})
    // Answers may overtake each other: what was asked last holds.
    if (mine !== lastAsked) return newest
    if (outcome.ok) state.value = outcome.value
  }

  /** One undo step. */
  async function apply(changes: Changes): Promise<Outcome<{ batch: number }>> {
    const outcome = await host.invoke('decisions.apply', { changes })
    if (outcome.ok) project.changed()
    return outcome
  }

  /** One after the other, so that a key that is held down takes back what it says. */
  function step(direction: 'undo' | 'redo'): Promise<Outcome<StepDone>> {
    const mine = steps.then(async (): Promise<Outcome<StepDone>> => {
      const shown = state.value[direction]
      const outcome = await host.invoke(`decisions.${direction}`, {})
      if (!outcome.ok) return outcome
      const { batch } = outcome.value
      project.changed()
      // The new generation is noticed by then, and its answer is under way.
      await nextTick()
      await newest
      return { ok: true, value: { batch, step: shown?.batch === batch ? shown : null } }
    })
    steps = mine
    return mine
  }

  /** Undoes or does again until exactly the steps up to this one are in force; 0 undoes all. */
  function goTo(batch: number): Promise<Outcome<{ undone: number; redone: number }>> {
    const mine = steps.then(async () => {
      const outcome = await host.invoke('decisions.go-to', { batch })
      if (outcome.ok) project.changed()
      return outcome
    })
    steps = mine
    return mine
  }

  // A step of the project before must not be offered in this one.
  watch(() => project.info?.path, () => { state.value = NOTHING })
  watch([() => project.generation, () => project.info?.path], () => { newest = load() }, { immediate: true })
  return {
    state,
    canUndo: computed(() => state.value.undo !== null),
    canRedo: computed(() => state.value.redo !== null),
    apply,
    undo: () => step('undo'),
    redo: () => step('redo'),
    goTo,
  }
})
