import { shallowRef } from 'vue'
import type { z } from 'zod'
import { useHost } from '#renderer/api/host.ts'
import { useProject } from '#renderer/stores/project.ts'
import type { Outcome } from '#shared/contract/api-types.ts'
import type { waveEditSchema, WaveEditVerdict } from '#shared/contract/wave-edits.ts'

export type EditInput = z.input<typeof waveEditSchema>

/** A change that breaks something, and so was not made. */
export interface Refusal {
  readonly edit: EditInput
  readonly verdict: WaveEditVerdict
}

/** Changing a schedule by hand: each change is judged first, and made as one undo step where it breaks nothing. */
export function useWaveEdits() {
  const host = useHost()
  const project = useProject()
  const refusal = shallowRef<Refusal | null>(null)
  const error = shallowRef<string | null>(null)
  const isRunning = shallowRef(false)
  const said = shallowRef('')

  /** What a change would break; changes nothing. */
  function judge(edit: EditInput, signal: AbortSignal): Promise<Outcome<WaveEditVerdict>> {
    return host.invoke('waves.edit', { edit, isDryRun: true }, { signal })
  }

  /** Whether it was made. */
  async function apply(edit: EditInput, done: string): Promise<boolean> {
    if (isRunning.value) return false
    isRunning.value = true
    forget()
    const outcome = await host.invoke('waves.edit', { edit })
    isRunning.value = false
    if (!outcome.ok) {
      error.value = outcome.error.message
      return false
    }
    if (!outcome.value.isDone) {
      refusal.value = { edit, verdict: outcome.value }
      return false
    }
    said.value = done
    project.changed()
    return true
  }

  function forget(): void {
    refusal.value = null
    error.value = null
    said.value = ''
  }

  return { refusal, error, isRunning, said, judge, apply, forget }
}

export type WaveEdits = ReturnType<typeof useWaveEdits>
