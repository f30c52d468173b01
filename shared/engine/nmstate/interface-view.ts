import { fieldText, fieldValue, fieldValues, isRecord } from '#shared/engine/check/field-values.ts'

/** What an interface takes for itself: a NIC or bond can be that of one bond or bridge only. */
export interface PortView {
  readonly at: string
  readonly name: string
}

/** An OVS bond: a port of a bridge that has members of its own. */
export interface OvsBondView {
  readonly at: string
  readonly name: string
  readonly raw: Readonly<Record<string, unknown>>
  readonly members: readonly PortView[]
}

/** What the rules read of an interface of any shape. */
export interface InterfaceView {
  /** "interfaces[3]". */
  readonly at: string
  readonly raw: Readonly<Record<string, unknown>>
  /** Empty where there is none. */
  readonly name: string
  /** Empty where there is none. */
  readonly type: string
  readonly isAbsent: boolean
  /** Null where none is stated, or none that is a number. */
  readonly mtu: number | null
  /** Members of a bond, ports of a bridge; not those of an OVS bond. */
  readonly ports: readonly PortView[]
  readonly ovsBonds: readonly OvsBondView[]
  /** Of a VLAN interface. */
  readonly baseInterface: string | null
}

/** The interfaces of a desiredState that are objects at all, in its order. `at` is the state's own place, with a dot at its end. */
export function readInterfaces(state: unknown, at: string): readonly InterfaceView[] {
  return fieldValues(state, 'interfaces[]').flatMap(({ at: place, value }) => (isRecord(value) ? [readInterface(value, `${at}${place}`)] : []))
}

function readInterface(raw: Readonly<Record<string, unknown>>, at: string): InterfaceView {
  const type = fieldText(raw, 'type') ?? ''
  const mtu = fieldValue(raw, 'mtu')
  const bridgePorts = BRIDGE_TYPES.has(type) ? readBridgePorts(raw, at) : []
  return {
    at,
    raw,
    name: fieldText(raw, 'name') ?? '',
    type,
    isAbsent: fieldText(raw, 'state') === 'absent',
    mtu: typeof mtu === 'number' ? mtu : null,
    ports: type === 'bond' ? bondMembers(raw, at, '') : bridgePorts.filter(({ bond }) => bond === null).map(({ port }) => port),
    ovsBonds: bridgePorts.flatMap(({ bond }) => (bond === null ? [] : [bond])),
    baseInterface: type === 'vlan' ? fieldText(raw, 'vlan.base-iface') : null,
  }
}

export const BRIDGE_TYPES: ReadonlySet<string> = new Set(['ovs-bridge', 'linux-bridge'])

function readBridgePorts(raw: unknown, at: string): readonly { readonly port: PortView; readonly bond: OvsBondView | null }[] {
  return fieldValues(raw, 'bridge.port[]').flatMap(({ at: place, value }) => {
    if (!isRecord(value)) return []
    const name = fieldText(value, 'name') ?? ''
    const port = { at: `${at}.${place}.name`, name }
    const bondAt = `${at}.${place}`
    const aggregation = fieldValue(value, 'link-aggregation')
    return [{ port, bond: isRecord(aggregation) ? { at: bondAt, name, raw: value, members: bondMembers(value, bondAt, '.name') } : null }]
  })
}

/** Names of a kernel bond's members are plain texts, those of an OVS bond are in objects; nmstate knows `ports` and `slaves` too. */
function bondMembers(raw: unknown, at: string, nameField: string): readonly PortView[] {
  return ['port', 'ports', 'slaves'].flatMap((field) =>
    fieldValues(raw, `link-aggregation.${field}[]${nameField}`).map(({ at: place, value }) => ({ at: `${at}.${place}`, name: typeof value === 'string' ? value : '' })),
  )
}
