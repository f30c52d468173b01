import type { Rule } from './rule.ts'
import { ovirtDiskCapacityInvalid } from './rules/ovirt.disk.capacity.invalid.ts'
import { ovirtIllegalImages } from './rules/ovirt.disk.illegal_images.detected.ts'
import { ovirtDiskStatus } from './rules/ovirt.disk.illegal_or_locked_status.ts'
import { ovirtDiskStorageType } from './rules/ovirt.disk.storage_type.unsupported.ts'
import { ovirtVmStatus } from './rules/ovirt.vm.status_invalid.ts'
import { changedBlockTrackingDisabled } from './rules/vmware.changed_block_tracking.disabled.ts'
import { changedBlockTrackingDiskDisabled } from './rules/vmware.changed_block_tracking.disk.disabled.ts'
import { consolidationNeeded } from './rules/vmware.consolidation_needed.ts'
import { cpuAffinityDetected } from './rules/vmware.cpu_affinity.detected.ts'
import { cpuMemoryHotplugEnabled } from './rules/vmware.cpu_memory.hotplug.enabled.ts'
import { datastoreMissing } from './rules/vmware.datastore.missing.ts'
import { deviceSriovDetected } from './rules/vmware.device.sriov.detected.ts'
import { diskCapacityInvalid } from './rules/vmware.disk.capacity.invalid.ts'
import { diskCountExceedsLimit } from './rules/vmware.disk.count.exceeds.limit.ts'
import { diskRdmDetected } from './rules/vmware.disk.rdm.detected.ts'
import { diskSharedDetected } from './rules/vmware.disk.shared.detected.ts'
import { diskModeIndependent } from './rules/vmware.disk_mode.independent.ts'
import { diskSerialTruncated } from './rules/vmware.disk_serial.truncated.ts'
import { dpmEnabled } from './rules/vmware.dpm.enabled.ts'
import { drsEnabled } from './rules/vmware.drs.enabled.ts'
import { faultToleranceEnabled } from './rules/vmware.fault_tolerance.enabled.ts'
import { guestDisksFreespace } from './rules/vmware.guestDisks.freespace.ts'
import { guestDisksKeyNotFound } from './rules/vmware.guestDisks.key.not_found.ts'
import { hostAffinityDetected } from './rules/vmware.host_affinity.detected.ts'
import { hostnameDefault } from './rules/vmware.hostname.default.ts'
import { hostnameEmpty } from './rules/vmware.hostname.empty.ts'
import { numaAffinityDetected } from './rules/vmware.numa_affinity.detected.ts'
import { osUnsupported } from './rules/vmware.os.unsupported.ts'
import { passthroughDeviceDetected } from './rules/vmware.passthrough_device.detected.ts'
import { snapshotDetected } from './rules/vmware.snapshot.detected.ts'
import { tpmDetected } from './rules/vmware.tpm.detected.ts'
import { usbControllerDetected } from './rules/vmware.usb_controller.detected.ts'
import { vmNameInvalid } from './rules/vmware.vm.name.invalid.ts'
import { vmMissingIpDetected } from './rules/vmware.vm_missing_ip.detected.ts'

/** In the order in which their findings are given: each platform's and then ours, the gravest first. */
export const RULES: readonly Rule[] = [
  datastoreMissing,
  diskCapacityInvalid,
  diskRdmDetected,
  diskModeIndependent,
  guestDisksFreespace,
  passthroughDeviceDetected,
  changedBlockTrackingDisabled,
  changedBlockTrackingDiskDisabled,
  consolidationNeeded,
  cpuAffinityDetected,
  cpuMemoryHotplugEnabled,
  deviceSriovDetected,
  diskCountExceedsLimit,
  diskSharedDetected,
  hostAffinityDetected,
  hostnameDefault,
  hostnameEmpty,
  numaAffinityDetected,
  osUnsupported,
  tpmDetected,
  usbControllerDetected,
  vmNameInvalid,
  vmMissingIpDetected,
  diskSerialTruncated,
  dpmEnabled,
  drsEnabled,
  faultToleranceEnabled,
  guestDisksKeyNotFound,
  snapshotDetected,
  ovirtDiskCapacityInvalid, ovirtIllegalImages, ovirtDiskStatus, ovirtDiskStorageType, ovirtVmStatus,
]
