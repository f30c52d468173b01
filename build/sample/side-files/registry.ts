import { applicationList } from './application-list.ts'
import { firewall } from './firewall.ts'
import { ipPlan } from './ip-plan.ts'
import { performanceList } from './performance-list.ts'
import { permissions } from './permissions.ts'
import type { SideFile } from './side-file.ts'
import { vmProperties } from './vm-properties.ts'

/** One example of each kind that docs/side-files.md describes. */
export const SIDE_FILES: readonly SideFile[] = [applicationList, performanceList, vmProperties, permissions, firewall, ipPlan]
