/** What oVirt engines say of clusters, hosts' networks, storage domains, quotas and affinity. */
export const INFRASTRUCTURE_TABLES_SQL = `
CREATE TABLE cluster_configuration (
  pk INTEGER PRIMARY KEY,
  snapshot_pk INTEGER NOT NULL REFERENCES snapshot (pk) ON DELETE CASCADE,
  cluster_pk INTEGER NOT NULL REFERENCES cluster (pk) ON DELETE CASCADE,
  datacenter_name TEXT,
  cpu_type TEXT,
  cpu_architecture TEXT,
  compatibility_version TEXT,
  bios_type TEXT,
  switch_type TEXT,
  scheduling_policy TEXT,
  scheduling_properties TEXT,
  migration_policy TEXT,
  memory_overcommit_percent REAL,
  is_ksm_enabled INTEGER CHECK (is_ksm_enabled IN (0, 1)),
  is_ballooning_enabled INTEGER CHECK (is_ballooning_enabled IN (0, 1)),
  is_ha_reservation_enabled INTEGER CHECK (is_ha_reservation_enabled IN (0, 1)),
  is_threads_as_cores INTEGER CHECK (is_threads_as_cores IN (0, 1)),
  on_host_error TEXT,
  is_fencing_enabled INTEGER CHECK (is_fencing_enabled IN (0, 1)),
  random_generator_sources TEXT
) STRICT;
CREATE INDEX cluster_configuration_by_cluster ON cluster_configuration (cluster_pk);

CREATE TABLE host_interface (
  pk INTEGER PRIMARY KEY,
  snapshot_pk INTEGER NOT NULL REFERENCES snapshot (pk) ON DELETE CASCADE,
  host_pk INTEGER REFERENCES host (pk) ON DELETE CASCADE,
  host_name TEXT,
  device TEXT NOT NULL,
  kind TEXT NOT NULL,
  base_device TEXT,
  vlan_id INTEGER,
  mtu INTEGER,
  speed_mbps REAL,
  is_up INTEGER CHECK (is_up IN (0, 1)),
  mac_address TEXT,
  bond_mode TEXT,
  bond_options TEXT,
  bond_members TEXT,
  active_member TEXT,
  network_name TEXT,
  network_labels TEXT,
  is_bridged INTEGER CHECK (is_bridged IN (0, 1)),
  boot_protocol TEXT,
  ipv4_address TEXT,
  ipv4_netmask TEXT,
  ipv4_gateway TEXT,
  ipv6_address TEXT,
  virtual_functions INTEGER
) STRICT;
CREATE INDEX host_interface_by_host ON host_interface (host_pk);

CREATE TABLE network_attachment (
  pk INTEGER PRIMARY KEY,
  snapshot_pk INTEGER NOT NULL REFERENCES snapshot (pk) ON DELETE CASCADE,
  host_pk INTEGER REFERENCES host (pk) ON DELETE CASCADE,
  host_name TEXT,
  network_uuid TEXT,
  network_name TEXT,
  device TEXT,
  is_in_sync INTEGER CHECK (is_in_sync IN (0, 1)),
  vlan_id INTEGER,
  mtu INTEGER,
  boot_protocol TEXT,
  ipv4_address TEXT,
  ipv4_netmask TEXT,
  ipv4_gateway TEXT
) STRICT;
CREATE INDEX network_attachment_by_host ON network_attachment (host_pk);

CREATE TABLE logical_network (
  pk INTEGER PRIMARY KEY,
  snapshot_pk INTEGER NOT NULL REFERENCES snapshot (pk) ON DELETE CASCADE,
  id TEXT NOT NULL,
  moref TEXT,
  name TEXT NOT NULL,
  datacenter_name TEXT,
  vlan_id INTEGER,
  mtu INTEGER,
  usages TEXT,
  is_vm_network INTEGER CHECK (is_vm_network IN (0, 1)),
  is_spanning_tree_enabled INTEGER CHECK (is_spanning_tree_enabled IN (0, 1)),
  is_port_isolated INTEGER CHECK (is_port_isolated IN (0, 1)),
  external_provider TEXT,
  physical_network_name TEXT,
  qos_name TEXT,
  UNIQUE (snapshot_pk, id)
) STRICT;

CREATE TABLE vnic_profile (
  pk INTEGER PRIMARY KEY,
  snapshot_pk INTEGER NOT NULL REFERENCES snapshot (pk) ON DELETE CASCADE,
  port_group_pk INTEGER NOT NULL REFERENCES port_group (pk) ON DELETE CASCADE,
  network_uuid TEXT,
  network_name TEXT,
  is_pass_through INTEGER CHECK (is_pass_through IN (0, 1)),
  is_port_mirroring INTEGER CHECK (is_port_mirroring IN (0, 1)),
  network_filter TEXT,
  qos_name TEXT,
  custom_properties TEXT,
  is_migratable INTEGER CHECK (is_migratable IN (0, 1)),
  mtu INTEGER
) STRICT;
CREATE INDEX vnic_profile_by_port_group ON vnic_profile (port_group_pk);

CREATE TABLE datastore_configuration (
  pk INTEGER PRIMARY KEY,
  snapshot_pk INTEGER NOT NULL REFERENCES snapshot (pk) ON DELETE CASCADE,
  datastore_pk INTEGER NOT NULL REFERENCES datastore (pk) ON DELETE CASCADE,
  domain_type TEXT,
  status TEXT,
  datacenter_name TEXT,
  is_master INTEGER CHECK (is_master IN (0, 1)),
  is_backup INTEGER CHECK (is_backup IN (0, 1)),
  format TEXT,
  path TEXT,
  nfs_version TEXT,
  mount_options TEXT,
  is_wiped_after_delete INTEGER CHECK (is_wiped_after_delete IN (0, 1)),
  is_discarded_after_delete INTEGER CHECK (is_discarded_after_delete IN (0, 1)),
  warning_free_space_percent REAL
) STRICT;
CREATE INDEX datastore_configuration_by_datastore ON datastore_configuration (datastore_pk);

CREATE TABLE quota (
  pk INTEGER PRIMARY KEY,
  snapshot_pk INTEGER NOT NULL REFERENCES snapshot (pk) ON DELETE CASCADE,
  id TEXT NOT NULL,
  moref TEXT,
  name TEXT NOT NULL,
  datacenter_name TEXT,
  cluster_soft_limit_percent REAL,
  cluster_hard_limit_percent REAL,
  storage_soft_limit_percent REAL,
  storage_hard_limit_percent REAL,
  cluster_limits TEXT,
  storage_limits TEXT,
  UNIQUE (snapshot_pk, id)
) STRICT;

CREATE TABLE placement_rule (
  pk INTEGER PRIMARY KEY,
  snapshot_pk INTEGER NOT NULL REFERENCES snapshot (pk) ON DELETE CASCADE,
  id TEXT NOT NULL,
  moref TEXT,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  cluster_name TEXT,
  vm_rule TEXT,
  is_vm_rule_enforced INTEGER CHECK (is_vm_rule_enforced IN (0, 1)),
  host_rule TEXT,
  is_host_rule_enforced INTEGER CHECK (is_host_rule_enforced IN (0, 1)),
  priority REAL,
  host_names TEXT,
  UNIQUE (snapshot_pk, id)
) STRICT;
`
