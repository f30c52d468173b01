import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { useHost } from '#renderer/api/host.ts'
import { useProject } from './project.ts'
import type { InvokeOptions, Outcome } from '#shared/contract/api-types.ts'
import type { Api, ApiOutput } from '#shared/contract/api.ts'
import type { z } from 'zod'

/** Work under way that a person may want to follow or to stop. */
export interface RunningJob {
  readonly id: number
  readonly label: string
  /** What the backend told last; its shape is the call's. */
  readonly progress: unknown
  readonly isCancelling: boolean
}

export interface RunOptions<Name extends keyof Api> extends Pick<InvokeOptions<Api[Name]>, 'onProgress'> {
  /** For people, e.g. "Importing vcenter-a.xlsx". */
  readonly label: string
  readonly signal?: AbortSignal
}

/** The long calls of this window: the status bar shows them and can cancel them from every screen. */
export const useJobs = defineStore('jobs', () => {
  const host = useHost()
  const project = useProject()
  const jobs = shallowRef<readonly RunningJob[]>([])
  const controllers = new Map<number, AbortController>()
  const lastId = ref(0)

  function change(id: number, part: Partial<RunningJob>): void {
    jobs.value = jobs.value.map((job) => (job.id === id ? { ...job, ...part } : job))
  }

  async function run<Name extends keyof Api>(name: Name, input: z.input<Api[Name]['input']>, { label, signal, onProgress }: RunOptions<Name>): Promise<Outcome<ApiOutput<Name>>> {
    const id = (lastId.value += 1)
    const controller = new AbortController()
    const forward = (): void => cancel(id)
    controllers.set(id, controller)
    jobs.value = [...jobs.value, { id, label, progress: null, isCancelling: false }]
    if (signal?.aborted === true) forward()
    signal?.addEventListener('abort', forward, { once: true })
    const outcome = await host.invoke(name, input, {
      signal: controller.signal,
      onProgress: ((progress: never) => {
        change(id, { progress })
        onProgress?.(progress)
      }) as NonNullable<InvokeOptions<Api[Name]>['onProgress']>, // the call's own kind of progress, handed on as it came
    })
    signal?.removeEventListener('abort', forward)
    controllers.delete(id)
    jobs.value = jobs.value.filter((job) => job.id !== id)
    if (CHANGING.has(name) && outcome.ok) project.changed()
    return outcome // the same outcome under its shorter name
  }

  /** Asks the backend to stop; the job ends when it has. */
  function cancel(id: number): void {
    change(id, { isCancelling: true })
    controllers.get(id)?.abort()
  }

  return { jobs, isBusy: computed(() => jobs.value.length > 0), run, cancel }
})

/** Jobs after which every screen's numbers may be others. */
const CHANGING: ReadonlySet<string> = new Set(['inventory.import', 'inventory.import-engine', 'waves.plan'] satisfies (keyof Api)[])
