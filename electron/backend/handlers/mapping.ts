import type { Handlers } from '#shared/contract/api-types.ts'
import type { Api } from '#shared/contract/api.ts'
import { narrowToScope } from '#backend/mapping/compute-estate.ts'
import { describeCompute, listComputeIds } from '#backend/mapping/describe-compute.ts'
import { describeNamespaces } from '#backend/mapping/describe-namespaces.ts'
import { describeNetworks } from '#backend/mapping/describe-networks.ts'
import { describePlacement } from '#backend/mapping/describe-placement.ts'
import { describeScheduling } from '#backend/mapping/describe-scheduling.ts'
import { describeVmPlacement, listPlacedIds } from '#backend/mapping/describe-vm-placement.ts'
import { describeStorage } from '#backend/mapping/describe-storage.ts'
import { mappingEstateOf } from '#backend/mapping/mapping-estate.ts'
import { previewMapping } from '#backend/mapping/preview-mapping.ts'
import { computePlan } from '#backend/plan/compute-plan.ts'
import type { PlanCache } from '#backend/plan/plan-cache.ts'
import type { Session } from '#backend/session.ts'

/** Where datastores, port groups and the VMs' CPU and memory go, why, and what a decision would change. */
export function mappingHandlers(session: Session, plans: PlanCache): Pick<Handlers<Api>, 'mapping.storage' | 'mapping.networks' | 'mapping.compute' | 'mapping.compute-ids' | 'mapping.scheduling' | 'mapping.namespaces' | 'mapping.placement' | 'mapping.placement-vms' | 'mapping.placement-ids' | 'mapping.preview'> {
  return {
    'mapping.storage': async ({ scope }) => {
      const project = session.project()
      return describeStorage(mappingEstateOf(project, await plans.basis(project), scope))
    },
    'mapping.networks': async ({ scope }) => {
      const project = session.project()
      return describeNetworks(mappingEstateOf(project, await plans.basis(project), scope))
    },
    'mapping.compute': async (request) => {
      const project = session.project()
      return describeCompute(narrowToScope(project, await plans.basis(project), request.scope), request)
    },
    'mapping.compute-ids': async ({ scope, ...query }) => {
      const project = session.project()
      return { ids: listComputeIds(narrowToScope(project, await plans.basis(project), scope), query) }
    },
    'mapping.scheduling': async ({ scope }) => {
      const project = session.project()
      return describeScheduling(mappingEstateOf(project, await plans.basis(project), scope))
    },
    'mapping.namespaces': async ({ scope }) => {
      const project = session.project()
      const { plan } = await computePlan(plans, project, {})
      return describeNamespaces(narrowToScope(project, await plans.basis(project), scope), plan)
    },
    'mapping.placement': async () => describePlacement(await computePlan(plans, session.project(), {})),
    'mapping.placement-vms': async (request) => {
      const project = session.project()
      return describeVmPlacement(narrowToScope(project, await plans.basis(project), request.scope), request)
    },
    'mapping.placement-ids': async ({ scope, ...query }) => {
      const project = session.project()
      return { ids: listPlacedIds(narrowToScope(project, await plans.basis(project), scope), query) }
    },
    'mapping.preview': async ({ changes, scope }) => {
      const project = session.project()
      const basis = await plans.basis(project)
      return previewMapping(mappingEstateOf(project, basis, scope), changes, () => narrowToScope(project, basis, undefined))
    },
  }
}
