import { element, fields, type EngineElement } from './engine-element.ts'

/** A UUID that tells what it is of: `uuid('vm', 2)`. Same arguments, same id. */
export function uuid(kind: string, number: number): string {
  const code = [...kind].reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 0xffffffff, 7)
  return `${code.toString(16).padStart(8, '0')}-0000-4000-8000-${number.toString(16).padStart(12, '0')}`
}

const API = '/ovirt-engine/api'
const GIB = 1_073_741_824

export interface SampleEngine {
  readonly api: EngineElement
  /** Collections by their paths below the API: `vms`, `vms/<id>/nics`. */
  readonly collections: ReadonlyMap<string, EngineElement>
}

const reference = (name: string, collection: string, id: string): EngineElement => element(name, [], { id, href: `${API}/${collection}/${id}` })
const object = (name: string, path: string, id: string, content: readonly EngineElement[]): EngineElement => element(name, content, { id, href: `${API}/${path}/${id}` })

/**
 * A small engine with one of everything that the importer reads. VM 1 has all settings, VM 2 a direct LUN, VM 3 shares
 * VM 1's second disk, the rest are plain.
 */
export function sampleEngine({ vms = 8, instanceId = uuid('engine', 1) }: { readonly vms?: number; readonly instanceId?: string } = {}): SampleEngine {
  const collections = new Map<string, EngineElement>()
  const put = (path: string, list: string, members: readonly EngineElement[]): void => void collections.set(path, element(list, members))
  const named = (name: string): EngineElement => element('name', name)
  const center = uuid('datacenter', 1)
  const cluster = uuid('cluster', 1)
  put('datacenters', 'data_centers', [object('data_center', 'datacenters', center, [named('Riga')])])
  put('clusters', 'clusters', [
    object('cluster', 'clusters', cluster, [
      named('prod'),
      ...fields({ bios_type: 'q35_ovmf', switch_type: 'legacy', ha_reservation: 'true', ballooning_enabled: 'true' }),
      element('cpu', fields({ type: 'Intel Cascadelake Server Family', architecture: 'x86_64' })),
      element('ksm', fields({ enabled: 'true' })),
      element('version', fields({ major: '4', minor: '7' })),
      element('custom_scheduling_policy_properties', [element('property', fields({ name: 'HighUtilization', value: '80' }))]),
      reference('data_center', 'datacenters', center),
      reference('scheduling_policy', 'schedulingpolicies', uuid('policy', 1)),
    ]),
  ])
  put('schedulingpolicies', 'scheduling_policies', [object('scheduling_policy', 'schedulingpolicies', uuid('policy', 1), [named('evenly_distributed')])])
  put(`datacenters/${center}/quotas`, 'quotas', [object('quota', `datacenters/${center}/quotas`, uuid('quota', 1), [named('team a'), element('cluster_hard_limit_pct', '20'), reference('data_center', 'datacenters', center)])])
  put('storagedomains', 'storage_domains', [
    object('storage_domain', 'storagedomains', uuid('domain', 1), [named('fast'), ...fields({ type: 'data', master: 'true', available: String(300 * GIB), used: String(200 * GIB), committed: String(250 * GIB), status: 'active' }), element('storage', [element('type', 'fcp'), element('volume_group', [element('logical_units', [element('logical_unit', fields({ vendor_id: 'ACME', product_id: 'Array', serial: 'S1' }), { id: '3600a1' })])])]), reference('data_center', 'datacenters', center)]),
    object('storage_domain', 'storagedomains', uuid('domain', 2), [named('images'), ...fields({ type: 'iso' }), element('storage', fields({ type: 'nfs', address: 'nfs.example.com', path: '/iso' }))]),
  ])
  put('networks', 'networks', [
    object('network', 'networks', uuid('network', 1), [named('ovirtmgmt'), element('mtu', '0'), element('usages', [element('usage', 'vm'), element('usage', 'management')]), reference('data_center', 'datacenters', center)]),
    object('network', 'networks', uuid('network', 2), [named('blue'), element('mtu', '9000'), element('vlan', [], { id: '42' }), element('usages', [element('usage', 'vm')]), reference('data_center', 'datacenters', center)]),
  ])
  const profile = (number: number, name: string, network: number, passThrough = 'disabled'): EngineElement =>
    object('vnic_profile', 'vnicprofiles', uuid('profile', number), [named(name), element('pass_through', fields({ mode: passThrough })), element('port_mirroring', 'false'), reference('network', 'networks', uuid('network', network))])
  put('vnicprofiles', 'vnic_profiles', [profile(1, 'ovirtmgmt', 1), profile(2, 'blue', 2), profile(3, 'blue filtered', 2), profile(4, 'blue sriov', 2, 'enabled')])
  putHosts(put, cluster)
  put('templates', 'templates', [object('template', 'templates', uuid('template', 1), [named('golden'), ...fields({ memory: String(GIB) }), reference('cluster', 'clusters', cluster)])])
  put(`clusters/${cluster}/affinitygroups`, 'affinity_groups', [
    object('affinity_group', `clusters/${cluster}/affinitygroups`, uuid('group', 1), [named('apart'), element('vms_rule', fields({ enabled: 'true', enforcing: 'true', positive: 'false' })), element('hosts_rule', fields({ enabled: 'false' })), element('vms', [reference('vm', 'vms', uuid('vm', 1)), reference('vm', 'vms', uuid('vm', 2))]), reference('cluster', 'clusters', cluster)]),
  ])
  putVms(put, vms, cluster)
  return {
    api: element('api', [element('product_info', [element('instance_id', instanceId), element('name', 'oVirt Engine'), element('version', fields({ full_version: '4.5.5-1.el8', major: '4', minor: '5' }))]), element('time', '2026-03-02T08:30:00.000+02:00')]),
    collections,
  }
}

