import type { Handlers } from '#shared/contract/api-types.ts'
import type { Api } from '#shared/contract/api.ts'
import { loadComputeEstate } from '#backend/mapping/compute-estate.ts'
import { describeCompute } from '#backend/mapping/describe-compute.ts'
import { describeNetworks } from '#backend/mapping/describe-networks.ts'
import { describePlacement } from '#backend/mapping/describe-placement.ts'
import { describeScheduling } from '#backend/mapping/describe-scheduling.ts'
import { describeStorage } from '#backend/mapping/describe-storage.ts'
import { loadMappingEstate } from '#backend/mapping/mapping-estate.ts'
import { previewMapping } from '#backend/mapping/preview-mapping.ts'
import { computePlan, projectTarget } from '#backend/plan/compute-plan.ts'
import type { Session } from '#backend/session.ts'

/** Where datastores, port groups and the VMs' CPU and memory go, why, and what a decision would change. */
export function mappingHandlers(session: Session): Pick<Handlers<Api>, 'mapping.storage' | 'mapping.networks' | 'mapping.compute' | 'mapping.scheduling' | 'mapping.placement' | 'mapping.preview'> {
  return {
    'mapping.storage': async ({ scope }) => {
      const project = session.project()
      const target = await projectTarget(project)
      return describeStorage(loadMappingEstate(project, scope), target)
    },
    'mapping.networks': async ({ scope }) => {
      const project = session.project()
      const target = await projectTarget(project)
      return describeNetworks(loadMappingEstate(project, scope), target)
    },
    'mapping.compute': async ({ scope }) => {
      const project = session.project()
      const target = await projectTarget(project)
      return describeCompute(loadComputeEstate(project, scope), target)
    },
    'mapping.scheduling': async ({ scope }) => {
      const project = session.project()
      const target = await projectTarget(project)
      return describeScheduling(loadMappingEstate(project, scope), target)
    },
    'mapping.placement': async () => describePlacement(await computePlan(session.project(), {})),
    'mapping.preview': async ({ changes, scope }) => {
      const project = session.project()
      const target = await projectTarget(project)
      return previewMapping(loadMappingEstate(project, scope), target, changes)
    },
  }
}
