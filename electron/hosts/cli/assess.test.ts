import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findResourcesFolder } from '#backend/resources.ts'
import { writeSampleProject } from '#backend/testing/sample-project-file.ts'
import { runCli } from './testing/run-cli.ts'

/** Two busy cores need longer than Vitest's own seconds. */
const BUSY_MS = 120_000

interface Assessed {
  readonly vms: readonly { id: string; status: string | null; findings: { id: string; severity: string }[]; notEvaluated: string[] }[]
  readonly totals: { vms: number; included: number; statuses: Record<string, number> }
}

let folder = ''
const project = (): string[] => ['--project', join(folder, 'p.portolan')]

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'portolan-cli-assess-'))
  await writeSampleProject(join(folder, 'p.portolan'))
}, BUSY_MS)
afterAll(() => rmSync(folder, { recursive: true }))

describe('portolan assess', { timeout: BUSY_MS }, () => {
  it('gives every VM that takes part a status, and counts the same', async () => {
    const { vms, totals } = JSON.parse((await runCli(['assess', ...project(), '--format', 'json'])).stdout) as Assessed // as documented
    const included = vms.filter(({ status }) => status !== null)
    expect([vms.length, included.length]).toEqual([totals.vms, totals.included])
    const counts = Object.fromEntries(['ready', 'not-evaluated', 'attention', 'blocked'].map((status) => [status, included.filter((vm) => vm.status === status).length]))
    expect(totals.statuses).toEqual(counts)
    for (const { status, findings, notEvaluated } of included) {
      if (status === 'ready' || status === 'not-evaluated') expect(findings.every(({ severity }) => severity === 'information')).toBe(true)
      if (status === 'not-evaluated') expect(notEvaluated.length).toBeGreaterThan(0)
    }
    const csv = await runCli(['assess', ...project(), '--format', 'csv'])
    expect(csv.stdout.trim().split('\n')).toHaveLength(vms.length + 1)
  })

  it('filters by what it says itself, as the inventory does', async () => {
    const { vms } = JSON.parse((await runCli(['assess', ...project(), '--where', 'status = attention and FINDINGS ~ vmware.os.unsupported', '--format', 'json'])).stdout) as Assessed // as documented
    expect(vms.length).toBeGreaterThan(0)
    for (const { status, findings } of vms) expect([status, findings.some(({ id }) => id === 'vmware.os.unsupported')]).toEqual(['attention', true])
    const listed = JSON.parse((await runCli(['inventory', 'vms', ...project(), '--where', 'status = attention and findings ~ vmware.os.unsupported', '--format', 'json'])).stdout) as { id: string; status: string }[] // as documented
    expect(listed.map(({ id }) => id)).toEqual(vms.map(({ id }) => id))
    expect(listed[0]?.status).toBe('attention')
  })

  it('prints a table with the counts below, under another target if asked', async () => {
    const file = join(folder, 'one-node.yaml')
    writeFileSync(file, readFileSync(join(findResourcesFolder(), 'targets', 'odf.yaml'), 'utf8').replaceAll('openshift-storage.rbd.csi.ceph.com', 'topolvm.io'))
    const table = (await runCli(['assess', ...project(), '--target', file, '--where', 'vcpus > 0'])).stdout
    expect(table).toMatch(/^ status +blocked +\d+/m)
    expect(table).toMatch(/portolan\.migration\.not_live_migratable +warning +[1-9]/)
  })

  it('refuses a filter that is not understood', async () => {
    expect((await runCli(['assess', ...project(), '--where', 'status >'])).status).toBe(2)
  })
})
