import type { Finding } from '#shared/domain/finding.ts'
import type { Term } from '#shared/domain/sizing/figure.ts'
import type { Failover } from '#shared/domain/sizing/scenario-parts.ts'
import { plus } from './figure.ts'
import { sizingFinding } from './findings.ts'
import type { ClusterFailover } from './sizing-vm.ts'

const HUNDRED = 100

export interface FailoverNodes {
  readonly nodes: number
  readonly term: Term
  readonly findings: readonly Finding[]
}

/**
 * How many nodes of a pool may fail, of `others` that are there besides. A percentage is of all nodes, rounded up. Carried
 * over is the most that HA of a source cluster was set to hold; where one does not say, which includes admission control by
 * percent, the scenario's own number counts at least, and a finding says so.
 */
export function failoverNodes(failover: Failover, others: number, pool: string, clusters: readonly ClusterFailover[]): FailoverNodes {
  if (failover.by === 'count') return { nodes: failover.nodes, term: plus('Nodes that may fail', failover.nodes, 'nodes', 'scenario: failover.nodes'), findings: [] }
  if (failover.by === 'percent') {
    const nodes = Math.ceil((others * failover.percent) / (HUNDRED - failover.percent) - SLACK)
    return { nodes, term: plus(`Nodes that may fail: ${failover.percent} % of all, rounded up`, nodes, 'nodes', 'scenario: failover.percent'), findings: [] }
  }
  const stated = clusters.filter(({ hosts }) => hosts !== null)
  const silent = clusters.filter(({ hosts }) => hosts === null).map(({ clusterName }) => clusterName)
  const most = Math.max(0, ...stated.map(({ hosts }) => hosts ?? 0))
  const isWhole = stated.length > 0 && silent.length === 0
  const nodes = isWhole ? most : Math.max(most, failover.otherwise)
  const source = isWhole ? 'HA of the source: the highest failover level' : 'scenario: failover.otherwise'
  return {
    nodes,
    term: plus('Nodes that may fail', nodes, 'nodes', source),
    findings: isWhole ? [] : [sizingFinding('failover-not-stated', 'warning', pool, `${silent.length === 0 ? 'No source cluster states' : `${silent.join(', ')} ${silent.length === 1 ? 'does' : 'do'} not state`} how many hosts may fail, as with admission control by percent: not evaluated, and ${nodes} counts.`, 'State the failover in the scenario.')],
  }
}

/** Quotients of whole numbers end a hair above one. */
const SLACK = 1e-9
