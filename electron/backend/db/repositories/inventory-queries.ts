import type { InventoryKind } from '#shared/contract/api.ts'
import { VM_PROPERTY_FIELDS } from '#shared/domain/side/vm-property.ts'
import { toSnakeCase } from '../estate-tables.ts'

/** Joins a table's rows to the current snapshot of their source. */
const CURRENT = (table: string): string =>
  `FROM ${table} JOIN ${CURRENT_SNAPSHOTS} AS listed ON listed.pk = ${table}.snapshot_pk JOIN source ON source.pk = listed.source_pk`

const CURRENT_SNAPSHOTS = 'current_snapshot'
const ONE_SNAPSHOT = '(SELECT pk, source_pk FROM snapshot WHERE pk = @snapshot)'

/** Images are judged by the engine: list-images.ts. */
type SqlKind = Exclude<InventoryKind, 'images'>

/** What `portolan inventory` lists of the current snapshots, or of one snapshot, whose key is then the parameter `snapshot`. */
export function inventoryQuery(kind: SqlKind, of: 'current' | 'one'): string {
  const query = INVENTORY_QUERIES[kind]
  return of === 'current' ? query : query.replace(`JOIN ${CURRENT_SNAPSHOTS} AS listed`, `JOIN ${ONE_SNAPSHOT} AS listed`)
}

/** The rows of side files that are in force; a row's id is where it was read. */
const IN_FORCE = (table: string): string => `FROM current_side_link AS link JOIN ${table} AS own ON own.pk = link.row_pk AND link.kind = '${camelCase(table)}'`
const IN_FORCE_ID = "own.sheet || '#' || own.row AS id"
/** A list as one text. */
const LISTED = (column: string, name = column): string => `(SELECT group_concat(value, '; ') FROM json_each(own.${column})) AS ${name}`
/** The VM that the row means, and what came of looking it up. */
const IN_FORCE_VM = 'link.vm_id AS vm, link.state AS vmState'

