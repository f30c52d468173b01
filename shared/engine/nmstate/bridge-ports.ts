import { fieldText, fieldValue, fieldValues, isRecord } from '#shared/engine/check/field-values.ts'
import type { InterfaceView } from './interface-view.ts'
import { type StateProblem, stateProblem } from './state-problem.ts'

const VLAN_MIN = 1
const VLAN_MAX = 4094

/** The ports of one bridge: names, and what they do with VLAN tags. */
export function judgeBridgePorts({ at, raw }: InterfaceView): readonly StateProblem[] {
  return fieldValues(raw, 'bridge.port[]').flatMap(({ at: place, value }): readonly StateProblem[] => {
    const where = `${at}.${place}`
    if (!isRecord(value)) return [stateProblem(where, 'is no object.', 'Write a port as an object with a name.')]
    return [...(typeof value.name === 'string' ? [] : [stateProblem(`${where}.name`, 'is missing.', 'Name the interface that is the port.')]), ...judgeVlan(value.vlan, `${where}.vlan`)]
  })
}

function judgeVlan(vlan: unknown, at: string): readonly StateProblem[] {
  // An empty object turns filtering off, which nmstate allows.
  if (vlan === undefined || (isRecord(vlan) && Object.keys(vlan).length === 0)) return []
  if (!isRecord(vlan)) return [stateProblem(at, 'is no object.', 'Write mode and tags below it.')]
  const mode = fieldText(vlan, 'mode')
  const tags = fieldValues(vlan, 'trunk-tags[]')
  if (mode !== 'access' && mode !== 'trunk') return [stateProblem(`${at}.mode`, `is ${JSON.stringify(vlan.mode ?? null)}.`, 'It has to be access or trunk.')]
  const problems: StateProblem[] = []
  if (mode === 'access' && tags.length > 0) problems.push(stateProblem(`${at}.trunk-tags`, 'is given for an access port.', 'Make it a trunk, or take the tags out.'))
  if (mode === 'access' && vlan.tag === undefined) problems.push(stateProblem(`${at}.tag`, 'is missing.', 'An access port needs its VLAN there.'))
  if (mode === 'trunk' && tags.length === 0) problems.push(stateProblem(`${at}.trunk-tags`, 'names no VLAN.', 'Name the VLANs of the trunk.'))
  if (mode === 'trunk' && vlan.tag !== undefined && vlan['enable-native'] !== true) problems.push(stateProblem(`${at}.tag`, 'is given for a trunk without a native VLAN.', 'Set enable-native, or take the tag out.'))
  if (vlan.tag !== undefined && !isVlan(vlan.tag)) problems.push(stateProblem(`${at}.tag`, `is ${JSON.stringify(vlan.tag)}.`, `A VLAN id is a whole number from ${String(VLAN_MIN)} to ${String(VLAN_MAX)}.`))
  return [...problems, ...tags.flatMap(({ at: place, value }) => judgeTag(value, `${at}.${place}`))]
}

function judgeTag(tag: unknown, at: string): readonly StateProblem[] {
  const id = fieldValue(tag, 'id')
  const min = fieldValue(tag, 'id-range.min')
  const max = fieldValue(tag, 'id-range.max')
  if (id !== undefined && isVlan(id) && min === undefined && max === undefined) return []
  if (id === undefined && isVlan(min) && isVlan(max) && min <= max) return []
  return [stateProblem(at, 'is no VLAN and no range of VLANs.', `Write id, or id-range with min and max, from ${String(VLAN_MIN)} to ${String(VLAN_MAX)}.`)]
}

function isVlan(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= VLAN_MIN && value <= VLAN_MAX
}
