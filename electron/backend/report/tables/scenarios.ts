import { MIB_PER_GIB } from '#shared/domain/units.ts'
import { defineTable, joined } from '../report-table.ts'

const MILLICORES = 1_000

/** Named sets of inputs side by side. */
export const scenarios = defineTable({
  id: 'scenarios',
  title: 'Scenarios',
  about: 'One row a scenario: what it asks for, and how many nodes that takes.',
  none: 'No scenario was computed.',
  columns: [
    { key: 'scenario', title: 'Scenario', kind: 'text', width: 28 },
    { key: 'openshift', title: 'OpenShift', kind: 'text', width: 11 },
    { key: 'vms', title: 'VMs', kind: 'count' },
    { key: 'vcpus', title: 'vCPUs', kind: 'count' },
    { key: 'cpuCores', title: 'CPU asked for, cores', kind: 'decimal', width: 14 },
    { key: 'memoryGib', title: 'Memory asked for, GiB', kind: 'decimal', width: 14 },
    { key: 'workers', title: 'Workers', kind: 'count' },
    { key: 'failoverNodes', title: 'For failures', kind: 'count' },
    { key: 'updateNodes', title: 'For updates', kind: 'count' },
    { key: 'bound', title: 'Lower bound', kind: 'count' },
    { key: 'binding', title: 'Decided by', kind: 'text', width: 18 },
    { key: 'models', title: 'Nodes', kind: 'prose', width: 36 },
    { key: 'controlPlaneNodes', title: 'Control plane', kind: 'count' },
    { key: 'infraNodes', title: 'Infrastructure', kind: 'count', width: 14 },
    { key: 'physicalCores', title: 'Physical cores', kind: 'count', width: 13 },
    { key: 'subscriptions', title: 'Subscriptions', kind: 'count', width: 13 },
    { key: 'isVerified', title: 'Failover verified', kind: 'flag', width: 12 },
    { key: 'isPartial', title: 'Partial answer', kind: 'flag', width: 12 },
  ],
  rows: ({ scenarios: results }) =>
    results.map((result) => [
      result.name,
      result.openshift,
      result.demand.vms.value,
      result.demand.vcpus.value,
      result.demand.cpuMillicores.value / MILLICORES,
      result.demand.memoryMib.value / MIB_PER_GIB,
      result.workers.value,
      sum(result.pools.map((pool) => pool.failoverNodes)),
      sum(result.pools.map((pool) => pool.updateNodes)),
      sum(result.pools.map((pool) => pool.bound)),
      result.binding,
      joined(result.pools.flatMap((pool) => pool.kinds.filter(({ nodes }) => nodes > 0).map(({ name, nodes }) => `${nodes} × ${name}`))),
      result.controlPlane.role?.nodes ?? 0,
      result.controlPlane.infra?.nodes ?? 0,
      result.subscriptions.cores,
      result.subscriptions.openshift.value,
      result.isVerified,
      result.isPartial,
    ]),
})

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
