import { describe, expect, it } from 'vitest'
import { RULES } from './registry.ts'
import { severityOf } from './rule.ts'

/** MTV's rules about vSphere with their categories in MTV 2.12; those named below weighed more up to 2.11. */
const VMWARE_RULES = {
  'vmware.changed_block_tracking.disabled': 'warning',
  'vmware.changed_block_tracking.disk.disabled': 'warning',
  'vmware.consolidation_needed': 'warning',
  'vmware.cpu_affinity.detected': 'warning',
  'vmware.cpu_memory.hotplug.enabled': 'warning',
  'vmware.datastore.missing': 'critical',
  'vmware.device.sriov.detected': 'warning',
  'vmware.disk.capacity.invalid': 'critical',
  'vmware.disk.count.exceeds.limit': 'warning',
  'vmware.disk.rdm.detected': 'warning',
  'vmware.disk.shared.detected': 'warning',
  'vmware.disk_mode.independent': 'warning',
  'vmware.disk_serial.truncated': 'information',
  'vmware.dpm.enabled': 'information',
  'vmware.drs.enabled': 'information',
  'vmware.fault_tolerance.enabled': 'information',
  'vmware.guestDisks.freespace': 'critical',
  'vmware.guestDisks.key.not_found': 'information',
  'vmware.host_affinity.detected': 'warning',
  'vmware.hostname.default': 'warning',
  'vmware.hostname.empty': 'warning',
  'vmware.numa_affinity.detected': 'warning',
  'vmware.os.unsupported': 'warning',
  'vmware.passthrough_device.detected': 'critical',
  'vmware.snapshot.detected': 'information',
  'vmware.tpm.detected': 'warning',
  'vmware.usb_controller.detected': 'warning',
  'vmware.vm.name.invalid': 'warning',
  'vmware.vm_missing_ip.detected': 'warning',
} as const
/** Those about oVirt in the same way. */
const OVIRT_RULES = {
  critical: ['disk.capacity.invalid', 'disk.illegal_images.detected', 'disk.illegal_or_locked_status', 'disk.storage_type.unsupported'],
  information: ['display_type.spice.enabled', 'iothreads.configured', 'memory.ballooning.enabled', 'storage.resume_behavior.unsupported'],
  warning: [
    'bios.boot_menu.enabled', 'cluster.ksm_enabled', 'cpu.custom_model.detected', 'cpu.pinning_policy.unsupported', 'cpu.shares.defined', 'cpu.tuning.detected', 'disk.count.exceeds.limit', 'disk.interface_type.unsupported',
    'disk.scsi_reservation.enabled', 'disk.shared.detected', 'ha.enabled', 'ha.reservation.enabled', 'host_devices.mapped', 'name.invalid', 'nic.custom_properties.detected', 'nic.interface_type.unsupported',
    'nic.network_filter.detected', 'nic.pci_passthrough.detected', 'nic.port_mirroring.detected', 'nic.qos.detected', 'nic.unplugged.detected', 'numa.tuning.detected', 'os.unsupported', 'placement_policy.affinity_set',
    'secure_boot.detected', 'snapshot.online_memory.detected', 'tpm.required_by_os', 'usb.enabled', 'vm.custom_properties.detected', 'vm.status_invalid', 'watchdog.enabled',
  ],
} as const
const CRITICAL_UP_TO_2_11 = ['vmware.disk.rdm.detected', 'vmware.disk_mode.independent']

describe('the registry', () => {
  const vmware = RULES.filter(({ id }) => id.startsWith('vmware.'))

  it('has MTV’s rules about vSphere under their own ids and categories', () => {
    const categories = (mtv: '2.11' | '2.12') => Object.fromEntries(vmware.map((rule) => [rule.id, severityOf(rule, { mtv, openshift: '4.22' })]))
    expect(categories('2.12')).toEqual(VMWARE_RULES)
    expect(categories('2.11')).toEqual({ ...VMWARE_RULES, ...Object.fromEntries(CRITICAL_UP_TO_2_11.map((id) => [id, 'critical'])) })
  })

  it('has MTV’s rules about oVirt under their own ids and categories', () => {
    const ovirt = RULES.filter(({ id }) => id.startsWith('ovirt.'))
    const expected = Object.fromEntries(Object.entries(OVIRT_RULES).flatMap(([severity, ids]) => ids.map((id) => [`ovirt.${id}`, severity])))
    const categories = (mtv: '2.11' | '2.12') => Object.fromEntries(ovirt.map((rule) => [rule.id, severityOf(rule, { mtv, openshift: '4.22' })]))
    expect(categories('2.12')).toEqual(expected)
    expect(categories('2.11')).toEqual({ ...expected, 'ovirt.vm.status_invalid': 'critical' })
  })

  it.each(RULES.map((rule) => [rule.id, rule.sourceKind] as const))('%s is about the platform that its id names', (id, sourceKind) => {
    const platform = /^(vmware|ovirt|portolan)\./.exec(id)?.[1]
    if (platform === 'vmware') expect(sourceKind).toBe('vsphere')
    else if (platform === 'ovirt') expect(sourceKind).toBe('ovirt')
    else expect(platform).toBe('portolan')
  })

  it('has no rule of ours that can keep a VM out of a plan: that is for MTV’s and the obstacles', () => {
    for (const rule of RULES.filter(({ id }) => id.startsWith('portolan.'))) expect(severityOf(rule, { mtv: '2.12', openshift: '4.22' })).not.toBe('critical')
  })
})
