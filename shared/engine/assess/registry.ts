import { OVIRT_RULES } from './ovirt-rules.ts'
import type { Rule } from './rule.ts'
import { ovirtDiskCapacityInvalid } from './rules/ovirt.disk.capacity.invalid.ts'
import { ovirtIllegalImages } from './rules/ovirt.disk.illegal_images.detected.ts'
import { ovirtDiskStatus } from './rules/ovirt.disk.illegal_or_locked_status.ts'
import { ovirtDiskStorageType } from './rules/ovirt.disk.storage_type.unsupported.ts'
import { ovirtVmStatus } from './rules/ovirt.vm.status_invalid.ts'
import { applianceDetected } from './rules/portolan.appliance.detected.ts'
import { backupDetected } from './rules/portolan.backup.detected.ts'
import { cdIsoMounted } from './rules/portolan.cd.iso_mounted.ts'
import { datastoreInaccessible } from './rules/portolan.datastore.inaccessible.ts'
import { datastoreSingleHost } from './rules/portolan.datastore.single_host.ts'
import { datastoreStorageDrs } from './rules/portolan.datastore.storage_drs.ts'
import { datastoreUnmapped } from './rules/portolan.datastore.unmapped.ts'
import { datastoreVvol } from './rules/portolan.datastore.vvol.ts'
import { devicePortDetected } from './rules/portolan.device.port.detected.ts'
import { diskDeltaWithoutSnapshot } from './rules/portolan.disk.delta_without_snapshot.ts'
import { diskExceedsStorageClass } from './rules/portolan.disk.exceeds_storage_class.ts'
import { encryptionDetected } from './rules/portolan.encryption.detected.ts'
import { guestFastStartup } from './rules/portolan.guest.fast_startup.ts'
import { guestXfsV4 } from './rules/portolan.guest.xfs_v4.ts'
import { hardwareVersionOld } from './rules/portolan.hardware_version.old.ts'
import { hostInMaintenance } from './rules/portolan.host.in_maintenance.ts'
import { latencySensitivityHigh } from './rules/portolan.latency_sensitivity.high.ts'
import { macDuplicate } from './rules/portolan.mac.duplicate.ts'
import { measuredBootDetected } from './rules/portolan.measured_boot.detected.ts'
import { memoryTieringDetected } from './rules/portolan.memory_tiering.detected.ts'
import { notLiveMigratable } from './rules/portolan.migration.not_live_migratable.ts'
import { warmNotPossible } from './rules/portolan.migration.warm_not_possible.ts'
import { nameCollision } from './rules/portolan.name.collision.ts'
import { nestedVirtualizationEnabled } from './rules/portolan.nested_virtualization.enabled.ts'
import { networkNsx } from './rules/portolan.network.nsx.ts'
import { networkStaticIpMayBeLost } from './rules/portolan.network.static_ip_may_be_lost.ts'
import { networkStaticIpOnPod } from './rules/portolan.network.static_ip_on_pod.ts'
import { networkTrunk } from './rules/portolan.network.trunk.ts'
import { networkUnmapped } from './rules/portolan.network.unmapped.ts'
import { osEndOfLife } from './rules/portolan.os.end_of_life.ts'
import { osNotConvertible } from './rules/portolan.os.not_convertible.ts'
import { osUnsupportedButMigratable } from './rules/portolan.os.unsupported_but_migratable.ts'
import { powerSuspended } from './rules/portolan.power.suspended.ts'
import { resourcesLimited } from './rules/portolan.resources.limited.ts'
import { resourcesReserved } from './rules/portolan.resources.reserved.ts'
import { scsiBusSharingDetected } from './rules/portolan.scsi_bus_sharing.detected.ts'
import { sizeExceedsNode } from './rules/portolan.size.exceeds_node.ts'
import { sizeExceedsTested } from './rules/portolan.size.exceeds_tested.ts'
import { smbiosUuidDuplicate } from './rules/portolan.smbios_uuid.duplicate.ts'
import { snapshotOld } from './rules/portolan.snapshot.old.ts'
import { storagePolicyNoEquivalent } from './rules/portolan.storage_policy.no_equivalent.ts'
import { targetFips } from './rules/portolan.target.fips.ts'
import { toolsNotRunning } from './rules/portolan.tools.not_running.ts'
import { vappDetected } from './rules/portolan.vapp.detected.ts'
import { vdiDetected } from './rules/portolan.vdi.detected.ts'
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

/** In the order in which their findings are given: each platform's, then ours about the inventory, then ours about the plan; the gravest first. */
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
  ...OVIRT_RULES,
  datastoreInaccessible,
  devicePortDetected,
  diskDeltaWithoutSnapshot,
  encryptionDetected,
  hardwareVersionOld,
  hostInMaintenance,
  latencySensitivityHigh,
  macDuplicate,
  measuredBootDetected,
  networkNsx,
  networkTrunk,
  osEndOfLife,
  osNotConvertible,
  powerSuspended,
  resourcesLimited,
  scsiBusSharingDetected,
  sizeExceedsTested,
  snapshotOld,
  toolsNotRunning,
  vdiDetected,
  applianceDetected,
  backupDetected,
  cdIsoMounted,
  datastoreSingleHost,
  datastoreStorageDrs,
  datastoreVvol,
  guestFastStartup,
  guestXfsV4,
  memoryTieringDetected,
  nameCollision,
  nestedVirtualizationEnabled,
  osUnsupportedButMigratable,
  resourcesReserved,
  smbiosUuidDuplicate,
  vappDetected,
  datastoreUnmapped,
  diskExceedsStorageClass,
  networkStaticIpMayBeLost,
  networkStaticIpOnPod,
  networkUnmapped,
  notLiveMigratable,
  storagePolicyNoEquivalent,
  targetFips,
  warmNotPossible,
  // Rules about sizes come last: they are asked apart.
  sizeExceedsNode,
]
