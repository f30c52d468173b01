import { TRAFFIC_KINDS } from '#shared/domain/target/nic-layout.ts'
import { CLUSTER_BRIDGE } from '#shared/engine/target/cluster-bridge.ts'
import { brokenUnless, type LayoutRule, listWords, remark } from './layout-rule.ts'

/** Kinds that may be on several bonds: two bridges for VMs of different security zones are common. */
const ON_SEVERAL_BONDS: ReadonlySet<string> = new Set(['vms', 'trunks'])

/** Which traffic goes where, and what must not meet. */
export const TRAFFIC_RULES: readonly LayoutRule[] = [
  {
    id: 'traffic-not-placed',
    title: 'Each kind of traffic has its place, once',
    check: ({ laidOut, layout }) =>
      TRAFFIC_KINDS.flatMap((kind) => {
        const bonds = laidOut.bonds.filter(({ traffic }) => traffic.includes(kind)).map(({ name }) => name)
        if (bonds.length > 1 && !ON_SEVERAL_BONDS.has(kind)) return [remark('error', bonds[1] ?? null, `${kind} is on ${listWords(bonds)}.`, 'Leave it on one bond.')]
        const isLeftOut = layout.without.some((without) => without === kind) || kind === 'trunks'
        return bonds.length > 0 || isLeftOut ? [] : [remark('error', null, `No bond carries ${kind}.`, kind === 'cluster' ? 'Name the bond or NIC that has the address of the node.' : 'Put it on a bond, or say that the cluster is without it.')]
      }),
  },
  {
    id: 'vms-on-cluster-bridge',
    title: 'VMs have a bridge of their own, unless the node has one pair',
    check: ({ group, laidOut, target }) => {
      const localnets = laidOut.mappings.filter(({ bridge }) => bridge === CLUSTER_BRIDGE).map(({ localnet }) => localnet)
      if (localnets.length === 0) return []
      const others = laidOut.bonds.filter(({ isClusterOwned, traffic }) => !isClusterOwned && !traffic.includes('trunks'))
      const wanted = target.physicalNetworks.filter(({ name, bridge }) => localnets.includes(name) && bridge !== CLUSTER_BRIDGE).map(({ name, bridge }) => `${name} (${bridge})`)
      if (others.length === 0) {
        return [remark('note', laidOut.bonds[0]?.name ?? null, `The node has no NICs beside those of ${CLUSTER_BRIDGE}, so VMs go out through it by a mapping${wanted.length === 0 ? '' : `; no bridge is made for ${listWords(wanted)}`}.`, null)]
      }
      return [remark(brokenUnless(group.accepts, 'vms-on-cluster-bridge'), null, `${listWords(localnets)} ${localnets.length === 1 ? 'is' : 'are'} mapped onto ${CLUSTER_BRIDGE}, which node and control plane depend on, though the node has other NICs.`, 'Give the physical network a bridge of its own, or accept it for this group.')]
    },
  },
  {
    id: 'bridges-share-uplink',
    title: 'An uplink serves one bridge',
    check: ({ laidOut }) =>
      laidOut.bonds.flatMap((bond) => {
        const bridges = laidOut.bridges.filter(({ bondName }) => bondName === bond.name).map(({ name }) => name)
        return bridges.length < 2 ? [] : [remark('error', bond.name, `${bond.name} would be the uplink of ${listWords(bridges)}: one uplink cannot serve two bridges.`, 'Put the physical networks on one bridge, or name another bond among the uplinks of one of them.')]
      }),
  },
  {
    id: 'trunks-without-uplink',
    title: 'Guests with trunks have NICs of their own',
    check: ({ laidOut, needsTrunks }) => {
      const shared = laidOut.bonds.filter(({ traffic }) => traffic.includes('trunks') && (traffic.includes('vms') || traffic.includes('cluster')))
      const errors = shared.map((bond) => remark('error', bond.name, `${bond.name} is to carry trunks beside ${listWords(bond.traffic.filter((kind) => kind !== 'trunks'))}: a trunk needs a Linux bridge, and an uplink serves one kind of bridge.`, 'Give trunks NICs of their own.'))
      if (!needsTrunks || laidOut.bonds.some(({ traffic }) => traffic.includes('trunks'))) return errors
      return [...errors, remark('open', null, 'Guests of the plan tag frames themselves, for which a Linux bridge on NICs of its own is needed, and no NIC is free.', 'Add NICs, keep some for trunks (trunkNics; the rest is laid out anew), or decide on one VLAN for each of these port groups.')]
    },
  },
  {
    id: 'migration-shares-cluster',
    title: 'Live migration keeps off the cluster’s own NICs',
    check: ({ laidOut }) =>
      laidOut.bonds
        .filter(({ isClusterOwned, traffic }) => isClusterOwned && traffic.includes('liveMigration'))
        .map((bond) => remark('note', bond.name, `Live migration shares ${bond.name} with the cluster's own traffic.`, 'Keep the number of migrations at once low; a limit on their bandwidth lets busy VMs fail to migrate.')),
  },
  {
    id: 'storage-shares-vms',
    title: 'IP storage keeps off the NICs of VMs',
    check: ({ laidOut }) =>
      laidOut.bonds
        .filter(({ isClusterOwned, traffic }) => !isClusterOwned && traffic.includes('storage') && traffic.includes('vms'))
        .map((bond) => remark('note', bond.name, `IP storage shares ${bond.name} with the traffic of VMs: what VMs send delays their own disks.`, 'A third pair of NICs keeps the two apart.')),
  },
  {
    id: 'nics-unused',
    title: 'All NICs carry something',
    check: ({ laidOut }) => (laidOut.freeNics.length === 0 ? [] : [remark('note', null, `${listWords(laidOut.freeNics)} ${laidOut.freeNics.length === 1 ? 'carries' : 'carry'} nothing.`, null)]),
  },
]
