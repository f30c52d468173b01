import type { KubeObject } from '#shared/domain/plan/kube-object.ts'
import { fieldItems, fieldText, fieldValue, fieldValues } from '../field-values.ts'
import type { FieldFault } from './field-rule.ts'

const NETWORK = 'spec.network'
/** Where each topology says what it needs. */
const TOPOLOGIES = [['Layer2', 'layer2'], ['Layer3', 'layer3'], ['Localnet', 'localnet']] as const
const TRANSPORTS = [['NoOverlay', 'noOverlay'], ['EVPN', 'evpn']] as const

/** What fields of a ClusterUserDefinedNetwork have to say together, by its own rules (k8s.ovn.org/v1). */
export function userDefinedNetworkFaults(object: KubeObject): readonly FieldFault[] {
  const topology = fieldText(object, `${NETWORK}.topology`)
  if (topology === null) return []
  return [
    ...TOPOLOGIES.flatMap(([name, field]) => belongs(object, `${NETWORK}.${field}`, topology === name, `its topology is ${topology}`)),
    ...TRANSPORTS.flatMap(([name, field]) => belongs(object, `${NETWORK}.${field}`, fieldText(object, `${NETWORK}.transport`) === name, `its transport is ${fieldText(object, `${NETWORK}.transport`) ?? 'not said'}`)),
    ...vlanFaults(object),
    ...(['layer2', 'localnet'] as const).flatMap((field) => addressFaults(object, field)),
    ...primaryFaults(object),
  ]
}

function belongs(object: KubeObject, at: string, isMeant: boolean, because: string): readonly FieldFault[] {
  const isThere = fieldValue(object, at) !== undefined
  if (isMeant === isThere) return []
  return [{ at, what: isMeant ? `is missing, and ${because}` : `is there, and ${because}`, remedy: isMeant ? 'Add it.' : 'Take it out, or correct the other.' }]
}

function vlanFaults(object: KubeObject): readonly FieldFault[] {
  const at = `${NETWORK}.localnet.vlan`
  const isAccess = fieldText(object, `${at}.mode`) === 'Access'
  return fieldValue(object, at) === undefined ? [] : belongs(object, `${at}.access`, isAccess, `its mode is ${isAccess ? '' : 'not '}Access`)
}

/** Subnets go with IPAM, and what divides them goes with subnets. */
function addressFaults(object: KubeObject, field: 'layer2' | 'localnet'): readonly FieldFault[] {
  const at = `${NETWORK}.${field}`
  if (fieldValue(object, at) === undefined) return []
  const isOff = fieldText(object, `${at}.ipam.mode`) === 'Disabled'
  const hasSubnets = fieldValue(object, `${at}.subnets`) !== undefined
  const divided = ['excludeSubnets', 'reservedSubnets', 'infrastructureSubnets'].filter((name) => fieldValue(object, `${at}.${name}`) !== undefined)
  return [
    ...(isOff === !hasSubnets ? [] : [{ at: `${at}.subnets`, what: isOff ? 'is there, and ipam.mode is Disabled' : 'is missing, and ipam.mode is not Disabled', remedy: isOff ? 'Take the subnets out, or leave the addresses to OVN-Kubernetes.' : 'Name the subnets, or set ipam.mode to Disabled: VMs then bring their own addresses.' }]),
    ...(fieldText(object, `${at}.ipam.lifecycle`) === 'Persistent' && isOff ? [{ at: `${at}.ipam.lifecycle`, what: 'is Persistent, and ipam.mode is Disabled', remedy: 'Take lifecycle out.' }] : []),
    ...(hasSubnets ? [] : divided.map((name) => ({ at: `${at}.${name}`, what: 'is there without subnets', remedy: 'Name the subnets that it is a part of, or take it out.' }))),
    ...fieldValues(object, `${at}.physicalNetworkName`).filter(({ value }) => typeof value === 'string' && /[,:]/.test(value)).map((found) => ({ at: found.at, what: 'has a comma or a colon', remedy: 'Name the localnet as the bridge mapping of the nodes does.' })),
  ]
}

/** What only the network that is a pod's first may have. */
function primaryFaults(object: KubeObject): readonly FieldFault[] {
  return (['layer2', 'layer3'] as const).flatMap((field) => {
    const at = `${NETWORK}.${field}`
    const isSecondary = fieldText(object, `${at}.role`) === 'Secondary'
    const owned = ['joinSubnets', 'defaultGatewayIPs', 'reservedSubnets', 'infrastructureSubnets'].filter((name) => fieldItems(object, `${at}.${name}`).length > 0)
    return [
      ...(isSecondary ? owned.map((name) => ({ at: `${at}.${name}`, what: 'is there, and its role is Secondary', remedy: 'Take it out: only a primary network has it.' })) : []),
      ...(field === 'layer2' && fieldText(object, `${at}.role`) === 'Primary' && fieldText(object, `${at}.ipam.mode`) === 'Disabled' ? [{ at: `${at}.ipam.mode`, what: 'is Disabled, and its role is Primary', remedy: 'Name subnets in place of it.' }] : []),
    ]
  })
}
