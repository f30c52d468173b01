import type { ApiOutput } from '#shared/contract/api.ts'

/** Something that somebody has to decide or to mend before everything can move, and where. */
export interface OpenQuestion {
  readonly key: string
  /** The text's key below `overview.open`, and what it names. */
  readonly text: string
  readonly count: number
  readonly title?: string
  readonly path: string
}

/** What the parts of the overview answered; null is not answered. */
export interface OverviewParts {
  readonly networks: Pick<ApiOutput<'mapping.networks'>, 'open'> | null
  readonly storage: Pick<ApiOutput<'mapping.storage'>, 'open'> | null
  readonly plan: Pick<ApiOutput<'plan.compute'>, 'unplaced'> | null
  readonly size: { readonly withoutPlace: number } | null
  /** Undefined where none are planned. */
  readonly waves: { readonly unscheduled: number } | null | undefined
}

/** Codes of VMs without a plan that the questions about networks and datastores already ask. */
const ASKED_BY_MAPS: readonly string[] = ['network-not-mapped', 'storage-not-mapped']

/** In the order of the way through; empty where nothing is open among what was answered. */
export function openQuestions({ networks, storage, plan, size, waves }: OverviewParts): OpenQuestion[] {
  const questions: OpenQuestion[] = [
    { key: 'datastores', text: 'datastores', count: storage?.open ?? 0, path: '/map/storage' },
    { key: 'networks', text: 'networks', count: networks?.open ?? 0, path: '/map/networks' },
    ...(plan?.unplaced ?? []).filter(({ code }) => !ASKED_BY_MAPS.includes(code)).map(({ code, title, vms }) => ({ key: code, text: 'unplaced', count: vms, title, path: '/hand-over' })),
    { key: 'unsized', text: 'unsized', count: size?.withoutPlace ?? 0, path: '/size' },
    waves === undefined ? { key: 'noWaves', text: 'noWaves', count: 1, path: '/waves' } : { key: 'unscheduled', text: 'unscheduled', count: waves?.unscheduled ?? 0, path: '/waves' },
  ]
  return questions.filter(({ count }) => count > 0)
}
