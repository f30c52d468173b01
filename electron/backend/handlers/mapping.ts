import type { Handlers } from '#shared/contract/api-types.ts'
import type { Api, ApiOutput } from '#shared/contract/api.ts'
import { narrowTo } from '#backend/mapping/compute-estate.ts'
import { computeOf, describeCompute, listComputeIds } from '#backend/mapping/describe-compute.ts'
import { describeNamespaces } from '#backend/mapping/describe-namespaces.ts'
import { describeNetworks } from '#backend/mapping/describe-networks.ts'
import { describePlacement } from '#backend/mapping/describe-placement.ts'
import { describeScheduling } from '#backend/mapping/describe-scheduling.ts'
import { describeVmPlacement, listPlacedIds } from '#backend/mapping/describe-vm-placement.ts'
import { describeStorage } from '#backend/mapping/describe-storage.ts'
import type { ProjectFile } from '#backend/db/project-file.ts'
import { idsInScope } from '#backend/mapping/ids-in-scope.ts'
import { mappingEstateOf } from '#backend/mapping/mapping-estate.ts'
import { previewMapping } from '#backend/mapping/preview-mapping.ts'
import { shortenStorage } from '#backend/mapping/shorten-storage.ts'
import { summariseMaps } from '#backend/mapping/summarise-maps.ts'
import type { InventoryCache } from '#backend/inventory/inventory-cache.ts'
import { computePlan } from '#backend/plan/compute-plan.ts'
import type { PlanBasis, PlanCache } from '#backend/plan/plan-cache.ts'
import type { Session } from '#backend/session.ts'

/** Where datastores, port groups and the VMs' CPU and memory go, why, and what a decision would change. */
export function mappingHandlers(session: Session, plans: PlanCache, lists: InventoryCache): Pick<Handlers<Api>, 'mapping.summary' | 'mapping.storage' | 'mapping.networks' | 'mapping.compute' | 'mapping.compute-ids' | 'mapping.scheduling' | 'mapping.namespaces' | 'mapping.placement' | 'mapping.placement-vms' | 'mapping.placement-ids' | 'mapping.preview'> {
  return {
    'mapping.summary': async ({ scope }) => {
      const project = session.project()
      const [basis, ids] = await narrowed(project, scope)
      return summariseMaps(storageOf(basis, ids), networksOf(basis, ids), computeOf(narrowTo(basis, ids)))
    },
    'mapping.storage': async ({ scope, vm, ...part }) => {
      const project = session.project()
      return shortenStorage(storageOf(...(await narrowed(project, scope, vm))), part)
    },
    'mapping.networks': async ({ scope, vm }) => {
      const project = session.project()
      return networksOf(...(await narrowed(project, scope, vm)))
    },
    'mapping.compute': async (request) => {
      const project = session.project()
      return describeCompute(narrowTo(...(await narrowed(project, request.scope))), request)
    },
    'mapping.compute-ids': async ({ scope, ...query }) => {
      const project = session.project()
      return { ids: listComputeIds(narrowTo(...(await narrowed(project, scope))), query) }
    },
    'mapping.scheduling': async ({ scope }) => {
      const project = session.project()
      return describeScheduling(mappingEstateOf(...(await narrowed(project, scope))))
    },
    'mapping.namespaces': async ({ scope }) => {
      const project = session.project()
      const { plan } = await computePlan(plans, project, {})
      return describeNamespaces(narrowTo(...(await narrowed(project, scope))), plan)
    },
    'mapping.placement': async () => describePlacement(await computePlan(plans, session.project(), {})),
    'mapping.placement-vms': async (request) => {
      const project = session.project()
      return describeVmPlacement(narrowTo(...(await narrowed(project, request.scope))), request)
    },
    'mapping.placement-ids': async ({ scope, ...query }) => {
      const project = session.project()
      return { ids: listPlacedIds(narrowTo(...(await narrowed(project, scope))), query) }
    },
    'mapping.preview': async ({ changes, scope }) => {
      const project = session.project()
      const [basis, ids] = await narrowed(project, scope)
      return previewMapping(mappingEstateOf(basis, ids), changes, () => narrowTo(basis, null))
    },
  }

  /** The project with the VMs of a scope, or with one: the list first, so that what is decided meanwhile is not missed. One VM takes no list of all. */
  async function narrowed(project: ProjectFile, scope: string | undefined, vm?: string): Promise<[basis: PlanBasis, ids: ReadonlySet<string> | null]> {
    const ids = vm === undefined ? await idsInScope(lists, project, scope) : new Set([vm])
    return [await plans.basis(project), ids]
  }
}

/** Of the whole project what was described last, for as long as nothing changes. */
function storageOf(basis: PlanBasis, ids: ReadonlySet<string> | null): ApiOutput<'mapping.storage'> {
  return ids === null ? basis.memo.part(describeAllStorage, basis) : describeStorage(mappingEstateOf(basis, ids))
}

function describeAllStorage(basis: PlanBasis): ApiOutput<'mapping.storage'> {
  return describeStorage(mappingEstateOf(basis, null))
}

function networksOf(basis: PlanBasis, ids: ReadonlySet<string> | null): ApiOutput<'mapping.networks'> {
  return ids === null ? basis.memo.part(describeAllNetworks, basis) : describeNetworks(mappingEstateOf(basis, ids))
}

function describeAllNetworks(basis: PlanBasis): ApiOutput<'mapping.networks'> {
  return describeNetworks(mappingEstateOf(basis, null))
}
