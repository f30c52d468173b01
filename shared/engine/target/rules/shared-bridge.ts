import { uplinksByBridge } from '../uplinks-by-bridge.ts'
import { defineTargetRule } from '../target-rule.ts'

/** OVN maps each physical network to a bridge; what is on one bridge is one layer-2 domain. Source: OVN-Kubernetes, bridge mappings. */
export const sharedBridge = defineTargetRule({
  id: 'shared-bridge',
  title: 'Each physical network has a bridge of its own',
  severity: 'warning',
  check: (target) =>
    uplinksByBridge(target).flatMap(({ bridge, networks }) => {
      const [first, ...others] = networks
      const firstName = first === undefined ? undefined : target.physicalNetworks[first]?.name
      return others.map((index) => ({
        path: `physicalNetworks[${index}].bridge`,
        message: `${target.physicalNetworks[index]?.name ?? ''} is on ${bridge} as ${firstName ?? ''} is: the two are one network, and equal VLANs of both reach each other.`,
        remedy: 'Give it a bridge and an uplink of its own, or keep one of the two.',
      }))
    }),
})
