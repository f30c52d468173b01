// `npm run bench -- sizing [--vms 10000,100000] [--repeat N]`: packing, its gap and a whole sizing of generated estates.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { createBackend } from '#backend/create-backend.ts'
import { openProject } from '#backend/db/project-file.ts'
import { createPlanCache } from '#backend/plan/plan-cache.ts'
import { sizingEstateOf, type SizingEstate } from '#backend/sizing/sizing-estate.ts'
import { generateSample } from '#build/sample/generate.ts'
import { DEFAULT_EXPORTED_AT } from '#build/sample/options.ts'
import { sizingScenarioSchema } from '#shared/domain/sizing/scenario.ts'
import { computeSizing } from '#shared/engine/sizing/compute-sizing.ts'
import { demandOf } from '#shared/engine/sizing/demand-item.ts'
import { GENERAL_GROUP } from '#shared/engine/sizing/match-group.ts'
import { hardwareOf } from '#shared/engine/sizing/node-hardware.ts'
import { nodeKind } from '#shared/engine/sizing/node-kind.ts'
import { lowerBounds } from '#shared/engine/sizing/pack/bounds.ts'
import { pack } from '#shared/engine/sizing/pack/pack.ts'
import { poolProblem } from '#shared/engine/sizing/pool-problem.ts'
import { scopeVms } from '#shared/engine/sizing/scope-vms.ts'
import { clusterFailoverOf } from '#shared/engine/sizing/sizing-subject.ts'

const SAMPLE_SEED = 42
const SMALL = 10_000
const BUDGET_MS = { small: 400, large: 6_000 } as const
const MOST_GAP_PERCENT = 3
const MICROSECONDS_PER_MS = 1000
const HUNDRED = 100
const IMPORTED_AT = '2026-03-02T09:00:00.000Z'
/** Nodes and overcommit for which 10,000 VMs take about 200 nodes, by memory, by CPU, and by both at once. */
const SCENARIOS = [
  { name: 'by memory', cpuOvercommit: 8, memoryGib: 1_536, cores: 48 },
  { name: 'by CPU', cpuOvercommit: 3, memoryGib: 2_048, cores: 48 },
  { name: 'by both', cpuOvercommit: 4, memoryGib: 1_152, cores: 48 },
] as const

/** Prints times of packing and of the whole sizing, and gaps, and fails where one is beyond its budget. */
export async function run(benchArguments: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...benchArguments], options: { vms: { type: 'string', default: '10000,100000' }, repeat: { type: 'string', default: '3' } } })
  console.log('| VMs | Scenario | Nodes with VMs | Bound | Gap, % | Packing, first, ms | Packing, best, ms | Whole sizing, ms |\n|---:|---|---:|---:|---:|---:|---:|---:|')
  for (const vms of values.vms.split(',').map(Number)) {
    const estate = await loadSample(vms)
    const { target } = estate
    const budget = vms <= SMALL ? BUDGET_MS.small : BUDGET_MS.large
    for (const { name, cpuOvercommit, memoryGib, cores } of SCENARIOS) {
      const scenario = sizingScenarioSchema.parse({ cpuOvercommit, nodes: [{ name: 'node', sockets: 2, coresPerSocket: cores / 2, memoryGib, odfDisks: 0 }] })
      const { sized } = scopeVms(estate.vms, [], scenario.scope)
      const items = sized.map((vm) => demandOf(vm, null, GENERAL_GROUP, scenario, target.openshift))
      const kinds = hardwareOf(null, scenario, target, []).hardware.map((hardware) => nodeKind(hardware, scenario, target.openshift, scenario.memoryOvercommitPercent, null))
      const packingMs: number[] = []
      let [nodes, bound] = [0, 0]
      for (let round = 0; round < Number(values.repeat); round++) {
        packingMs.push(timed(() => {
          const { problem } = poolProblem(items, kinds, [])
          bound = Math.max(...lowerBounds(problem).map((entry) => entry.nodes))
          nodes = pack(problem, bound).kindOf.length
        }))
      }
      let isVerified = false
      const wholeMs = timed(() => {
        isVerified = computeSizing({ name, scenario, target, vms: estate.vms, leftOut: estate.leftOut, hosts: estate.hosts, clusters: estate.clusters.map(clusterFailoverOf) }).isVerified
      })
      const gap = ((nodes - bound) / bound) * HUNDRED
      const [first = Number.NaN] = packingMs
      console.log(`| ${items.length.toLocaleString('en')} | ${name} | ${nodes} | ${bound} | ${gap.toFixed(1)} | ${first.toFixed(0)} | ${Math.min(...packingMs).toFixed(0)} | ${wholeMs.toFixed(0)} |`)
      if (gap > MOST_GAP_PERCENT || first > budget || !isVerified) process.exitCode = 1
    }
  }
}

async function loadSample(vms: number): Promise<SizingEstate> {
  const folder = mkdtempSync(path.join(tmpdir(), 'portolan-bench-'))
  const backend = createBackend({ now: () => IMPORTED_AT, monotonicMs: () => performance.now(), logUnexpected: (error) => String(error) })
  try {
    const projectPath = path.join(folder, 'estate.portolan')
    const workbook = path.join(folder, 'estate.xlsx')
    await generateSample({ vms, form: 'native', seed: SAMPLE_SEED, vcenters: 1, exportedAt: DEFAULT_EXPORTED_AT }, workbook)
    for (const outcome of [await backend.invoke('project.open', { path: projectPath, create: true }), await backend.invoke('inventory.import', { files: [workbook] })]) {
      if (!outcome.ok) throw new Error(outcome.error.message)
    }
    backend.close()
    const project = openProject(projectPath, { create: false })
    try {
      return sizingEstateOf(project, await createPlanCache().basis(project))
    } finally {
      project.database.close()
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Time that this thread computed, in ms: what other programs take of the processor is not the sizing's doing. */
function timed(work: () => unknown): number {
  const started = process.threadCpuUsage()
  work()
  const { user, system } = process.threadCpuUsage(started)
  return (user + system) / MICROSECONDS_PER_MS
}
