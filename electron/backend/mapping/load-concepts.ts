import type { ApiOutput } from '#shared/contract/api.ts'
import type { NetworkConceptTable } from '#shared/domain/plan/network-concepts.ts'
import { tellConcepts } from '#shared/engine/networks/tell-concepts.ts'
import { loadNetworkInventory } from '#backend/db/repositories/network-repository.ts'
import { loadSideRows } from '#backend/db/repositories/side-repository.ts'
import type { ProjectFile } from '#backend/db/project-file.ts'
import { type ComputedPlan, computePlan } from '#backend/plan/compute-plan.ts'
import type { PlanCache } from '#backend/plan/plan-cache.ts'

/** What a network team asks for, of the project as it is now. */
export async function loadConcepts(plans: PlanCache, project: ProjectFile): Promise<NetworkConceptTable> {
  return conceptsOf(project, await computePlan(plans, project, {}))
}

/** The same for a plan that was made already. */
export function conceptsOf(project: ProjectFile, { plan, estate }: ComputedPlan): NetworkConceptTable {
  return tellConcepts({ inventory: loadNetworkInventory(project, estate), plan, ipNetworks: loadSideRows(project, 'ipNetwork').map(({ row }) => row) })
}

/** In the shape of the contract. */
export function describeConcepts({ concepts, vlans, switchPorts, checks, notEvaluated }: NetworkConceptTable): ApiOutput<'networks.concepts'> {
  return {
    concepts: concepts.map((concept) => ({ ...concept, sourceNames: [...concept.sourceNames], targetNames: [...concept.targetNames] })),
    vlans: vlans.map(({ vmCount, nicCount, names, subnets, gateways, destinations, ...row }) => ({ ...row, names: [...names], subnets: [...subnets], gateways: [...gateways], destinations: [...destinations], vms: vmCount, nics: nicCount })),
    switchPorts: switchPorts.map(({ nodeCount, nics, taggedVlans, native, asks, ...row }) => ({ ...row, nodes: nodeCount, nics: [...nics], taggedVlans: [...taggedVlans], native: [...native], asks: [...asks] })),
    checks: [...checks],
    notEvaluated: [...notEvaluated],
  }
}
