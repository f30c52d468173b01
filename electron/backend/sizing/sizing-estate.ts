import { createEstateReader } from '#backend/db/estate-reader.ts'
import { type ProjectFile, readProject } from '#backend/db/project-file.ts'
import { loadComputeVms } from '#backend/db/repositories/compute-repository.ts'
import { currentDecisions } from '#backend/db/repositories/decision-repository.ts'
import { groupByVm, loadClusters, loadDatastores, loadSources } from '#backend/db/repositories/estate-repository.ts'
import { loadSideRows } from '#backend/db/repositories/side-repository.ts'
import type { Decisions } from '#shared/domain/decisions/decision.ts'
import type { EstateCluster } from '#shared/domain/estate/estate.ts'
import type { Host } from '#shared/domain/estate/infrastructure.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { decideInclusion, type Inclusion } from '#shared/engine/inclusion/decide-inclusion.ts'
import { createHostClocks } from '#shared/engine/mapping/compute/host-clocks.ts'
import { mapCompute } from '#shared/engine/mapping/compute/map-compute.ts'
import { mapDatastores } from '#shared/engine/mapping/storage/map-datastores.ts'
import { sizingVmOf } from '#shared/engine/sizing/sizing-subject.ts'
import type { LeftOutVm, SizingVm } from '#shared/engine/sizing/sizing-vm.ts'

/** As much of a project as sizing takes, of one moment. */
export interface SizingEstate {
  /** The VMs that take part. */
  readonly vms: readonly SizingVm[]
  readonly leftOut: readonly LeftOutVm[]
  readonly hosts: readonly Host[]
  readonly clusters: readonly EstateCluster[]
  readonly inclusions: ReadonlyMap<string, Inclusion>
  readonly decisions: Decisions
}

/** Reads the estate and maps CPU, memory and disks by the plan's own functions. */
export function loadSizingEstate(project: ProjectFile, target: Target): SizingEstate {
  return readProject(project, () => {
    const reader = createEstateReader(project)
    const decisions = currentDecisions(project)
    const all = loadComputeVms(reader)
    const inclusions = new Map(all.map((vm) => [vm.id, decideInclusion(vm, decisions['vm.inclusion'][vm.id])]))
    const included = all.filter((vm) => inclusions.get(vm.id)?.isIncluded === true)
    const hosts = reader.read('host')
    const clusters = loadClusters(reader)
    const datastores = mapDatastores(loadDatastores(reader), included, target, decisions['datastore.storage-class'])
    const compute = mapCompute({ estate: { sources: loadSources(project), hosts, clusters }, included, target, decisions, datastores })
    const mappings = new Map(compute.vms.map((mapping) => [mapping.vmId, mapping]))
    const datastoresById = new Map(datastores.map((mapping) => [mapping.datastoreId, mapping]))
    const performance = new Map(loadSideRows(project, 'performance').flatMap(({ vmId, row }) => (vmId === null ? [] : [[vmId, row] as const])))
    const rules = groupByVm(reader.read('clusterRule'))
    const clockOf = createHostClocks(hosts)
    return {
      vms: included.map((vm) => sizingVmOf(vm, { mapping: mappings.get(vm.id), datastores: datastoresById, performance: performance.get(vm.id), hostMhz: clockOf(vm), clusterRules: rules.get(vm.id) ?? [] })),
      leftOut: all.flatMap((vm) => {
        const inclusion = inclusions.get(vm.id)
        return inclusion === undefined || inclusion.isIncluded ? [] : [{ vmId: vm.id, reason: inclusion.reasons[0]?.message ?? 'Left out.' }]
      }),
      hosts,
      clusters,
      inclusions,
      decisions,
    }
  })
}
