import { countWords } from '#shared/contract/count-words.ts'
import type { CommandContext } from './command.ts'
import { singleLine } from './output/single-line.ts'
import { sizedClusters } from './sized-clusters.ts'
import { unwrap } from './unwrap.ts'

/** The nodes that the scenarios of a project take, and what is to be known of them. */
export interface ProjectSize {
  readonly clusters: ReturnType<typeof sizedClusters>
  readonly findings: readonly { readonly scenario: string; readonly severity: string; readonly message: string }[]
}

/** How many nodes the VMs of the open project take, by its scenarios or the defaults. */
export async function sizeProject(context: CommandContext): Promise<ProjectSize> {
  context.progress.update('size', '')
  const { results } = unwrap(await context.backend.invoke('sizing.compute', {}))
  context.progress.clear()
  return {
    clusters: sizedClusters(results),
    findings: results.flatMap(({ name, findings }) => findings.flatMap(({ severity, message }) => severity === 'information' ? [] : [{ scenario: name, severity, message }])),
  }
}

/** The nodes in sentences, a line for each scenario, for people. */
export function describeSize({ clusters, findings }: ProjectSize): string[] {
  return [
    ...clusters.map(({ name, nodes, nodeModel, bindingConstraint }) => {
      const workers = nodes.workers + nodes.failover + nodes.drain
      return `Nodes by “${singleLine(name)}”: ${countWords(workers, 'worker')}${nodeModel === null ? '' : ` (${singleLine(nodeModel)})`}, ${nodes.failover} of them for failures and ${nodes.drain} for updates, and ${nodes.controlPlane + nodes.infra} more for control plane and infrastructure; bound by ${bindingConstraint}.`
    }),
    ...findings.map(({ message }) => `  ${singleLine(message)}`),
  ]
}
