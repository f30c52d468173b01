import type { Reason } from '../plan/reason.ts'
import type { WindowScope } from './wave-calendar.ts'

/** One occurrence of a change window. */
export interface ChangeWindow {
  /** `<rule>/<day on which it begins>`: the same from planning to planning. */
  readonly id: string
  readonly ruleId: string
  /** The day on which it begins, in its own zone. */
  readonly date: string
  readonly timeZone: string
  /** Milliseconds since 1970, UTC. */
  readonly startMs: number
  readonly endMs: number
  readonly scope: WindowScope
  readonly teams: number
}

/** VMs that are cut over together, or one alone. */
export interface CutoverGroup {
  /** Named after its first VM: the same from planning to planning. */
  readonly id: string
  readonly name: string
  /** In natural order. */
  readonly vmIds: readonly string[]
  /** What ties them. Shared disks are hard: nobody can take them off. */
  readonly ties: readonly GroupTie[]
}

export interface GroupTie {
  readonly by: 'shared-disk' | 'plan-order' | 'affinity' | 'vapp' | 'application' | 'move-group' | 'folder' | 'resource-pool' | 'wave' | 'attribute' | 'name' | 'link'
  readonly isHard: boolean
  /** E.g. the application's name. */
  readonly label: string
  readonly vmIds: readonly string[]
}

/** What limits a wave's duration. */
export interface WaveBound {
  readonly kind: 'host' | 'datastore' | 'link' | 'target' | 'disk' | 'slots' | 'checks' | 'offload'
  /** The host's or datastore's id, the VM's of the largest disk. */
  readonly subject: string | null
  readonly seconds: number
}

export interface WaveMoment {
  readonly atSeconds: number
  /** VMs that hold a place of MTV's scheduler, copy or are converted. */
  readonly running: number
  readonly mibPerSecond: number
}

/** How long a wave takes, at best or as it is to be counted on. */
export interface WaveRun {
  /** From the start of the window until the last check. */
  readonly seconds: number
  /** Until MTV has created the last VM. */
  readonly migrationSeconds: number
  /** The arithmetic bounds, longest first: the run is never shorter. */
  readonly bounds: readonly WaveBound[]
  readonly timeline: readonly WaveMoment[]
  /** The most VMs of one host that run at once. */
  readonly mostOnOneHost: number
}

export interface Wave {
  /** Counted from 1 in the order of the windows. */
  readonly number: number
  readonly window: ChangeWindow
  readonly groupIds: readonly string[]
  readonly vmIds: readonly string[]
  readonly capacityMib: number
  readonly vcpus: number
  readonly riskPoints: number
  readonly low: WaveRun
  readonly high: WaveRun
  /** How long before the window the first copies of warm VMs have to begin; 0 without warm VMs. */
  readonly precopySeconds: { readonly low: number; readonly high: number }
  /** What the run-book has to say, e.g. of a larger NFC buffer. */
  readonly notes: readonly Reason[]
}

export interface UnscheduledGroup {
  readonly groupId: string
  readonly vmIds: readonly string[]
  /** The smallest set of constraints that together leave no window. */
  readonly reasons: readonly Reason[]
}

/** A layer-2 network that has VMs on both sides for a while. */
export interface StretchedNetwork {
  readonly networkId: string
  readonly firstWindowId: string
  readonly lastWindowId: string
  readonly days: number
}

/** When the last VM of a host or datastore has left. */
export interface FreedSource {
  readonly kind: 'host' | 'datastore'
  readonly id: string
  readonly windowId: string
}

/** What holds between two groups: the first comes after the other, or the two must not share a wave. */
export interface GroupEdge {
  readonly kind: 'after' | 'apart'
  readonly groupId: string
  readonly otherId: string
  readonly because: string
}

export interface WaveSchedule {
  readonly groups: readonly CutoverGroup[]
  readonly edges: readonly GroupEdge[]
  /** All windows of the calendar, those without a wave included. */
  readonly windows: readonly ChangeWindow[]
  readonly waves: readonly Wave[]
  readonly unscheduled: readonly UnscheduledGroup[]
  /** No schedule has fewer waves, and what says so. */
  readonly lowerBound: { readonly waves: number; readonly because: string }
  readonly stretchedNetworks: readonly StretchedNetwork[]
  readonly freedSources: readonly FreedSource[]
  /** What is wrong with the settings; the schedule is for the rest. */
  readonly issues: readonly Reason[]
  readonly assumptions: readonly string[]
}
