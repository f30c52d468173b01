import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeSampleProject } from '#backend/testing/sample-project-file.ts'
import type { ApiOutput } from '#shared/contract/api.ts'
import type { sizedClusters } from './sized-clusters.ts'
import { runCli } from './testing/run-cli.ts'

/** Two busy cores need longer than Vitest's own seconds. */
const BUSY_MS = 120_000

let folder = ''
const project = (): readonly string[] => ['--project', join(folder, 'p.portolan')]
const answer = (stdout: string) => JSON.parse(stdout) as ApiOutput<'sizing.compute'> & { clusters: ReturnType<typeof sizedClusters> } // as the command prints it

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'portolan-cli-size-'))
  await writeSampleProject(join(folder, 'p.portolan'))
}, BUSY_MS)
afterAll(() => rmSync(folder, { recursive: true }))

describe('portolan size', { timeout: BUSY_MS }, () => {
  it('answers by the defaults as a table, CSV with a line a node, and JSON, the same bytes each time', async () => {
    const table = await runCli(['size', ...project()])
    expect([table.status, table.stdout]).toEqual([0, expect.stringMatching(/^ Defaults +\d+ +\d+ +storage/m)])
    expect(table.stderr).toContain('not evaluated')
    const json = await runCli(['size', ...project(), '--format', 'json'])
    const [result] = answer(json.stdout).results
    expect(result?.isVerified).toBe(true)
    expect((await runCli(['size', ...project(), '--format', 'json'])).stdout).toBe(json.stdout)
    const csv = await runCli(['size', ...project(), '--format', 'csv'])
    expect(csv.stdout.trim().split('\n')).toHaveLength((result?.workers.value ?? 0) + 1)
  })

  it('sums each scenario up as one cluster, by the numbers behind it', async () => {
    const { clusters: [cluster], results: [result] } = answer((await runCli(['size', ...project(), '--format', 'json'])).stdout)
    const [pool] = result?.pools ?? []
    expect(cluster).toMatchObject({ name: 'Defaults', vms: result?.demand.vms.value, bound: pool?.bound, packed: pool?.workloadNodes, bindingConstraint: result?.binding })
    expect(cluster?.nodeModel).toMatch(/\S/)
    const { total, controlPlane, infra, ...workers } = cluster?.nodes ?? { total: 0, controlPlane: 0, infra: 0, workers: 0, failover: 0, drain: 0 }
    expect(Object.values(workers).reduce((sum, nodes) => sum + nodes, 0)).toBe(result?.workers.value)
    expect(total).toBe((result?.workers.value ?? 0) + controlPlane + infra)
    expect(cluster?.perNode).toHaveLength(result?.workers.value ?? 0)
    expect(cluster?.gapPercent).toBeCloseTo(pool?.gapPercent ?? Number.NaN)
  })

  it('takes a target first', async () => {
    const copy = join(folder, 'target.portolan')
    await writeSampleProject(copy)
    const { results: [result] } = answer((await runCli(['size', '--project', copy, '--target', 'nfs', '--format', 'json'])).stdout)
    expect(result?.storage.odf).toBeNull()
    expect((await runCli(['size', '--project', copy, '--decisions', join(folder, 'none.yaml')])).status).toBe(3)
  })

  it('counts every VM of the inventory once: placed, left out or named', async () => {
    const { results: [result] } = answer((await runCli(['size', ...project(), '--powered-on', '--where', 'cluster = "LIS-Core-01"', '--format', 'json'])).stdout)
    const leftOut = result?.leftOut.reduce((sum, { vms }) => sum + vms, 0) ?? 0
    expect((result?.demand.vms.value ?? 0) + (result?.unsized.length ?? 0) + leftOut).toBe(200)
    expect(result?.pools[0]?.vms).toBe(result?.demand.vms.value)
  })

  it('says that nothing is freed on the source before waves are planned', async () => {
    const freed = await runCli(['size', ...project(), '--freed'])
    expect([freed.status, freed.stderr]).toEqual([0, expect.stringMatching(/No schedule of waves[\s\S]*0 of \d+ hosts/)])
  })

  it('keeps a scenario, changes it for one call, and compares all', async () => {
    expect((await runCli(['size', ...project(), '--save', 'Dense', '--cpu-overcommit', '8', '--node', '2x32,512', '--failover', '2', '--existing-hosts'])).status).toBe(0)
    expect((await runCli(['size', ...project(), '--save', 'Half', '--scenario', 'Dense', '--utilisation', '50', '--growth', '10x3', '--update-nodes', '0'])).status).toBe(0)
    const { results } = answer((await runCli(['size', ...project(), '--format', 'json'])).stdout)
    expect(results.map(({ name }) => name)).toEqual(['Dense', 'Half'])
    const [dense, half] = results.map(({ pools: [pool] }) => pool)
    expect([dense?.failoverNodes, half?.failoverNodes, dense?.updateNodes, half?.updateNodes]).toEqual([2, 2, 1, 0])
    expect(half?.workloadNodes).toBeGreaterThan(dense?.workloadNodes ?? 0)
    const changed = answer((await runCli(['size', ...project(), '--scenario', 'Dense', '--failover', '10%', '--format', 'json'])).stdout)
    expect(changed.results.map(({ name, workers }) => [name, workers.value > 0])).toEqual([['Dense', true]])
  })

  it('answers in part for inputs that make no sense, and refuses what it cannot read', async () => {
    const partial = await runCli(['size', ...project(), '--cpu-overcommit', '0.5', '--where', 'vcpus >'])
    expect([partial.status, partial.stderr]).toEqual([4, expect.stringMatching(/cpuOvercommit is 0\.5[\s\S]*filter of the scope/)])
    expect((await runCli(['size', ...project(), '--node', 'large'])).status).toBe(2)
    expect((await runCli(['size', ...project(), '--save', 'bad', '--cpu-overcommit', '0.5'])).status).toBe(2)
    expect((await runCli(['size', ...project(), '--scenario', 'none such'])).status).toBe(3)
  })
})
