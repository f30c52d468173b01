import { OVIRT_RULES } from './ovirt-rules.ts'
import type { Rule } from './rule.ts'
import { ovirtDiskCapacityInvalid } from './rules/ovirt.disk.capacity.invalid.ts'
import { ovirtIllegalImages } from './rules/ovirt.disk.illegal_images.detected.ts'
import { ovirtDiskStatus } from './rules/ovirt.disk.illegal_or_locked_status.ts'
import { ovirtDiskStorageType } from './rules/ovirt.disk.storage_type.unsupported.ts'
import { ovirtVmStatus } from './rules/ovirt.vm.status_invalid.ts'
import { datastoreMissing } from './rules/vmware.datastore.missing.ts'
import { diskCapacityInvalid } from './rules/vmware.disk.capacity.invalid.ts'
import { diskRdmDetected } from './rules/vmware.disk.rdm.detected.ts'
import { diskModeIndependent } from './rules/vmware.disk_mode.independent.ts'
import { guestDisksFreespace } from './rules/vmware.guestDisks.freespace.ts'

/** In the order in which their findings are given. */
export const RULES: readonly Rule[] = [datastoreMissing, diskCapacityInvalid, diskRdmDetected, diskModeIndependent, guestDisksFreespace, ovirtDiskCapacityInvalid, ovirtIllegalImages, ovirtDiskStatus, ovirtDiskStorageType, ovirtVmStatus, ...OVIRT_RULES]
