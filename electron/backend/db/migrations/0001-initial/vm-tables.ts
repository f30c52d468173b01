/** VMs and what belongs to them. */
export const VM_TABLES_SQL = `
CREATE TABLE vm (
  pk INTEGER PRIMARY KEY,
  snapshot_pk INTEGER NOT NULL REFERENCES snapshot (pk) ON DELETE CASCADE,
  id TEXT NOT NULL,
  moref TEXT,
  name TEXT NOT NULL,
  instance_uuid TEXT,
  smbios_uuid TEXT,
  power_state TEXT CHECK (power_state IN ('poweredOn', 'poweredOff', 'suspended')),
  is_template INTEGER CHECK (is_template IN (0, 1)),
  is_srm_placeholder INTEGER CHECK (is_srm_placeholder IN (0, 1)),
  connection_state TEXT,
  guest_state TEXT,
  heartbeat TEXT,
  config_status TEXT,
  is_consolidation_needed INTEGER CHECK (is_consolidation_needed IN (0, 1)),
  dns_name TEXT,
  primary_ip_address TEXT,
  powered_on_at TEXT,
  created_at TEXT,
  vcpus INTEGER,
  memory_mib REAL,
  nic_count INTEGER,
  disk_count INTEGER,
  total_disk_capacity_mib REAL,
  provisioned_mib REAL,
  in_use_mib REAL,
  unshared_mib REAL,
  required_evc_mode TEXT,
  latency_sensitivity TEXT,
  is_disk_uuid_enabled INTEGER CHECK (is_disk_uuid_enabled IN (0, 1)),
  is_change_block_tracking_enabled INTEGER CHECK (is_change_block_tracking_enabled IN (0, 1)),
  resource_pool_path TEXT,
  folder_id TEXT,
  folder_path TEXT,
  v_app TEXT,
  fault_tolerance_state TEXT,
  ha_restart_priority TEXT,
  ha_isolation_response TEXT,
  firmware TEXT,
  is_secure_boot_enabled INTEGER CHECK (is_secure_boot_enabled IN (0, 1)),
  hardware_version INTEGER,
  vmx_path TEXT,
  annotation TEXT,
  datacenter_name TEXT,
  cluster_name TEXT,
  host_name TEXT,
  host_pk INTEGER REFERENCES host (pk) ON DELETE CASCADE,
  guest_os_configured TEXT,
  guest_os_from_tools TEXT,
  guest_detailed_data TEXT,
  UNIQUE (snapshot_pk, id)
) STRICT;
CREATE INDEX vm_by_host ON vm (host_pk);

CREATE TABLE vm_cpu (
  pk INTEGER PRIMARY KEY,
  snapshot_pk INTEGER NOT NULL REFERENCES snapshot (pk) ON DELETE CASCADE,
  vm_pk INTEGER NOT NULL REFERENCES vm (pk) ON DELETE CASCADE,
  sockets INTEGER,
  cores_per_socket INTEGER,
  reservation_mhz REAL,
  limit_mhz REAL,
  is_limited INTEGER CHECK (is_limited IN (0, 1)),
  shares_level TEXT,
  shares REAL,
  is_hot_add_enabled INTEGER CHECK (is_hot_add_enabled IN (0, 1)),
  is_hot_remove_enabled INTEGER CHECK (is_hot_remove_enabled IN (0, 1)),
  usage_at_export_mhz REAL,
  folder_path TEXT
) STRICT;
CREATE INDEX vm_cpu_by_vm ON vm_cpu (vm_pk);

CREATE TABLE vm_memory (
  pk INTEGER PRIMARY KEY,
  snapshot_pk INTEGER NOT NULL REFERENCES snapshot (pk) ON DELETE CASCADE,
  vm_pk INTEGER NOT NULL REFERENCES vm (pk) ON DELETE CASCADE,
  size_mib REAL,
  reservation_mib REAL,
  limit_mib REAL,
  is_limited INTEGER CHECK (is_limited IN (0, 1)),
  is_reservation_locked_to_max INTEGER CHECK (is_reservation_locked_to_max IN (0, 1)),
  shares_level TEXT,
  shares REAL,
  is_hot_add_enabled INTEGER CHECK (is_hot_add_enabled IN (0, 1)),
  active_at_export_mib REAL,
  consumed_at_export_mib REAL,
  ballooned_at_export_mib REAL,
  swapped_at_export_mib REAL
) STRICT;
CREATE INDEX vm_memory_by_vm ON vm_memory (vm_pk);

CREATE TABLE vm_tools (
  pk INTEGER PRIMARY KEY,
  snapshot_pk INTEGER NOT NULL REFERENCES snapshot (pk) ON DELETE CASCADE,
  vm_pk INTEGER NOT NULL REFERENCES vm (pk) ON DELETE CASCADE,
  status TEXT,
  version TEXT,
  required_version TEXT,
  upgrade_policy TEXT,
  is_sync_time_with_host INTEGER CHECK (is_sync_time_with_host IN (0, 1)),
  is_operation_ready INTEGER CHECK (is_operation_ready IN (0, 1))
) STRICT;
CREATE INDEX vm_tools_by_vm ON vm_tools (vm_pk);

CREATE TABLE disk (
  pk INTEGER PRIMARY KEY,
  snapshot_pk INTEGER NOT NULL REFERENCES snapshot (pk) ON DELETE CASCADE,
  vm_pk INTEGER NOT NULL REFERENCES vm (pk) ON DELETE CASCADE,
  label TEXT,
  key INTEGER,
  uuid TEXT,
  path TEXT,
  datastore_name TEXT,
  datastore_pk INTEGER REFERENCES datastore (pk) ON DELETE CASCADE,
  capacity_mib REAL,
  is_raw INTEGER CHECK (is_raw IN (0, 1)),
  raw_lun_id TEXT,
  raw_compatibility_mode TEXT,
  mode TEXT,
  sharing_mode TEXT,
  is_thin INTEGER CHECK (is_thin IN (0, 1)),
  controller TEXT,
  controller_label TEXT,
  shared_bus TEXT,
  unit_number INTEGER,
  guest_paths TEXT
) STRICT;
CREATE INDEX disk_by_vm ON disk (vm_pk);
CREATE INDEX disk_by_datastore ON disk (datastore_pk);

CREATE TABLE nic (
  pk INTEGER PRIMARY KEY,
  snapshot_pk INTEGER NOT NULL REFERENCES snapshot (pk) ON DELETE CASCADE,
  vm_pk INTEGER NOT NULL REFERENCES vm (pk) ON DELETE CASCADE,
  label TEXT,
  adapter TEXT,
  network_name TEXT,
  switch_name TEXT,
  port_group_pk INTEGER REFERENCES port_group (pk) ON DELETE CASCADE,
  mac_address TEXT,
  mac_type TEXT,
  is_connected INTEGER CHECK (is_connected IN (0, 1)),
  is_start_connected INTEGER CHECK (is_start_connected IN (0, 1)),
  ipv4_addresses TEXT,
  ipv6_addresses TEXT,
  is_direct_path_io INTEGER CHECK (is_direct_path_io IN (0, 1))
) STRICT;
CREATE INDEX nic_by_vm ON nic (vm_pk);
CREATE INDEX nic_by_port_group ON nic (port_group_pk);

CREATE TABLE partition (
  pk INTEGER PRIMARY KEY,
  snapshot_pk INTEGER NOT NULL REFERENCES snapshot (pk) ON DELETE CASCADE,
  vm_pk INTEGER NOT NULL REFERENCES vm (pk) ON DELETE CASCADE,
  mount_point TEXT,
  disk_key INTEGER,
  capacity_mib REAL,
  consumed_mib REAL,
  free_mib REAL,
  free_percent REAL
) STRICT;
CREATE INDEX partition_by_vm ON partition (vm_pk);

CREATE TABLE vm_snapshot (
  pk INTEGER PRIMARY KEY,
  snapshot_pk INTEGER NOT NULL REFERENCES snapshot (pk) ON DELETE CASCADE,
  vm_pk INTEGER NOT NULL REFERENCES vm (pk) ON DELETE CASCADE,
  name TEXT,
  description TEXT,
  created_at TEXT,
  file_name TEXT,
  memory_file_mib REAL,
  total_mib REAL,
  is_quiesced INTEGER CHECK (is_quiesced IN (0, 1)),
  state TEXT
) STRICT;
CREATE INDEX vm_snapshot_by_vm ON vm_snapshot (vm_pk);

CREATE TABLE cd_drive (
  pk INTEGER PRIMARY KEY,
  snapshot_pk INTEGER NOT NULL REFERENCES snapshot (pk) ON DELETE CASCADE,
  vm_pk INTEGER NOT NULL REFERENCES vm (pk) ON DELETE CASCADE,
  device_node TEXT,
  device_type TEXT,
  is_connected INTEGER CHECK (is_connected IN (0, 1)),
  is_start_connected INTEGER CHECK (is_start_connected IN (0, 1))
) STRICT;
CREATE INDEX cd_drive_by_vm ON cd_drive (vm_pk);

CREATE TABLE usb_device (
  pk INTEGER PRIMARY KEY,
  snapshot_pk INTEGER NOT NULL REFERENCES snapshot (pk) ON DELETE CASCADE,
  vm_pk INTEGER NOT NULL REFERENCES vm (pk) ON DELETE CASCADE,
  device_node TEXT,
  device_type TEXT,
  is_connected INTEGER CHECK (is_connected IN (0, 1)),
  family TEXT,
  speed TEXT
) STRICT;
CREATE INDEX usb_device_by_vm ON usb_device (vm_pk);

CREATE TABLE cluster_rule (
  pk INTEGER PRIMARY KEY,
  snapshot_pk INTEGER NOT NULL REFERENCES snapshot (pk) ON DELETE CASCADE,
  vm_pk INTEGER NOT NULL REFERENCES vm (pk) ON DELETE CASCADE,
  type TEXT,
  name TEXT NOT NULL
) STRICT;
CREATE INDEX cluster_rule_by_vm ON cluster_rule (vm_pk);

CREATE TABLE attribute (
  pk INTEGER PRIMARY KEY,
  snapshot_pk INTEGER NOT NULL REFERENCES snapshot (pk) ON DELETE CASCADE,
  object_kind TEXT NOT NULL CHECK (object_kind IN ('vm', 'host', 'cluster', 'datastore', 'switch', 'portGroup', 'source')),
  object_pk INTEGER NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL
) STRICT;
CREATE INDEX attribute_by_object ON attribute (object_kind, object_pk);
`
