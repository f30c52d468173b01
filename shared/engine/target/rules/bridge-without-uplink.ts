import { uplinksByBridge } from '../uplinks-by-bridge.ts'
import { defineTargetRule } from '../target-rule.ts'

/** A bridge without a port leads nowhere. Source: Open vSwitch. */
export const bridgeWithoutUplink = defineTargetRule({
  id: 'bridge-without-uplink',
  title: 'Each bridge has an uplink',
  severity: 'warning',
  check: (target) =>
    uplinksByBridge(target)
      // A layout of NICs finds the uplink itself.
      .filter(({ uplinks }) => uplinks.length === 0 && target.nicLayout.groups.length === 0)
      .map(({ bridge, networks }) => ({
        path: `physicalNetworks[${networks[0] ?? 0}].uplinks`,
        message: `${bridge} has no uplink: no VM on it reaches the outside.`,
        remedy: 'Name the interface or bond that carries the VM networks.',
      })),
})