type Put = (path: string, list: string, members: readonly EngineElement[]) => void

function putHosts(put: Put, cluster: string): void {
  const id = uuid('host', 1)
  put('hosts', 'hosts', [
    object('host', 'hosts', id, [element('name', 'kvm1'), ...fields({ status: 'up', memory: String(256 * GIB) }), element('cpu', [element('name', 'Xeon'), element('speed', '2600'), element('topology', fields({ sockets: '2', cores: '16', threads: '2' }))]), element('os', [element('type', 'RHEL'), element('version', fields({ full_version: '8.6' }))]), reference('cluster', 'clusters', cluster)]),
  ])
  const nic = (number: number, name: string, more: readonly EngineElement[]): EngineElement => object('host_nic', `hosts/${id}/nics`, uuid('hostnic', number), [element('name', name), element('status', 'up'), element('speed', '25000000000'), ...more])
  put(`hosts/${id}/nics`, 'host_nics', [
    nic(1, 'ens1f0', []),
    nic(2, 'ens1f1', []),
    nic(3, 'bond0', [element('bonding', [element('options', [element('option', fields({ name: 'mode', value: '4' })), element('option', fields({ name: 'miimon', value: '100' }))]), element('slaves', [reference('host_nic', `hosts/${id}/nics`, uuid('hostnic', 1)), reference('host_nic', `hosts/${id}/nics`, uuid('hostnic', 2))])])]),
    nic(4, 'bond0.42', [element('base_interface', 'bond0'), element('vlan', [], { id: '42' }), reference('network', 'networks', uuid('network', 2)), element('boot_protocol', 'static'), element('ip', fields({ address: '192.0.2.10', netmask: '255.255.255.0', version: 'v4' }))]),
  ])
  put(`hosts/${id}/networkattachments`, 'network_attachments', [object('network_attachment', `hosts/${id}/networkattachments`, uuid('attachment', 1), [element('in_sync', 'true'), reference('network', 'networks', uuid('network', 2)), reference('host_nic', `hosts/${id}/nics`, uuid('hostnic', 3))])])
}

