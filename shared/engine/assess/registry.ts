import type { Rule } from './rule.ts'
import { datastoreMissing } from './rules/vmware.datastore.missing.ts'
import { diskCapacityInvalid } from './rules/vmware.disk.capacity.invalid.ts'
import { diskRdmDetected } from './rules/vmware.disk.rdm.detected.ts'
import { diskModeIndependent } from './rules/vmware.disk_mode.independent.ts'
import { guestDisksFreespace } from './rules/vmware.guestDisks.freespace.ts'

/** In the order in which their findings are given. */
export const RULES: readonly Rule[] = [datastoreMissing, diskCapacityInvalid, diskRdmDetected, diskModeIndependent, guestDisksFreespace]
