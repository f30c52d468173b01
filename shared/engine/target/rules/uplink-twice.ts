import { CLUSTER_BRIDGE } from '../cluster-bridge.ts'
import { defineTargetRule, type TargetRemark } from '../target-rule.ts'

/** An interface is the port of one bridge. Source: Linux and Open vSwitch: an interface has one master. */
export const uplinkTwice = defineTargetRule({
  id: 'uplink-twice',
  title: 'No uplink is used twice',
  severity: 'warning',
  check: ({ physicalNetworks }) => {
    const remarks: TargetRemark[] = []
    const bridgeOf = new Map<string, string>()
    physicalNetworks.forEach(({ name, bridge, uplinks }, index) => {
      uplinks.forEach((uplink, place) => {
        const path = `physicalNetworks[${index}].uplinks[${place}]`
        const other = bridgeOf.get(uplink)
        if (uplinks.indexOf(uplink) < place) {
          remarks.push({ path, message: `${name} names the uplink ${uplink} twice.`, remedy: 'Name it once.' })
        } else if (other !== undefined && other !== bridge) {
          remarks.push({ path, message: `${uplink} is an uplink of ${other} and of ${bridge}: an interface can be a port of one bridge only.`, remedy: 'Give each bridge an interface or bond of its own.' })
        }
        if (bridge !== CLUSTER_BRIDGE && other === undefined) bridgeOf.set(uplink, bridge)
      })
    })
    return remarks
  },
})
