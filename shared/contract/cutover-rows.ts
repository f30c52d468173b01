import type { z } from 'zod'
import type { CUTOVER_API } from './cutover-api.ts'

type Sheet = Pick<z.infer<(typeof CUTOVER_API)['cutover.sheet']['output']>, 'waves' | 'nics' | 'networks'>
export type SheetCell = string | number | boolean | null | readonly string[]

/** A part of the cut-over sheet as rows of plain cells, to print or to save as CSV. */
export interface SheetRows {
  readonly columns: readonly string[]
  readonly rows: readonly Readonly<Record<string, SheetCell>>[]
}

/** Nobody looked, which is not the same as nothing found. */
const NOT_EVALUATED = 'not evaluated'

/** A row for each NIC. */
export function cutoverNicRows({ nics, waves }: Pick<Sheet, 'nics' | 'waves'>): SheetRows {
  const windowOf = new Map(waves.map(({ number, window, start }) => [number, { window, start }]))
  return {
    columns: ['wave', 'window', 'start', 'vm', 'vmId', 'targetName', 'namespace', 'plan', 'nic', 'mac', 'addresses', 'addressing', 'addressingBecause', 'gateway', 'dnsServers', 'dnsDomain', 'vlan', 'network', 'destination', 'firewallRules', 'loadBalancers'],
    rows: nics.map(({ vm, name, addresses, vlanKind, vlanId, firewallRules, loadBalancers, networkId: _, ...nic }) => ({
      ...nic,
      window: nic.wave === null ? null : (windowOf.get(nic.wave)?.window ?? null),
      start: nic.wave === null ? null : (windowOf.get(nic.wave)?.start ?? null),
      vm: name,
      vmId: vm,
      addresses: addresses.map(addressText),
      vlan: vlanText(vlanKind, vlanId),
      firewallRules: firewallRules ?? NOT_EVALUATED,
      loadBalancers: loadBalancers ?? NOT_EVALUATED,
    })),
  }
}

/** A row for each network. */
export function cutoverNetworkRows({ networks }: Pick<Sheet, 'networks'>): SheetRows {
  return {
    columns: ['vlan', 'name', 'subnets', 'gateways', 'vms', 'vmsThatStay', 'stretchedFrom', 'stretchedTo', 'lastVm', 'gatewayOwner', 'gatewayOwnerName', 'gatewayMoves', 'isDecided', 'because'],
    rows: networks.map(({ vlanKind, vlanId, networkId: _, portGroupIds: _ids, gatewayDecision, ...network }) => ({ ...network, isDecided: gatewayDecision !== null, vlan: vlanText(vlanKind, vlanId) })),
  }
}

/** "10.1.0.5/24", without the prefix where nobody states it. */
export function addressText({ address, prefixLength }: Sheet['nics'][number]['addresses'][number]): string {
  return prefixLength === null ? address : `${address}/${String(prefixLength)}`
}

function vlanText(kind: string | null, id: number | null): string | null {
  return kind === 'access' && id !== null ? String(id) : kind
}
