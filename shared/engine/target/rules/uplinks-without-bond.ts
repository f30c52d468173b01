import { uplinksByBridge } from '../uplinks-by-bridge.ts'
import { defineTargetRule } from '../target-rule.ts'

/** Uplinks become plain ports of a bridge on which spanning tree is off. Source: nmstate, OVS bridge: a bond is a port with link-aggregation. */
export const uplinksWithoutBond = defineTargetRule({
  id: 'uplinks-without-bond',
  title: 'A bridge has one uplink, an interface or a bond',
  severity: 'warning',
  check: (target) =>
    uplinksByBridge(target)
      .filter(({ uplinks }) => uplinks.length > 1)
      .map(({ bridge, uplinks, networks }) => ({
        path: `physicalNetworks[${networks.at(-1) ?? 0}].uplinks`,
        message: `${uplinks.join(', ')} become ports of ${bridge} side by side, not a bond: where they reach the same switches, they make a loop.`,
        remedy: "Bond them in the nodes' network configuration and name the bond here.",
      })),
})
