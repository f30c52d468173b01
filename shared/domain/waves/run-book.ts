import type { CutoverNetwork, CutoverNic } from '../plan/cutover.ts'
import type { PlannedPlan, PlannedWave } from '../plan/migration-plan.ts'
import type { Reason } from '../plan/reason.ts'
import type { WaveHook } from './wave-hook.ts'
import type { WayBack } from './way-back.ts'

/** A VM of a wave, as its people know it. */
export interface RunBookVm {
  readonly id: string
  readonly name: string
  readonly targetName: string
  readonly namespace: string
  readonly planName: string
  readonly group: string
  readonly type: 'cold' | 'warm'
  readonly application: string | null
  readonly owner: string | null
  readonly hostName: string | null
  readonly capacityMib: number
  /** It keeps using disks of the array that were not copied: once the target has written, the source must not start. */
  readonly hasDirectLun: boolean
}

/** Who answers for VMs of a wave. */
export interface RunBookOwner {
  /** Null: no application list names one. */
  readonly owner: string | null
  readonly mails: readonly string[]
  readonly applications: readonly string[]
  readonly approvals: readonly string[]
  readonly vmIds: readonly string[]
  readonly consent: 'not-asked' | 'asked' | 'given' | 'refused'
}

/** Everything that a run-book of a wave says. */
export interface RunBookFacts {
  readonly wave: PlannedWave
  /** In the order in which they are started. */
  readonly plans: readonly PlannedPlan[]
  /** The folder of each plan in the bundle, by its name. */
  readonly folders: ReadonlyMap<string, string>
  readonly mtvNamespace: string
  /** Those of the whole plan, and where the bundle has them. */
  readonly hooks: readonly WaveHook[]
  readonly hooksFolder: string
  readonly vms: readonly RunBookVm[]
  readonly owners: readonly RunBookOwner[]
  readonly nics: readonly CutoverNic[]
  readonly networks: readonly CutoverNetwork[]
  /** From the start of the window until the last check. */
  readonly seconds: { readonly low: number; readonly high: number }
  readonly precopySeconds: { readonly low: number; readonly high: number }
  readonly limitedBy: string | null
  readonly notes: readonly Reason[]
  readonly teams: number
  readonly rollbackMinutes: number
  readonly wayBack: WayBack
}
