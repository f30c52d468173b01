import type { Estate } from '../estate/estate-types.ts'
import { applicationList } from './application-list.ts'
import { firewall } from './firewall.ts'
import { ipPlan } from './ip-plan.ts'
import { performanceList } from './performance-list.ts'
import { permissions } from './permissions.ts'

/** A side file of the sample estate: what it is called and what it holds. */
export interface SideFile {
  readonly name: string
  readonly content: (estate: Estate) => string
}

/** One example of each kind that docs/side-files.md describes. */
export const SIDE_FILES: readonly SideFile[] = [applicationList, performanceList, permissions, firewall, ipPlan]
