import type { WaveSettings } from '#shared/domain/waves/wave-settings.ts'
import type { WaveVm } from '#shared/domain/waves/wave-vm.ts'
import type { HardTie } from '../groups/find-groups.ts'

/** A plan of MTV, as far as its order matters. */
export interface WavePlan {
  readonly name: string
  /** Names of plans that must have succeeded before. */
  readonly after: readonly string[]
}

/** Everything that a schedule is made from. */
export interface WaveInput {
  /** The VMs to schedule: those that are in a plan and have not landed yet. */
  readonly vms: readonly WaveVm[]
  readonly plans: readonly WavePlan[]
  readonly hardTies: readonly HardTie[]
  readonly settings: WaveSettings
  /** The local date on which somebody plans: no window before it. */
  readonly today: string
  /** VMs that have landed already: what waits for them need not. */
  readonly landed: ReadonlySet<string>
  /** Windows that somebody gave a VM, by VM. */
  readonly pins: ReadonlyMap<string, string>
  /** Windows whose wave stays as it is in `previous`: nothing comes in and nothing goes. */
  readonly lockedWindows: ReadonlySet<string>
  /** Owners who refused a window, by window: their VMs do not go there. */
  readonly refusals?: ReadonlyMap<string, ReadonlySet<string>>
  /** The windows of the schedule before, by VM; empty where there was none. */
  readonly previous: ReadonlyMap<string, string>
}
