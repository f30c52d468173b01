import { interfaceNameFault } from '#shared/engine/nmstate/interface-name.ts'
import { cardOf } from './card-of.ts'
import { brokenUnless, type LayoutRule, listWords, remark } from './layout-rule.ts'

/** Whether bonds can be made as they are stated, and whether they outlive a cable, a card and a switch. */
export const BOND_RULES: readonly LayoutRule[] = [
  {
    id: 'nic-unknown',
    title: 'Bonds name NICs that the group has',
    check: ({ group, laidOut }) => {
      const known = new Set(group.nics.map(({ name }) => name))
      const reserved = group.trunkNics.filter((name) => !known.has(name))
      return [
        ...laidOut.bonds.flatMap((bond) => bond.nics.filter(({ name }) => !known.has(name)).map(({ name }) => remark('error', bond.name, `${bond.name} names ${name}, which is none of the group's NICs.`, 'List the NIC, or name another one.'))),
        ...reserved.map((name) => remark('error', null, `trunkNics names ${name}, which is none of the group's NICs.`, 'List the NIC, or name another one.')),
      ]
    },
  },
  {
    id: 'nic-twice',
    title: 'A NIC is part of one bond',
    check: ({ group, laidOut }) => {
      const owner = new Map<string, string>()
      const twice = group.nics.filter(({ name }, index) => group.nics.findIndex((nic) => nic.name === name) !== index)
      return [
        ...twice.map(({ name }) => remark('error', null, `The NIC ${name} is listed twice.`, 'List it once.')),
        ...laidOut.bonds.flatMap((bond) =>
          bond.nics.flatMap(({ name }) => {
            const other = owner.get(name)
            owner.set(name, bond.name)
            return other === undefined ? [] : [remark('error', bond.name, `${name} is part of ${other} and of ${bond.name}.`, 'A NIC can be part of one bond only.')]
          }),
        ),
      ]
    },
  },
  {
    id: 'name-invalid',
    title: 'Interfaces have names that Linux takes, VLANs too',
    check: ({ laidOut }) => {
      const names = [...laidOut.bonds.map(({ name }) => name), ...laidOut.bridges.map(({ name }) => name)]
      const twice = names.filter((name, index) => names.indexOf(name) !== index)
      const ofHosts = [...new Set(laidOut.hostInterfaces.map(({ name }) => name))]
      const asNic = laidOut.bonds.filter((bond) => bond.kind !== 'single' && laidOut.bonds.some(({ nics }) => nics.some(({ name }) => name === bond.name)))
      return [
        ...twice.map((name) => remark('error', null, `Two interfaces are called ${name}.`, 'Give each a name of its own.')),
        ...asNic.map(({ name }) => remark('error', name, `The bond ${name} is called as a NIC is.`, 'Give the bond a name of its own, such as bond1.')),
        ...[...names, ...ofHosts].flatMap((name) => {
          const fault = interfaceNameFault(name)
          return fault === null ? [] : [remark('error', null, `The name of an interface ${fault}.`, 'Shorten the name of the bond: a VLAN is called by its bond and its id.')]
        }),
      ]
    },
  },
  {
    id: 'single-interface',
    title: 'No traffic rests on a single NIC',
    check: ({ group, laidOut }) =>
      laidOut.bonds
        .filter(({ nics }) => nics.length === 1)
        .map((bond) =>
          remark(brokenUnless(group.accepts, 'single-interface'), bond.name, `${listWords(bond.traffic)} ${bond.traffic.length === 1 ? 'rests' : 'rest'} on ${bond.nics[0]?.name ?? ''} alone: a cable, a card or a switch that fails takes the node off.`, 'Add a NIC on another card and another switch, or accept it for this group.'),
        ),
  },
  {
    id: 'same-card',
    title: 'The NICs of a bond are on different cards',
    check: ({ group, laidOut }) =>
      laidOut.bonds.flatMap((bond) => {
        const cards = bond.nics.map(cardOf)
        const first = cards[0]
        if (bond.nics.length < 2 || first === null || first === undefined || cards.some((card) => card?.card !== first.card)) return []
        const isStated = cards.every((card) => card?.isStated === true)
        const words = `All NICs of ${bond.name} (${bond.nics.map(({ name }) => name).join(', ')}) are on ${isStated ? `the card ${first.card}` : 'one card, as their names tell'}.`
        return [isStated ? remark(brokenUnless(group.accepts, 'same-card'), bond.name, words, 'Take NICs of two cards, or accept it for this group.') : remark('note', bond.name, words, 'Take NICs of two cards if the node has them, or state the cards.')]
      }),
  },
  {
    id: 'same-switch',
    title: 'The NICs of a bond are cabled to different switches',
    check: ({ group, laidOut }) =>
      laidOut.bonds
        .filter(({ nics }) => nics.length >= 2 && nics[0]?.switch !== undefined && nics.every((nic) => nic.switch === nics[0]?.switch))
        .map((bond) => remark(brokenUnless(group.accepts, 'same-switch'), bond.name, `All NICs of ${bond.name} go to the switch ${bond.nics[0]?.switch ?? ''}.`, 'Cable them to two switches, or accept it for this group.')),
  },
  {
    id: 'speeds-differ',
    title: 'The NICs of a bond have one speed',
    check: ({ laidOut }) =>
      laidOut.bonds.flatMap((bond) => {
        const speeds = [...new Set(bond.nics.flatMap(({ speedMbps }) => (speedMbps === undefined ? [] : [speedMbps])))]
        if (speeds.length < 2) return []
        const words = `${bond.name} bonds NICs of ${listWords(speeds.map((speed) => `${String(speed)} Mbit/s`))}`
        return [bond.mode === 'lacp' ? remark('broken', bond.name, `${words}: LACP uses those of one speed and leaves the others idle.`, 'Bond NICs of one speed.') : remark('note', bond.name, `${words}: after a failure it may run at the lower speed.`, null)]
      }),
  },
  {
    id: 'slb-without-vms',
    title: 'balance-slb is used where VMs are',
    check: ({ laidOut }) =>
      laidOut.bonds
        .filter(({ kind, isClusterOwned, traffic }) => kind === 'ovs' && !isClusterOwned && !traffic.includes('vms'))
        .map((bond) => remark('error', bond.name, `${bond.name} is to be balance-slb, which exists inside an OVS bridge only, and no bridge for VMs is on it.`, 'Choose lacp or active-backup for it.')),
  },
]
