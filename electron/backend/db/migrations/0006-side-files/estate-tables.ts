/** What side files say of a whole estate: permissions, firewall, IP plan. Lists are JSON. */
const HEAD_SQL = `
  pk INTEGER PRIMARY KEY,
  import_pk INTEGER NOT NULL REFERENCES import (pk) ON DELETE CASCADE,
  sheet TEXT NOT NULL,
  row INTEGER NOT NULL,`

export const SIDE_ESTATE_TABLES_SQL = `
CREATE TABLE permission (${HEAD_SQL}
  server TEXT,
  entity_kind TEXT,
  entity_moref TEXT,
  entity_name TEXT,
  principal TEXT NOT NULL,
  is_group INTEGER CHECK (is_group IN (0, 1)),
  role TEXT NOT NULL,
  is_propagating INTEGER CHECK (is_propagating IN (0, 1)),
  other_cells TEXT NOT NULL CHECK (json_valid(other_cells))
) STRICT;
CREATE INDEX permission_by_import ON permission (import_pk);

CREATE TABLE firewall_rule (${HEAD_SQL}
  policy TEXT,
  category TEXT,
  rule_id TEXT,
  name TEXT,
  sequence INTEGER,
  sources TEXT NOT NULL CHECK (json_valid(sources)),
  is_source_negated INTEGER CHECK (is_source_negated IN (0, 1)),
  destinations TEXT NOT NULL CHECK (json_valid(destinations)),
  is_destination_negated INTEGER CHECK (is_destination_negated IN (0, 1)),
  services TEXT NOT NULL CHECK (json_valid(services)),
  profiles TEXT NOT NULL CHECK (json_valid(profiles)),
  applied_to TEXT NOT NULL CHECK (json_valid(applied_to)),
  action TEXT,
  direction TEXT,
  ip_protocol TEXT,
  is_enabled INTEGER CHECK (is_enabled IN (0, 1)),
  is_logged INTEGER CHECK (is_logged IN (0, 1)),
  notes TEXT,
  other_cells TEXT NOT NULL CHECK (json_valid(other_cells))
) STRICT;
CREATE INDEX firewall_rule_by_import ON firewall_rule (import_pk);

CREATE TABLE firewall_group (${HEAD_SQL}
  path TEXT,
  name TEXT,
  members TEXT NOT NULL CHECK (json_valid(members)),
  criteria TEXT NOT NULL CHECK (json_valid(criteria)),
  description TEXT,
  other_cells TEXT NOT NULL CHECK (json_valid(other_cells))
) STRICT;
CREATE INDEX firewall_group_by_import ON firewall_group (import_pk);

CREATE TABLE firewall_service (${HEAD_SQL}
  path TEXT,
  name TEXT,
  entries TEXT NOT NULL CHECK (json_valid(entries)),
  description TEXT,
  other_cells TEXT NOT NULL CHECK (json_valid(other_cells))
) STRICT;
CREATE INDEX firewall_service_by_import ON firewall_service (import_pk);

CREATE TABLE ip_network (${HEAD_SQL}
  name TEXT,
  vlan_id INTEGER,
  cidr TEXT,
  gateway TEXT,
  dns_servers TEXT NOT NULL CHECK (json_valid(dns_servers)),
  dns_domain TEXT,
  dhcp_range TEXT,
  location TEXT,
  other_cells TEXT NOT NULL CHECK (json_valid(other_cells))
) STRICT;
CREATE INDEX ip_network_by_import ON ip_network (import_pk);
`
