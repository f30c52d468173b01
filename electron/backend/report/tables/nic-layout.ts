import { defineTable, joined } from '../report-table.ts'

/** How the NICs of the target's nodes are bonded, and what their switch ports have to be. */
export const nicLayout = defineTable({
  id: 'nic-layout',
  title: 'NIC layout',
  about: 'One row a bond of a group of nodes: its NICs, what runs over it, and what the switch ports have to be.',
  none: 'No layout of NICs is planned: describe groups of nodes and their NICs at Map, NICs.',
  columns: [
    { key: 'group', title: 'Group of nodes', kind: 'text', width: 18 },
    { key: 'bond', title: 'Bond', kind: 'text', width: 14 },
    { key: 'kind', title: 'Kind', kind: 'text', width: 10 },
    { key: 'mode', title: 'Mode', kind: 'text', width: 16 },
    { key: 'nics', title: 'NICs', kind: 'text', width: 24 },
    { key: 'speedMbps', title: 'Speed of a NIC, Mbps', kind: 'count', width: 14 },
    { key: 'traffic', title: 'Traffic', kind: 'text', width: 32 },
    { key: 'bridges', title: 'Bridges', kind: 'text', width: 24 },
    { key: 'interfaces', title: 'Interfaces of the node', kind: 'text', width: 30 },
    { key: 'isClusterOwned', title: 'Made at installation', kind: 'flag', width: 12 },
    { key: 'mtu', title: 'MTU', kind: 'count' },
    { key: 'isAggregated', title: 'Ports aggregated', kind: 'flag', width: 12 },
    { key: 'taggedVlans', title: 'Tagged VLANs', kind: 'text', width: 30 },
    { key: 'hasUntagged', title: 'Untagged too', kind: 'flag', width: 10 },
    { key: 'asks', title: 'To ask of those who run the switches', kind: 'prose', width: 60 },
  ],
  rows: ({ plan }) =>
    plan.nodeNetworks === null
      ? null
      : plan.nodeNetworks.groups.flatMap((group) =>
          group.bonds.map((bond) => {
            const ports = group.switchPorts.find(({ bondName }) => bondName === bond.name)
            const slowest = bond.nics.map(({ speedMbps }) => speedMbps)
            return [
              group.name,
              bond.name,
              bond.kind,
              bond.mode,
              joined(bond.nics.map(({ name }) => name)),
              slowest.length > 0 && slowest.every((speed) => typeof speed === 'number') ? Math.min(...slowest) : null,
              joined(bond.traffic),
              joined(group.bridges.filter(({ bondName }) => bondName === bond.name).map(({ name, physicalNetworks }) => (physicalNetworks.length === 0 ? name : `${name} (${physicalNetworks.join(', ')})`))),
              joined(group.hostInterfaces.filter(({ bondName }) => bondName === bond.name).map(({ name, traffic }) => `${name} (${traffic})`)),
              bond.isClusterOwned,
              bond.mtu,
              ports?.isAggregated ?? null,
              ports === undefined ? null : joined(ports.taggedVlans.map(String)),
              ports?.hasUntagged ?? null,
              ports === undefined ? null : joined(ports.asks),
            ]
          }),
        ),
})