function putVms(put: Put, count: number, cluster: string): void {
  const disks: EngineElement[] = []
  const image = (number: number, shareable = 'false'): EngineElement => object('disk', 'disks', uuid('disk', number), [element('alias', `disk ${number}`), ...fields({ provisioned_size: String(20 * GIB), actual_size: String(5 * GIB), storage_type: 'image', status: 'ok', format: 'cow', sparse: 'true', shareable }), element('storage_domains', [reference('storage_domain', 'storagedomains', uuid('domain', 1))])])
  const attachment = (vm: string, number: number): EngineElement => object('disk_attachment', `vms/${vm}/diskattachments`, uuid('disk', number), [...fields({ active: 'true', bootable: 'true', interface: 'virtio_scsi', uses_scsi_reservation: 'false' }), reference('disk', 'disks', uuid('disk', number))])
  const vms = Array.from({ length: count }, (_, index) => {
    const number = index + 1
    const id = uuid('vm', number)
    disks.push(image(number))
    const attachments = [attachment(id, number)]
    if (number === 1) {
      disks.push(image(1_001, 'true'))
      attachments.push(attachment(id, 1_001))
    }
    if (number === 2) {
      disks.push(object('disk', 'disks', uuid('disk', 1_002), [element('alias', 'lun'), element('storage_type', 'lun'), element('lun_storage', [element('type', 'iscsi'), element('logical_units', [element('logical_unit', fields({ address: '192.0.2.99', port: '3260', target: 'iqn.2026-01.com.example:1', size: String(100 * GIB), lun_mapping: '3' }), { id: '3600b2' })])])]))
      attachments.push(attachment(id, 1_002))
    }
    if (number === 3) attachments.push(attachment(id, 1_001))
    put(`vms/${id}/diskattachments`, 'disk_attachments', attachments)
    put(`vms/${id}/nics`, 'nics', number === count ? [] : [object('nic', `vms/${id}/nics`, uuid('nic', number), [element('name', 'nic1'), ...fields({ interface: 'virtio', plugged: 'true', linked: 'true' }), element('mac', fields({ address: `56:6f:00:00:00:${number.toString(16).padStart(2, '0')}` })), reference('vnic_profile', 'vnicprofiles', uuid('profile', number === 1 ? 3 : 2)), element('reported_devices', [element('reported_device', [element('ips', [element('ip', fields({ address: `198.51.100.${number}`, version: 'v4' }))])])])])])
    put(`vms/${id}/snapshots`, 'snapshots', [object('snapshot', `vms/${id}/snapshots`, uuid('snapshot', number), fields({ description: 'Active VM', snapshot_type: 'active' })), ...(number === 1 ? [object('snapshot', `vms/${id}/snapshots`, uuid('snapshot', 1_001), [...fields({ description: 'before', snapshot_type: 'regular', persist_memorystate: 'true', date: '2026-02-01T10:00:00.000+02:00' }), element('vm', [element('name', 'an older state')], { id })])] : [])])
    if (number === 1) put(`vms/${id}/tags`, 'tags', [element('tag', [element('name', 'gold'), element('vm', [], { id })], { id: uuid('tag', 1), href: `${API}/vms/${id}/tags/${uuid('tag', 1)}` })])
    return object('vm', 'vms', id, [element('name', `vm-${String(number).padStart(3, '0')}`), ...fields({ status: number % 4 === 0 ? 'down' : 'up', memory: String(4 * GIB) }), element('cpu', [element('topology', fields({ sockets: '2', cores: '2', threads: '1' })), ...(number === 1 ? [element('cpu_tune', [element('vcpu_pins', [element('vcpu_pin', fields({ vcpu: '0', cpu_set: '2-3' }))])])] : [])]), element('os', fields({ type: 'rhel_8x64' })), element('bios', fields({ type: number === 1 ? 'q35_secure_boot' : 'cluster_default' })), reference('cluster', 'clusters', cluster), ...(number === 1 ? settings() : [])])
  })
  put('vms', 'vms', vms)
  put('disks', 'disks', disks)
}

/** What only the first VM has. */
function settings(): EngineElement[] {
  return [
    ...fields({ tpm_enabled: 'true', custom_cpu_model: 'Cascadelake-Server', storage_error_resume_behaviour: 'leave_paused', cpu_shares: '1024' }),
    element('high_availability', fields({ enabled: 'true', priority: '50' })),
    element('placement_policy', [element('affinity', 'pinned'), element('hosts', [reference('host', 'hosts', uuid('host', 1))])]),
    element('memory_policy', fields({ guaranteed: String(2 * GIB), max: String(16 * GIB), ballooning: 'true' })),
    element('numa_nodes', [element('vm_numa_node', fields({ index: '0', memory: '4096' }), { id: uuid('numa', 1) })]),
    element('quota', [], { id: uuid('quota', 1) }),
    element('initialization', fields({ root_password: 'do-not-keep-me' })),
  ]
}
