import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LAYOUTS } from '#backend/importers/ovirt/testing/sample-documents.ts'
import { sampleEngine, uuid } from '#backend/importers/ovirt/testing/sample-engine.ts'
import { STAND_IN_CERTIFICATE } from '#backend/importers/ovirt/testing/stand-in-certificate.ts'
import { PASSWORD, startStandInEngine, USER } from '#backend/importers/ovirt/testing/stand-in-engine.ts'
import { parse } from 'yaml'
import { runCli } from './testing/run-cli.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portolan-cli-ovirt-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function writeDump(): void {
  for (const [path, text] of LAYOUTS['JSON, an object a file']?.(sampleEngine()) ?? []) {
    mkdirSync(dirname(join(folder, 'dump', path)), { recursive: true })
    writeFileSync(join(folder, 'dump', path), text)
  }
}

/** Objects of one kind, wherever they lie in the bundle. */
function objectsOf(kind: string): { readonly kind: string; readonly spec: unknown }[] {
  const files = readdirSync(join(folder, 'out'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'))
  return files.map((name) => parse(readFileSync(join(folder, 'out', name), 'utf8')) as { readonly kind: string; readonly spec: unknown }).filter((object) => object.kind === kind)
}

describe('portolan plan on an engine’s documents', () => {
  it('writes a bundle of which no check finds anything critical, with the engine’s own ids', async () => {
    writeDump()
    const run = await runCli(['plan', 'dump', '--out', 'out', '--strict', '--format', 'json'], { workingFolder: folder })
    expect(run).toMatchObject({ status: expect.any(Number) as unknown, stderr: '' })
    const { plan, checks } = JSON.parse(run.stdout) as { plan: { unplaced: { vm: string; reasons: { code: string }[] }[] }; checks: { critical: number } }
    expect(JSON.stringify(checks)).not.toMatch(/"severity":"critical"/)
    // The two VMs that share a disk, which MTV would copy twice
    expect(JSON.stringify(plan.unplaced)).toContain('shared-disk-ovirt')
    const providers = objectsOf('Provider')
    expect(providers.map((provider) => (provider.spec as { type: string }).type).sort()).toEqual(['openshift', 'ovirt'])
    const rows = objectsOf('NetworkMap').flatMap((map) => (map.spec as { map: { source: { id: string; name: string } }[] }).map)
    expect(new Set(rows.map(({ source }) => source.id))).toEqual(new Set([uuid('network', 2)]))
    const storage = objectsOf('StorageMap').flatMap((map) => (map.spec as { map: { source: { id: string } }[] }).map)
    expect(new Set(storage.map(({ source }) => source.id))).toEqual(new Set([uuid('domain', 1)]))
  })
})

describe('portolan import --engine', () => {
  it('reads an engine into a project, with the password from whoever is asked', async () => {
    const server = await startStandInEngine(sampleEngine())
    try {
      writeFileSync(join(folder, 'ca.pem'), STAND_IN_CERTIFICATE)
      const argv = ['import', '--engine', server.url, '--user', USER, '--ca', 'ca.pem', '--project', 'p.portolan', '--format', 'json']
      const run = await runCli(argv, { workingFolder: folder, password: PASSWORD })
      expect(run.stderr).toBe('')
      expect(JSON.parse(run.stdout)).toMatchObject({ counts: { vms: 8, templates: 1, hosts: 1, networks: 4 } })
      expect(readFileSync(join(folder, 'p.portolan')).includes(Buffer.from(PASSWORD))).toBe(false)
      const wrong = await runCli([...argv.slice(0, -4), '--project', 'q.portolan'], { workingFolder: folder, password: 'wrong' })
      expect(wrong).toMatchObject({ status: 2, stderr: expect.stringMatching(/refuses the user/) as unknown })
      expect(readdirSync(folder)).not.toContain('q.portolan')
    } finally {
      await server.close()
    }
  })

  it.each([
    ['both an engine and files', ['import', 'a.xlsx', '--engine', 'https://e', '--user', 'u', '--project', 'p']],
    ['neither', ['import', '--project', 'p']],
    ['an engine without a user', ['import', '--engine', 'https://e', '--project', 'p']],
    ['a password as an argument', ['import', '--engine', 'https://e', '--user', 'u', '--password', 'x', '--project', 'p']],
  ])('%s is a matter of usage', async (_, argv) => {
    expect((await runCli(argv, { workingFolder: folder, password: 'x' })).status).toBe(2)
  })
})
