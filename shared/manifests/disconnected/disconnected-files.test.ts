import { describe, expect, it } from 'vitest'
import type { Target } from '#shared/domain/target/target.ts'
import { withWholeCluster } from '../golden/example-cluster.ts'
import { examplePlan } from '../golden/example-plan.ts'
import { disconnectedFiles } from './disconnected-files.ts'

const ALL_RESOURCES = /cluster-resources$/m

function readmeOf(controlPlane: Target['controlPlane']): string {
  const plan = withWholeCluster(examplePlan())
  return disconnectedFiles({ ...plan, target: { ...plan.target, controlPlane } }).find(({ path }) => path === 'disconnected/README.md')?.text ?? ''
}

describe('what a disconnected site is told of its mirrors', () => {
  it('is to apply all that oc-mirror wrote, where nodes are configured from inside', () => {
    expect(readmeOf('dedicated-3')).toMatch(ALL_RESOURCES)
    expect(readmeOf('dedicated-3')).not.toContain('imageContentSources')
  })

  it('is to state them in the HostedCluster, where nodes are configured from the hosting cluster', () => {
    const readme = readmeOf('hosted')
    expect(readme).not.toMatch(ALL_RESOURCES)
    expect(readme).toContain('`spec.imageContentSources` of the HostedCluster')
    expect(readme).toContain('cluster-resources/cs-redhat-operator-index-v4-22.yaml')
  })
})
