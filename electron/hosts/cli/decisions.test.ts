import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeSampleProject } from '#backend/testing/sample-project-file.ts'
import { BUSY_MS } from '#backend/testing/use-sample-project.ts'
import { runCli } from './testing/run-cli.ts'

let folder = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'portolan-decisions-command-'))
  for (const name of ['one', 'two']) await writeSampleProject(join(folder, `${name}.portolan`))
  writeFileSync(join(folder, 'own.yaml'), 'apiVersion: portolan/v1\ntarget: {use: nfs}\nvms:\n  - vm: ERP-WEB-02\n    namespace: erp\n  - vm: ERP-WEB-99\n    namespace: erp\n')
}, BUSY_MS)
afterAll(() => rmSync(folder, { recursive: true }))

const run = (...argv: string[]) => runCli(['decisions', ...argv], { workingFolder: folder })

describe('portolan decisions', () => {
  it('imports and exports, the same bytes in each project with the estate', { timeout: BUSY_MS }, async () => {
    const imported = await run('import', 'own.yaml', '--project', 'one.portolan', '--strict', '--format', 'json')
    expect(JSON.parse(imported.stdout)).toEqual({ applied: 1, unknownSubjects: ['vm ERP-WEB-99: no such object'], target: 'nfs' })
    expect(imported).toMatchObject({ status: 4, stderr: 'decisions: vm ERP-WEB-99: no such object\n' })

    const shown = await run('export', '--project', 'one.portolan')
    expect(shown).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining('target:\n  use: nfs\nvms:\n  # ERP-WEB-02\n') as unknown })
    expect(await run('export', '--project', 'one.portolan', '--out', 'portolan.yaml')).toMatchObject({ status: 0, stdout: '' })
    expect(readFileSync(join(folder, 'portolan.yaml'), 'utf8')).toBe(shown.stdout)

    const again = await run('import', 'portolan.yaml', '--project', 'two.portolan', '--strict')
    expect(again).toMatchObject({ status: 0, stderr: '' })
    expect(again.stdout).toMatch(/applied\s+target\s+unknownSubjects\s+1\s+nfs\s+0/)
    expect((await run('export', '--project', 'two.portolan')).stdout).toBe(shown.stdout)
  })

  it('replaces a file only by force', async () => {
    writeFileSync(join(folder, 'kept.yaml'), 'kept')
    expect(await run('export', '--project', 'one.portolan', '--out', 'kept.yaml')).toMatchObject({ status: 5, stdout: '', stderr: expect.stringContaining('kept.yaml is there already') as unknown })
    expect(readFileSync(join(folder, 'kept.yaml'), 'utf8')).toBe('kept')
    expect(await run('export', '--project', 'one.portolan', '--out', 'kept.yaml', '--force')).toMatchObject({ status: 0 })
    expect(readFileSync(join(folder, 'kept.yaml'), 'utf8')).toContain('apiVersion: portolan/v1')
  })

  it('refuses a file that is none and a project that is not there', async () => {
    writeFileSync(join(folder, 'bad.yaml'), 'apiVersion: portolan/v1\nvms: {}\n')
    expect(await run('import', 'bad.yaml', '--project', 'one.portolan')).toMatchObject({ status: 2, stderr: expect.stringContaining('line 2, vms: ') as unknown })
    expect(await run('import', 'none.yaml', '--project', 'one.portolan')).toMatchObject({ status: 3 })
    expect(await run('export', '--project', 'none.portolan')).toMatchObject({ status: 3 })
    expect(existsSync(join(folder, 'none.portolan'))).toBe(false)
  })

  it.each([[['export', 'x']], [['import']], [['import', 'own.yaml', '--force']], [['import', 'own.yaml', '--out', 'x']], [['export', '--strict']], [['export', '--force']], [['show']]])('refuses %j', async (argv) => {
    expect(await run(...argv, '--project', 'one.portolan')).toMatchObject({ status: 2, stdout: '' })
  })
})
