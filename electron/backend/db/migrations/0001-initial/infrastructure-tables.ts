/** Everything that VMs run on. */
export const INFRASTRUCTURE_TABLES_SQL = `
CREATE TABLE datacenter (
  pk INTEGER PRIMARY KEY,
  snapshot_pk INTEGER NOT NULL REFERENCES snapshot (pk) ON DELETE CASCADE,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  UNIQUE (snapshot_pk, id)
) STRICT;

CREATE TABLE cluster (
  pk INTEGER PRIMARY KEY,
  snapshot_pk INTEGER NOT NULL REFERENCES snapshot (pk) ON DELETE CASCADE,
  id TEXT NOT NULL,
  moref TEXT,
  name TEXT NOT NULL,
  host_count INTEGER,
  effective_host_count INTEGER,
  cpu_cores INTEGER,
  cpu_threads INTEGER,
  total_cpu_mhz REAL,
  total_memory_mib REAL,
  is_ha_enabled INTEGER CHECK (is_ha_enabled IN (0, 1)),
  ha_failover_level INTEGER,
  is_admission_control_enabled INTEGER CHECK (is_admission_control_enabled IN (0, 1)),
  is_drs_enabled INTEGER CHECK (is_drs_enabled IN (0, 1)),
  drs_behavior TEXT,
  drs_vmotion_rate INTEGER,
  is_dpm_enabled INTEGER CHECK (is_dpm_enabled IN (0, 1)),
  UNIQUE (snapshot_pk, id)
) STRICT;

CREATE TABLE host (
  pk INTEGER PRIMARY KEY,
  snapshot_pk INTEGER NOT NULL REFERENCES snapshot (pk) ON DELETE CASCADE,
  id TEXT NOT NULL,
  moref TEXT,
  name TEXT NOT NULL,
  datacenter_name TEXT,
  cluster_name TEXT,
  cpu_model TEXT,
  cpu_mhz REAL,
  sockets INTEGER,
  cores_per_socket INTEGER,
  cores INTEGER,
  is_hyperthreading_active INTEGER CHECK (is_hyperthreading_active IN (0, 1)),
  memory_mib REAL,
  cpu_usage_percent REAL,
  memory_usage_percent REAL,
  nic_count INTEGER,
  hba_count INTEGER,
  vm_count INTEGER,
  vm_count_total INTEGER,
  current_evc_mode TEXT,
  max_evc_mode TEXT,
  esx_version TEXT,
  vendor TEXT,
  model TEXT,
  is_in_maintenance_mode INTEGER CHECK (is_in_maintenance_mode IN (0, 1)),
  power_policy TEXT,
  uuid TEXT,
  UNIQUE (snapshot_pk, id)
) STRICT;

CREATE TABLE physical_nic (
  pk INTEGER PRIMARY KEY,
  snapshot_pk INTEGER NOT NULL REFERENCES snapshot (pk) ON DELETE CASCADE,
  host_name TEXT,
  host_pk INTEGER REFERENCES host (pk) ON DELETE CASCADE,
  device TEXT,
  driver TEXT,
  speed_mbps REAL,
  is_link_up INTEGER CHECK (is_link_up IN (0, 1)),
  mac_address TEXT,
  switch_name TEXT,
  uplink_port TEXT,
  pci_address TEXT
) STRICT;
CREATE INDEX physical_nic_by_host ON physical_nic (host_pk);

CREATE TABLE host_bus_adapter (
  pk INTEGER PRIMARY KEY,
  snapshot_pk INTEGER NOT NULL REFERENCES snapshot (pk) ON DELETE CASCADE,
  host_name TEXT,
  host_pk INTEGER REFERENCES host (pk) ON DELETE CASCADE,
  device TEXT,
  type TEXT,
  status TEXT,
  driver TEXT,
  model TEXT,
  world_wide_name TEXT
) STRICT;
CREATE INDEX host_bus_adapter_by_host ON host_bus_adapter (host_pk);

CREATE TABLE vmkernel_adapter (
  pk INTEGER PRIMARY KEY,
  snapshot_pk INTEGER NOT NULL REFERENCES snapshot (pk) ON DELETE CASCADE,
  host_name TEXT,
  host_pk INTEGER REFERENCES host (pk) ON DELETE CASCADE,
  device TEXT,
  port_group_name TEXT,
  mac_address TEXT,
  is_dhcp INTEGER CHECK (is_dhcp IN (0, 1)),
  ipv4_address TEXT,
  ipv6_address TEXT,
  subnet_mask TEXT,
  gateway TEXT,
  mtu INTEGER
) STRICT;
CREATE INDEX vmkernel_adapter_by_host ON vmkernel_adapter (host_pk);

CREATE TABLE switch (
  pk INTEGER PRIMARY KEY,
  snapshot_pk INTEGER NOT NULL REFERENCES snapshot (pk) ON DELETE CASCADE,
  id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('standard', 'distributed')),
  moref TEXT,
  name TEXT NOT NULL,
  datacenter_name TEXT,
  host_name TEXT,
  mtu INTEGER,
  is_promiscuous_allowed INTEGER CHECK (is_promiscuous_allowed IN (0, 1)),
  is_mac_change_allowed INTEGER CHECK (is_mac_change_allowed IN (0, 1)),
  is_forged_transmit_allowed INTEGER CHECK (is_forged_transmit_allowed IN (0, 1)),
  teaming_policy TEXT,
  lacp_mode TEXT,
  UNIQUE (snapshot_pk, id)
) STRICT;

CREATE TABLE port_group (
  pk INTEGER PRIMARY KEY,
  snapshot_pk INTEGER NOT NULL REFERENCES snapshot (pk) ON DELETE CASCADE,
  id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('standard', 'distributed')),
  moref TEXT,
  name TEXT NOT NULL,
  switch_name TEXT,
  datacenter_name TEXT,
  vlan_kind TEXT NOT NULL CHECK (vlan_kind IN ('access', 'untagged', 'trunk', 'unknown')),
  vlan_id INTEGER,
  vlan_text TEXT,
  binding_type TEXT,
  is_uplink INTEGER CHECK (is_uplink IN (0, 1)),
  is_promiscuous_allowed INTEGER CHECK (is_promiscuous_allowed IN (0, 1)),
  is_mac_change_allowed INTEGER CHECK (is_mac_change_allowed IN (0, 1)),
  is_forged_transmit_allowed INTEGER CHECK (is_forged_transmit_allowed IN (0, 1)),
  teaming_policy TEXT,
  active_uplinks TEXT,
  standby_uplinks TEXT,
  UNIQUE (snapshot_pk, id)
) STRICT;

CREATE TABLE port_group_host (
  pk INTEGER PRIMARY KEY,
  snapshot_pk INTEGER NOT NULL REFERENCES snapshot (pk) ON DELETE CASCADE,
  port_group_pk INTEGER NOT NULL REFERENCES port_group (pk) ON DELETE CASCADE,
  host_name TEXT NOT NULL,
  switch_name TEXT,
  vlan_text TEXT
) STRICT;
CREATE INDEX port_group_host_by_port_group ON port_group_host (port_group_pk);

CREATE TABLE datastore (
  pk INTEGER PRIMARY KEY,
  snapshot_pk INTEGER NOT NULL REFERENCES snapshot (pk) ON DELETE CASCADE,
  id TEXT NOT NULL,
  moref TEXT,
  name TEXT NOT NULL,
  type TEXT,
  address TEXT,
  is_accessible INTEGER CHECK (is_accessible IN (0, 1)),
  capacity_mib REAL,
  provisioned_mib REAL,
  in_use_mib REAL,
  free_mib REAL,
  host_count INTEGER,
  vm_count INTEGER,
  vm_count_total INTEGER,
  datastore_cluster_name TEXT,
  version TEXT,
  url TEXT,
  UNIQUE (snapshot_pk, id)
) STRICT;

CREATE TABLE datastore_host (
  pk INTEGER PRIMARY KEY,
  snapshot_pk INTEGER NOT NULL REFERENCES snapshot (pk) ON DELETE CASCADE,
  datastore_pk INTEGER NOT NULL REFERENCES datastore (pk) ON DELETE CASCADE,
  host_name TEXT NOT NULL
) STRICT;
CREATE INDEX datastore_host_by_datastore ON datastore_host (datastore_pk);

CREATE TABLE lun (
  pk INTEGER PRIMARY KEY,
  snapshot_pk INTEGER NOT NULL REFERENCES snapshot (pk) ON DELETE CASCADE,
  host_name TEXT,
  datastore_name TEXT,
  datastore_pk INTEGER REFERENCES datastore (pk) ON DELETE CASCADE,
  device TEXT,
  display_name TEXT,
  multipath_policy TEXT,
  operational_state TEXT,
  vendor TEXT,
  model TEXT,
  serial_number TEXT
) STRICT;
CREATE INDEX lun_by_datastore ON lun (datastore_pk);

CREATE TABLE resource_pool (
  pk INTEGER PRIMARY KEY,
  snapshot_pk INTEGER NOT NULL REFERENCES snapshot (pk) ON DELETE CASCADE,
  id TEXT NOT NULL,
  moref TEXT,
  name TEXT NOT NULL,
  path TEXT,
  vm_count INTEGER,
  vcpus INTEGER,
  cpu_reservation_mhz REAL,
  cpu_limit_mhz REAL,
  cpu_shares_level TEXT,
  memory_reservation_mib REAL,
  memory_limit_mib REAL,
  memory_shares_level TEXT,
  UNIQUE (snapshot_pk, id)
) STRICT;

CREATE TABLE folder (
  pk INTEGER PRIMARY KEY,
  snapshot_pk INTEGER NOT NULL REFERENCES snapshot (pk) ON DELETE CASCADE,
  id TEXT NOT NULL,
  moref TEXT,
  path TEXT NOT NULL,
  UNIQUE (snapshot_pk, id)
) STRICT;
`