/** A query a kind; the column names are the JSON's fields (docs/cli.md). */
const INVENTORY_QUERIES: Readonly<Record<SqlKind, string>> = {
  vms: `
    SELECT vm.id, vm.name, source.id AS source, vm.power_state AS powerState, vm.vcpus, vm.memory_mib AS memoryMib,
      (SELECT CASE WHEN count(*) = 0 THEN vm.total_disk_capacity_mib WHEN count(*) = count(disk.capacity_mib) THEN sum(disk.capacity_mib) END FROM disk WHERE disk.vm_pk = vm.pk) AS disksMib,
      vm.datacenter_name AS datacenter, vm.cluster_name AS cluster, vm.host_name AS host,
      coalesce(vm.guest_os_from_tools, vm.guest_os_configured) AS guestOs,
      CASE WHEN vm.guest_os_from_tools IS NOT NULL THEN 'tools' WHEN vm.guest_os_configured IS NOT NULL THEN 'configuration' END AS guestOsFrom,
      (SELECT vm_tools.status FROM vm_tools WHERE vm_tools.vm_pk = vm.pk) AS tools,
      vm.firmware, coalesce(vm.folder_path, (SELECT vm_cpu.folder_path FROM vm_cpu WHERE vm_cpu.vm_pk = vm.pk)) AS folder,
      vm.is_template AS isTemplate,
      application.application, application.owner, application.owner_mail AS ownerMail, application.environment, application.criticality,
      application.move_group AS moveGroup, application.wave, application.change_window AS changeWindow, application.approval
    ${CURRENT('vm')}
      LEFT JOIN current_side_link AS application_link ON application_link.kind = 'application' AND application_link.vm_id = vm.id
      LEFT JOIN application ON application.pk = application_link.row_pk`,
  hosts: `
    SELECT host.id, host.name, source.id AS source, host.datacenter_name AS datacenter, host.cluster_name AS cluster,
      host.cpu_model AS cpuModel, host.sockets, host.cores, host.is_hyperthreading_active AS isHyperthreadingActive,
      host.memory_mib AS memoryMib, host.nic_count AS nics, host.vm_count AS vms, host.current_evc_mode AS evcMode,
      host.esx_version AS version, host.vendor, host.model, host.is_in_maintenance_mode AS isInMaintenanceMode
    ${CURRENT('host')}`,
  clusters: `
    SELECT cluster.id, cluster.name, source.id AS source, cluster.host_count AS hosts, cluster.cpu_cores AS cores,
      cluster.total_memory_mib AS memoryMib, cluster.is_ha_enabled AS isHaEnabled, cluster.ha_failover_level AS haFailoverLevel,
      cluster.is_drs_enabled AS isDrsEnabled, cluster.drs_behavior AS drsBehavior, cluster.drs_vmotion_rate AS drsVmotionRate
    ${CURRENT('cluster')}`,
  datastores: `
    SELECT datastore.id, datastore.name, source.id AS source, datastore.type, datastore.capacity_mib AS capacityMib,
      datastore.provisioned_mib AS provisionedMib, datastore.in_use_mib AS inUseMib, datastore.free_mib AS freeMib,
      datastore.host_count AS hosts, nullif(datastore.datastore_cluster_name, '') AS datastoreCluster,
      (SELECT count(DISTINCT disk.vm_pk) FROM disk WHERE disk.datastore_pk = datastore.pk) AS vms,
      (SELECT count(*) FROM disk WHERE disk.datastore_pk = datastore.pk) AS disks,
      (SELECT lun.vendor FROM lun WHERE lun.datastore_pk = datastore.pk AND lun.vendor IS NOT NULL ORDER BY lun.pk LIMIT 1) AS arrayVendor,
      (SELECT lun.model FROM lun WHERE lun.datastore_pk = datastore.pk AND lun.model IS NOT NULL ORDER BY lun.pk LIMIT 1) AS arrayModel
    ${CURRENT('datastore')}`,
  networks: `
    SELECT port_group.id, port_group.name, source.id AS source, port_group.kind, port_group.switch_name AS switch,
      port_group.datacenter_name AS datacenter, port_group.vlan_kind AS vlanKind, port_group.vlan_id AS vlanId,
      port_group.is_uplink AS isUplink,
      (SELECT count(DISTINCT nic.vm_pk) FROM nic WHERE nic.port_group_pk = port_group.pk) AS vms,
      (SELECT count(*) FROM nic WHERE nic.port_group_pk = port_group.pk) AS nics
    ${CURRENT('port_group')}`,
  disks: `
    SELECT vm.id || '#disk-' || row_number() OVER (PARTITION BY disk.vm_pk ORDER BY disk.pk) AS id, vm.id AS vm, vm.name AS vmName, source.id AS source, disk.label,
      disk.capacity_mib AS capacityMib, disk.datastore_name AS datastore, disk.path, disk.is_thin AS isThin, disk.is_raw AS isRaw,
      disk.mode, disk.sharing_mode AS sharingMode, disk.controller
    ${CURRENT('disk')} JOIN vm ON vm.pk = disk.vm_pk`,
  nics: `
    SELECT vm.id || '#nic-' || row_number() OVER (PARTITION BY nic.vm_pk ORDER BY nic.pk) AS id, vm.id AS vm, vm.name AS vmName, source.id AS source, nic.label,
      nic.adapter, nic.network_name AS network, nic.switch_name AS switch, port_group.id AS portGroup, port_group.vlan_id AS vlanId,
      nic.mac_address AS macAddress, nic.is_connected AS isConnected, nic.ipv4_addresses AS ipv4Addresses
    ${CURRENT('nic')} JOIN vm ON vm.pk = nic.vm_pk LEFT JOIN port_group ON port_group.pk = nic.port_group_pk`,
  applications: `
    SELECT ${IN_FORCE_ID}, own.vm_name AS vmName, ${IN_FORCE_VM}, own.application, own.owner, own.owner_mail AS ownerMail, own.environment,
      own.criticality, own.move_group AS moveGroup, own.wave, own.change_window AS changeWindow, own.approval
    ${IN_FORCE('application')}`,
  performance: `
    SELECT ${IN_FORCE_ID}, own.vm_name AS vmName, ${IN_FORCE_VM}, own.cpu_p95_percent AS cpuP95Percent, own.cpu_p95_mhz AS cpuP95Mhz,
      own.memory_p95_mib AS memoryP95Mib, own.memory_p95_percent AS memoryP95Percent, own.iops, own.iops_statistic AS iopsStatistic,
      own.throughput_mbytes_per_s AS throughputMbytesPerS, own.throughput_statistic AS throughputStatistic,
      own.daily_change_mib AS dailyChangeMib, own.daily_change_percent AS dailyChangePercent
    ${IN_FORCE('performance')}`,
  'vm-properties': `
    SELECT ${IN_FORCE_ID}, own.vm_name AS vmName, ${IN_FORCE_VM}, ${VM_PROPERTY_FIELDS.map((field) => `own.${toSnakeCase(field)} AS ${field}`).join(', ')}
    ${IN_FORCE('vm_property')}`,
  permissions: `
    SELECT ${IN_FORCE_ID}, own.principal, own.role, own.entity_name AS entity, own.entity_kind AS entityKind, own.entity_moref AS entityMoref,
      own.server, own.is_group AS isGroup, own.is_propagating AS isPropagating, ${IN_FORCE_VM}
    ${IN_FORCE('permission')}`,
  'firewall-rules': `
    SELECT ${IN_FORCE_ID}, own.name, own.policy, own.category, own.rule_id AS ruleId, own.sequence, ${LISTED('sources')}, own.is_source_negated AS isSourceNegated,
      ${LISTED('destinations')}, own.is_destination_negated AS isDestinationNegated, ${LISTED('services')}, ${LISTED('profiles')}, ${LISTED('applied_to', 'appliedTo')},
      own.action, own.direction, own.ip_protocol AS ipProtocol, own.is_enabled AS isEnabled, own.is_logged AS isLogged, own.notes
    ${IN_FORCE('firewall_rule')}`,
  'firewall-groups': `
    SELECT ${IN_FORCE_ID}, own.name, own.path, ${LISTED('members')}, ${LISTED('criteria')}, own.description
    ${IN_FORCE('firewall_group')}`,
  'firewall-services': `
    SELECT ${IN_FORCE_ID}, own.name, own.path, ${LISTED('entries')}, own.description
    ${IN_FORCE('firewall_service')}`,
  'ip-networks': `
    SELECT ${IN_FORCE_ID}, own.name, own.vlan_id AS vlanId, own.cidr, own.gateway, ${LISTED('dns_servers', 'dnsServers')}, own.dns_domain AS dnsDomain,
      own.dhcp_range AS dhcpRange, own.location
    ${IN_FORCE('ip_network')}`,
}

function camelCase(table: string): string {
  return table.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}
