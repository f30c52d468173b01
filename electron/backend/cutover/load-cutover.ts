import type { ApiOutput } from '#shared/contract/api.ts'
import { AppError } from '#shared/contract/app-error.ts'
import type { Decisions } from '#shared/domain/decisions/decision.ts'
import type { CutoverSheet, CutoverWave } from '#shared/domain/plan/cutover.ts'
import { makeCutoverSheet } from '#shared/engine/cutover/make-cutover-sheet.ts'
import { analyseNetworks } from '#shared/engine/networks/analyse-networks.ts'
import { placedWindows, WAVES_SUBJECT } from '#shared/engine/waves/placed-windows.ts'
import { expandWindows } from '#shared/engine/waves/calendar/expand-windows.ts'
import { loadNetworkInventory } from '#backend/db/repositories/network-repository.ts'
import { loadBalancersByVm } from './load-balancers.ts'
import { loadSideRows } from '#backend/db/repositories/side-repository.ts'
import type { ProjectFile } from '#backend/db/project-file.ts'
import { type ComputedPlan, computeWithBasis } from '#backend/plan/compute-plan.ts'
import type { PlanCache } from '#backend/plan/plan-cache.ts'
import { settingsIn } from '#backend/waves/wave-input.ts'

/** The sheet of the project as it is now, by the schedule that it keeps; while nothing of it changed, the very same as the last time. */
export async function loadCutover(plans: PlanCache, project: ProjectFile): Promise<CutoverSheet> {
  const { computed, basis: { memo, decisions } } = await computeWithBasis(plans, project, {})
  return memo.part(sheetOf, computed, decisions, project)
}

/** What is read of the project beside its decisions changes by imports alone, and with these the whole memo goes that this is asked through (plan-cache.ts). */
function sheetOf({ estate, plan }: ComputedPlan, decisions: Decisions, project: ProjectFile): CutoverSheet {
  return makeCutoverSheet({
    estate,
    plan,
    networks: analyseNetworks(loadNetworkInventory(project, estate)).networks,
    ipNetworks: loadSideRows(project, 'ipNetwork').map(({ row }) => row),
    waves: storedWaves(decisions),
    rulesByVm: plan.security.hasRules ? plan.security.rulesByVm : null,
    loadBalancersByVm: loadBalancersByVm(loadSideRows(project, 'application')),
    gateways: decisions['port-group.gateway'],
  })
}

/** The windows that have VMs, in the order of their starts; what the calendar does not have any more comes last. Null: no schedule was made. */
function storedWaves(decisions: Decisions): readonly CutoverWave[] | null {
  const stored = decisions['waves.schedule'][WAVES_SUBJECT]
  if (stored === undefined) return null
  const settings = settingsIn(decisions)
  const vmsOf = new Map<string, string[]>()
  for (const [vmId, windowId] of placedWindows(decisions)) vmsOf.set(windowId, [...(vmsOf.get(windowId) ?? []), vmId])
  const known = expandWindows(settings.calendar, { today: stored.today, teams: settings.teams }).windows.filter(({ id }) => vmsOf.has(id))
  const gone = [...vmsOf.keys()].filter((id) => !known.some((window) => window.id === id)).map((id) => ({ id, startMs: null, endMs: null }))
  return [...known, ...gone].map(({ id, startMs, endMs }, index) => ({ number: index + 1, windowId: id, startMs, endMs, vmIds: vmsOf.get(id) ?? [] }))
}

/** What is asked of a sheet. */
export interface CutoverQuery {
  readonly wave?: number | undefined
  readonly search?: string | undefined
  readonly offset?: number
  readonly limit?: number | undefined
}

/** In the shape of the contract; only what is of one wave where it is given. AppError not-found where there is no such wave. */
export function describeCutover(sheet: CutoverSheet, { wave: wanted, search = '', offset = 0, limit }: CutoverQuery): ApiOutput<'cutover.sheet'> {
  if (wanted !== undefined && !sheet.waves.some(({ number }) => number === wanted)) throw new AppError('not-found', `There is no wave ${String(wanted)}: there are ${String(sheet.waves.length)}.`)
  const ofWave = sheet.nics.filter(({ wave }) => wanted === undefined || wave === wanted)
  const networkIds = new Set(ofWave.map(({ networkId }) => networkId))
  const words = search.toLowerCase().split(/\s+/).filter((word) => word !== '')
  const nics = words.length === 0 ? ofWave : ofWave.filter((nic) => words.every((word) => searchText(nic).includes(word)))
  return {
    basis: sheet.basis,
    waves: sheet.waves
      .filter(({ number }) => wanted === undefined || number === wanted)
      .map(({ number, windowId, startMs, endMs, vmIds }) => ({ number, window: windowId, start: isoOf(startMs), end: isoOf(endMs), vms: vmIds.length })),
    totals: { nics: nics.length, vms: new Set(nics.map(({ vmId }) => vmId)).size },
    nics: nics.slice(offset, limit === undefined ? undefined : offset + limit).map(({ vmId, vmName, planName, label, macAddress, networkName, addresses, dnsServers, firewallRules, loadBalancers, ...nic }) => ({
      ...nic, vm: vmId, name: vmName, plan: planName, nic: label, mac: macAddress, network: networkName,
      addresses: [...addresses], dnsServers: [...dnsServers], firewallRules: firewallRules === null ? null : [...firewallRules],
      loadBalancers: loadBalancers === null ? null : [...loadBalancers],
    })),
    networks: sheet.networks.filter(({ networkId }) => networkIds.has(networkId)).map(({ vmCount, portGroupIds, subnets, gateways, ...network }) => ({ ...network, portGroupIds: [...portGroupIds], vms: vmCount, subnets: [...subnets], gateways: [...gateways] })),
    notEvaluated: [...sheet.notEvaluated],
  }
}

function searchText({ vmName, targetName, macAddress, networkName, vlanId, addresses, gateway, destination }: CutoverSheet['nics'][number]): string {
  return [vmName, targetName, macAddress, networkName, vlanId, ...addresses.map(({ address }) => address), gateway, destination].join(' ').toLowerCase()
}

function isoOf(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString()
}
