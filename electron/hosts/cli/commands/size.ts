import type { ApiOutput } from '#shared/contract/api.ts'
import { DEFAULT_SCENARIO_NAME } from '#shared/contract/sizing-api.ts'
import { defineCommand } from '../command.ts'
import { EXIT_STATUS } from '../exit-status.ts'
import { formatCsv, formatJson, formatTable, type Rows } from '../output/format.ts'
import { printFreed } from '../print-freed.ts'
import { hasSizeInputs, SIZE_INPUT_HELP, SIZE_INPUT_OPTIONS, sizeInputs } from '../size-inputs.ts'
import { sizedClusters } from '../sized-clusters.ts'
import { openWithWishes, WISH_OPTION_HELP, WISH_OPTIONS } from '../take-wishes.ts'
import { unwrap } from '../unwrap.ts'

type Results = ApiOutput<'sizing.compute'>['results']

const MIB_PER_GIB = 1024
const MILLICORES = 1000

export const size = defineCommand({
  name: 'size',
  summary: 'Says how many nodes the VMs of a project take, and why.',
  usage: 'size --project FILE [--decisions FILE] [--target PRESET|FILE] [--scenario NAME] [--save NAME] [--freed] [INPUTS]',
  options: { project: { type: 'string' }, scenario: { type: 'string' }, save: { type: 'string' }, freed: { type: 'boolean' }, ...WISH_OPTIONS, ...SIZE_INPUT_OPTIONS },
  optionHelp: { project: 'the project file', scenario: 'this scenario of the project; without it all of them', save: 'keep the inputs in the project under this name', freed: 'what the kept schedule of waves frees on the source, in place of the nodes', ...WISH_OPTION_HELP, ...SIZE_INPUT_HELP },
  positionals: { min: 0, max: 0 },
  run: async (args, context) => {
    await openWithWishes(args, args.text('save') === undefined ? 'read' : 'write', context)
    if (args.flag('freed')) return printFreed(context)
    const { scenarios } = unwrap(await context.backend.invoke('sizing.scenarios', {}))
    const [named, saved] = [args.text('scenario'), args.text('save')]
    const name = saved ?? named ?? DEFAULT_SCENARIO_NAME
    const isOwn = saved !== undefined || hasSizeInputs(args)
    const base = scenarios.find((scenario) => scenario.name === named)?.inputs ?? {}
    const inputs = sizeInputs(base, args)
    if (saved !== undefined) unwrap(await context.backend.invoke('decisions.apply', { changes: [{ kind: 'sizing.scenario', subject: saved, value: inputs }] }))
    const isMissing = named !== undefined && !scenarios.some((scenario) => scenario.name === named)
    const wanted = isMissing ? [{ name: named }] : isOwn ? [{ name, inputs }] : named === undefined ? undefined : [{ name: named }]
    const { results, notComputed } = unwrap(await context.backend.invoke('sizing.compute', wanted === undefined ? {} : { scenarios: wanted }))
    if (context.format === 'json') context.print(formatJson({ clusters: sizedClusters(results), results, notComputed }))
    else if (context.format === 'csv') context.print(formatCsv(nodesOf(results)))
    else context.print(tables(results))
    for (const result of results) {
      for (const { severity, message } of result.findings) if (severity !== 'information') context.note(`${result.name}: ${message}`)
    }
    if (notComputed.length > 0) context.note(`Not computed, since there are more than eight: ${notComputed.join(', ')}.`)
    return results.every((result) => !result.isPartial && result.isVerified) ? EXIT_STATUS.done : EXIT_STATUS.doubtful
  },
})

/** Scenarios side by side, their pools, and what happens when nodes fail. */
function tables(results: Results): string {
  const summary: Rows = {
    columns: ['scenario', 'vms', 'workers', 'binding', 'vcpus', 'cores', 'memoryGib', 'physicalCores', 'subscriptions', 'controlPlane', 'clusters'],
    rows: results.map((result) => ({
      scenario: result.name,
      vms: result.demand.vms.value,
      workers: result.workers.value,
      binding: result.binding,
      vcpus: result.demand.vcpus.value,
      cores: Math.ceil(result.demand.cpuMillicores.value / MILLICORES),
      memoryGib: Math.ceil(result.demand.memoryMib.value / MIB_PER_GIB),
      physicalCores: result.subscriptions.cores,
      subscriptions: result.subscriptions.openshift.value,
      controlPlane: result.controlPlane.role?.nodes ?? 0,
      clusters: result.split.clusters,
    })),
  }
  const pools: Rows = {
    columns: ['scenario', 'group', 'vms', 'nodes', 'workload', 'failover', 'updates', 'bound', 'gapPercent', 'binding', 'withoutPlace', 'verified', 'models'],
    rows: results.flatMap((result) => result.pools.map((pool) => ({
      scenario: result.name,
      group: pool.name,
      vms: pool.vms,
      nodes: pool.nodeCount.value,
      workload: pool.workloadNodes,
      failover: pool.failoverNodes,
      updates: pool.updateNodes,
      bound: pool.bound,
      gapPercent: oneDecimal(pool.gapPercent),
      binding: pool.binding,
      withoutPlace: pool.withoutPlace.length,
      verified: pool.isVerified,
      models: pool.kinds.filter(({ nodes }) => nodes > 0).map(({ name, nodes }) => `${nodes} × ${name}`),
    }))),
  }
  const failures: Rows = {
    columns: ['scenario', 'group', 'failedNodes', 'vmsWithoutPlace', 'needsMoves', 'cpuPercent', 'memoryPercent'],
    rows: results.flatMap((result) => result.pools.flatMap((pool) => pool.failures.map((failure) => ({
      scenario: result.name,
      group: pool.name,
      failedNodes: failure.failedNodes,
      vmsWithoutPlace: failure.vmsWithoutPlace,
      needsMoves: failure.needsMoves,
      cpuPercent: failure.cpuPercent === null ? null : oneDecimal(failure.cpuPercent),
      memoryPercent: failure.memoryPercent === null ? null : oneDecimal(failure.memoryPercent),
    })))),
  }
  return [summary, pools, failures].map(formatTable).join('\n')
}

/** A line for each node. */
function nodesOf(results: Results): Rows {
  return {
    columns: ['scenario', 'group', 'node', 'model', 'isExisting', 'isSpare', 'vms', 'cpuMillicores', 'memoryMib', 'pods', 'cpuPercent', 'memoryPercent', 'strandedCpuMillicores', 'strandedMemoryMib'],
    rows: results.flatMap((result) => result.pools.flatMap((pool) => pool.nodes.map((node) => ({
      scenario: result.name,
      group: pool.name,
      node: node.name,
      model: node.kind,
      isExisting: node.isExisting,
      isSpare: node.isSpare,
      vms: node.vms,
      cpuMillicores: node.cpuMillicores,
      memoryMib: node.memoryMib,
      pods: node.pods,
      cpuPercent: oneDecimal(node.cpuPercent),
      memoryPercent: oneDecimal(node.memoryPercent),
      strandedCpuMillicores: node.strandedCpuMillicores,
      strandedMemoryMib: node.strandedMemoryMib,
    })))),
  }
}

function oneDecimal(value: number): number {
  return Math.round(value * 10) / 10
}
