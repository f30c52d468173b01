/** What side files say of single VMs, with how they name them. */
export const VM_REFERENCE_SQL = `
  vm_moref TEXT,
  vm_instance_uuid TEXT,
  vm_bios_uuid TEXT,
  vm_name TEXT,
  vm_server TEXT,
  vm_datacenter TEXT,
  vm_cluster TEXT,
  vm_folder TEXT,`

export const SIDE_VM_TABLES_SQL = `
CREATE TABLE application (
  pk INTEGER PRIMARY KEY,
  import_pk INTEGER NOT NULL REFERENCES import (pk) ON DELETE CASCADE,
  sheet TEXT NOT NULL,
  row INTEGER NOT NULL,${VM_REFERENCE_SQL}
  application TEXT,
  owner TEXT,
  owner_mail TEXT,
  environment TEXT,
  criticality TEXT,
  move_group TEXT,
  wave TEXT,
  change_window TEXT,
  approval TEXT,
  other_cells TEXT NOT NULL CHECK (json_valid(other_cells))
) STRICT;
CREATE INDEX application_by_import ON application (import_pk);

CREATE TABLE performance (
  pk INTEGER PRIMARY KEY,
  import_pk INTEGER NOT NULL REFERENCES import (pk) ON DELETE CASCADE,
  sheet TEXT NOT NULL,
  row INTEGER NOT NULL,${VM_REFERENCE_SQL}
  cpu_p95_percent REAL,
  cpu_p95_mhz REAL,
  memory_p95_mib REAL,
  memory_p95_percent REAL,
  iops REAL,
  iops_statistic TEXT,
  throughput_mbytes_per_s REAL,
  throughput_statistic TEXT,
  daily_change_mib REAL,
  daily_change_percent REAL,
  other_cells TEXT NOT NULL CHECK (json_valid(other_cells))
) STRICT;
CREATE INDEX performance_by_import ON performance (import_pk);
`
