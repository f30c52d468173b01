import type { Handlers } from '#shared/contract/api-types.ts'
import type { Api, ApiOutput } from '#shared/contract/api.ts'
import type { Estate } from '#shared/domain/estate/estate.ts'
import { inventoryMemo } from '#backend/db/inventory-memo.ts'
import type { ProjectFile } from '#backend/db/project-file.ts'
import { loadHostInventory, loadHostList } from '#backend/db/repositories/host-network-repository.ts'
import { loadNetworkInventory } from '#backend/db/repositories/network-repository.ts'
import { describeConcepts, loadConcepts } from '#backend/mapping/load-concepts.ts'
import { describeNicLayout } from '#backend/mapping/describe-nic-layout.ts'
import { describeSecurity } from '#backend/mapping/describe-security.ts'
import { loadWaveDemand } from '#backend/waves/load-wave-demand.ts'
import { computePlan } from '#backend/plan/compute-plan.ts'
import type { PlanCache } from '#backend/plan/plan-cache.ts'
import type { Session } from '#backend/session.ts'
import { compareNatural, compareText } from '#shared/domain/compare.ts'
import { sourceNames } from '#shared/domain/estate/source-names.ts'
import { analyseNetworks } from '#shared/engine/networks/analyse-networks.ts'
import { withWaveDemand } from '#shared/engine/nic-layout/wave-demand.ts'
import { hostNetworks } from '#shared/engine/networks/host-networks.ts'

/** The networks of the source side, put together and looked through, and the NICs of the target's nodes. */
export function networkHandlers(session: Session, plans: PlanCache): Pick<Handlers<Api>, 'networks.analyse' | 'networks.hosts' | 'networks.host' | 'networks.concepts' | 'networks.security' | 'nics.layOut'> {
  return {
    'nics.layOut': async (_, { signal }) => {
      const project = session.project()
      const { nodeNetworks, target } = (await computePlan(plans, project, {})).plan
      if (nodeNetworks === null) return describeNicLayout(null)
      const nodes = new Map(target.nicLayout.groups.map((group) => [group.name, group.nodes.length === 0 ? null : group.nodes.length]))
      return describeNicLayout({ ...nodeNetworks, bandwidth: withWaveDemand(nodeNetworks.bandwidth, await loadWaveDemand(plans, project, signal), nodes) })
    },
    'networks.concepts': async () => describeConcepts(await loadConcepts(plans, session.project())),
    'networks.security': async () => {
      const { plan, estate } = await computePlan(plans, session.project(), {})
      return describeSecurity(plan, estate)
    },
    'networks.hosts': () => {
      const project = session.project()
      return inventoryMemo(project).part(listHosts, project)
    },
    'networks.host': async ({ hostId }) => {
      const project = session.project()
      const { estate } = await plans.basis(project)
      const { host, inventory } = loadHostInventory(project, estate, hostId)
      const { nics, switches, networks, adapters, guests } = hostNetworks(host, inventory)
      return { nics: [...nics], switches: switches.map((entry) => ({ ...entry, nics: [...entry.nics] })), networks: [...networks], adapters: [...adapters], guests: [...guests] }
    },
    'networks.analyse': async () => {
      const project = session.project()
      const { estate, memo } = await plans.basis(project)
      return memo.part(describeAnalysis, project, estate)
    },
  }
}

/** Hosts in the order of their sources and names. */
function listHosts(project: ProjectFile): ApiOutput<'networks.hosts'> {
  return {
    hosts: [...loadHostList(project)]
      .sort((left, right) => compareText(left.host.sourceId, right.host.sourceId) || compareNatural(left.host.name, right.host.name))
      .map(({ host, sourceName, nics }) => ({ id: host.id, name: host.name, sourceName, cluster: host.clusterName, nics })),
  }
}

/** The networks of the current snapshots; `estate` is the same project's, of which VMs and their NICs are taken. */
function describeAnalysis(project: ProjectFile, estate: Estate): ApiOutput<'networks.analyse'> {
  const inventory = loadNetworkInventory(project, estate)
  const nameOf = sourceNames(inventory.sources)
  const sourceName = (id: string): string => nameOf.get(id) ?? id
  const { networks, conflicts, coverage, vmkernel, notEvaluated } = analyseNetworks(inventory)
  return {
    networks: networks.map(({ portGroups, sourceIds, vmCount, nicCount, names, evidence, ...network }) => ({
      ...network,
      names: [...names],
      evidence: [...evidence],
      portGroups: portGroups.map(({ id, name, sourceId, switchName, datacenterName }) => ({ id, name, sourceName: sourceName(sourceId), switchName, datacenter: datacenterName })),
      sources: sourceIds.map(sourceName),
      vms: vmCount,
      nics: nicCount,
    })),
    conflicts: conflicts.map(({ vmCount, portGroupIds, ...conflict }) => ({ ...conflict, portGroupIds: [...portGroupIds], vms: vmCount })),
    coverage: coverage.map(({ sourceId, clusterName, ...cell }) => ({ ...cell, sourceName: sourceName(sourceId), cluster: clusterName })),
    vmkernel: vmkernel.map(({ sourceId, portGroupName, hostCount, devices, subnets, mtus, ...network }) => ({ ...network, sourceName: sourceName(sourceId), portGroup: portGroupName, hosts: hostCount, devices: [...devices], subnets: [...subnets], mtus: [...mtus] })),
    notEvaluated: [...notEvaluated],
  }
}
