import { ovirtBootMenu } from './rules/ovirt.bios.boot_menu.enabled.ts'
import { ovirtKsm } from './rules/ovirt.cluster.ksm_enabled.ts'
import { ovirtCpuCustomModel } from './rules/ovirt.cpu.custom_model.detected.ts'
import { ovirtCpuPinningPolicy } from './rules/ovirt.cpu.pinning_policy.unsupported.ts'
import { ovirtCpuShares } from './rules/ovirt.cpu.shares.defined.ts'
import { ovirtCpuTuning } from './rules/ovirt.cpu.tuning.detected.ts'
import { ovirtDiskCount } from './rules/ovirt.disk.count.exceeds.limit.ts'
import { ovirtDiskInterface } from './rules/ovirt.disk.interface_type.unsupported.ts'
import { ovirtScsiReservation } from './rules/ovirt.disk.scsi_reservation.enabled.ts'
import { ovirtDiskShared } from './rules/ovirt.disk.shared.detected.ts'
import { ovirtSpice } from './rules/ovirt.display_type.spice.enabled.ts'
import { ovirtHa } from './rules/ovirt.ha.enabled.ts'
import { ovirtHaReservation } from './rules/ovirt.ha.reservation.enabled.ts'
import { ovirtHostDevices } from './rules/ovirt.host_devices.mapped.ts'
import { ovirtIoThreads } from './rules/ovirt.iothreads.configured.ts'
import { ovirtBallooning } from './rules/ovirt.memory.ballooning.enabled.ts'
import { ovirtNameInvalid } from './rules/ovirt.name.invalid.ts'
import { ovirtNicCustomProperties } from './rules/ovirt.nic.custom_properties.detected.ts'
import { ovirtNicInterface } from './rules/ovirt.nic.interface_type.unsupported.ts'
import { ovirtNicFilter } from './rules/ovirt.nic.network_filter.detected.ts'
import { ovirtNicPassthrough } from './rules/ovirt.nic.pci_passthrough.detected.ts'
import { ovirtPortMirroring } from './rules/ovirt.nic.port_mirroring.detected.ts'
import { ovirtNicQos } from './rules/ovirt.nic.qos.detected.ts'
import { ovirtNicUnplugged } from './rules/ovirt.nic.unplugged.detected.ts'
import { ovirtNumaTuning } from './rules/ovirt.numa.tuning.detected.ts'
import { ovirtOsUnsupported } from './rules/ovirt.os.unsupported.ts'
import { ovirtPlacementPolicy } from './rules/ovirt.placement_policy.affinity_set.ts'
import { ovirtSecureBoot } from './rules/ovirt.secure_boot.detected.ts'
import { ovirtMemorySnapshot } from './rules/ovirt.snapshot.online_memory.detected.ts'
import { ovirtResumeBehaviour } from './rules/ovirt.storage.resume_behavior.unsupported.ts'
import { ovirtTpmRequired } from './rules/ovirt.tpm.required_by_os.ts'
import { ovirtUsb } from './rules/ovirt.usb.enabled.ts'
import { ovirtVmCustomProperties } from './rules/ovirt.vm.custom_properties.detected.ts'
import { ovirtWatchdog } from './rules/ovirt.watchdog.enabled.ts'
import type { Rule } from './rule.ts'

/** MTV's warnings and notes about oVirt VMs, by id; its critical concerns and the status are in registry.ts. */
export const OVIRT_RULES: readonly Rule[] = [
  ovirtBootMenu,
  ovirtKsm,
  ovirtCpuCustomModel,
  ovirtCpuPinningPolicy,
  ovirtCpuShares,
  ovirtCpuTuning,
  ovirtDiskCount,
  ovirtDiskInterface,
  ovirtScsiReservation,
  ovirtDiskShared,
  ovirtSpice,
  ovirtHa,
  ovirtHaReservation,
  ovirtHostDevices,
  ovirtIoThreads,
  ovirtBallooning,
  ovirtNameInvalid,
  ovirtNicCustomProperties,
  ovirtNicInterface,
  ovirtNicFilter,
  ovirtNicPassthrough,
  ovirtPortMirroring,
  ovirtNicQos,
  ovirtNicUnplugged,
  ovirtNumaTuning,
  ovirtOsUnsupported,
  ovirtPlacementPolicy,
  ovirtSecureBoot,
  ovirtMemorySnapshot,
  ovirtResumeBehaviour,
  ovirtTpmRequired,
  ovirtUsb,
  ovirtVmCustomProperties,
  ovirtWatchdog,
]
