import type { Target } from '#shared/domain/target/target.ts'
import { layOutNodes } from './lay-out-nodes.ts'

/**
 * The Linux bridge that hands VLAN tags through to guests on every node of the target, by its name; null where a group
 * has none, has another one, or cannot be laid out: a VM could not move there.
 */
export function trunkBridgeOf(target: Target): string | null {
  // A bridge that the target lists goes before one of the layout: it was made for it.
  const [listed] = target.networks.linuxBridges
  if (listed !== undefined && (target.nicLayout.groups.length === 0 || listed.uplinks.length === 0)) return listed.name
  const plan = layOutNodes({ target, vmVlans: new Map(), needsTrunks: true })
  if (plan === null || plan.problems.some(({ severity }) => severity === 'error')) return null
  const bridges = new Set(plan.groups.map((group) => group.bridges.find(({ kind }) => kind === 'linux')?.name ?? null))
  const [bridge = null] = bridges
  return bridges.size === 1 ? bridge : null
}
