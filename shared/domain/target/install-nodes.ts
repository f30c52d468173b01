import type { InstallSizing } from '../plan/install-sizing.ts'
import type { InstallPolicy } from './install-policy.ts'
import type { Target } from './target.ts'

/** How many nodes are installed by role, and how many of them nobody has named. */
export interface InstallNodes {
  readonly masters: number
  readonly workers: number
  readonly openMasters: number
  readonly openWorkers: number
}

const MASTERS: Readonly<Record<Target['controlPlane'], number>> = { 'dedicated-3': 3, 'dedicated-5': 5, 'compact-3': 3, 'single-node': 1, hosted: 0 }

/** The nodes of an installation: those that the target names, and those that a sizing of this one cluster asks for beyond them. Workers are 0 where nobody says how many. */
export function installNodes({ controlPlane }: Pick<Target, 'controlPlane'>, { hosts }: Pick<InstallPolicy, 'hosts'>, sizing: InstallSizing | null): InstallNodes {
  const named = (role: 'master' | 'worker'): number => hosts.filter((host) => host.role === role).length
  const hasWorkers = controlPlane === 'dedicated-3' || controlPlane === 'dedicated-5'
  const isSized = sizing !== null && sizing.clusters === 1 && sizing.topology === controlPlane
  const masters = MASTERS[controlPlane]
  const workers = hasWorkers ? Math.max(named('worker'), isSized ? sizing.newWorkers + sizing.infraNodes : 0) : 0
  // Without a sizing nobody says that the list of hosts is to be whole.
  return { masters, workers, openMasters: isSized ? Math.max(0, masters - named('master')) : 0, openWorkers: hasWorkers ? workers - named('worker') : 0 }
}
