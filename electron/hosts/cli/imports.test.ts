import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeExport } from '#backend/handlers/testing/history-export.ts'
import { runCli } from './testing/run-cli.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'portolan-imports-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('portolan imports', () => {
  it('lists, reports, compares and undoes', async () => {
    const project = join(folder, 'estate.portolan')
    const on = (...words: string[]) => runCli([...words, '--project', project])
    await on('import', writeExport('2026-02-01', [{ name: 'app', moref: 'vm-1' }, { name: 'base', moref: 'vm-2' }]))
    const second = await on('import', writeExport('2026-03-01', [{ name: 'app', moref: 'vm-1', cpus: 8 }, { name: '=cache', moref: 'vm-3' }]))
    expect(second.stdout).toContain('vc-a, compared with the export of 2026-02-01T08:00:00: 1 VM added, 1 removed, 1 changed')

    const list = await on('imports')
    expect(list.stdout).toMatch(/export-2026-03-01\.xlsx +vc-a +2 .* true .*\n.*export-2026-02-01\.xlsx +vc-a +1 .* false /)
    expect(JSON.parse((await on('imports', 'list', '--format', 'json')).stdout)).toMatchObject([{ id: 2, canUndo: true }, { id: 1, canUndo: false }])

    expect(JSON.parse((await on('imports', 'report', '1', '--format', 'json')).stdout)).toMatchObject({ files: [{ name: 'export-2026-02-01.xlsx' }] })
    const diff = await on('imports', 'diff')
    expect(diff.stdout).toMatch(/changed +vms +app +vm vcpus +2 +8/)
    expect(JSON.parse((await on('imports', 'diff', '2', '--base', '1', '--format', 'json')).stdout)).toMatchObject({ counts: { added: 1, removed: 1, changed: 1 }, added: [{ name: '=cache' }], removed: [{ name: 'base' }], changed: [{ changes: [{ field: 'vcpus', old: 2, new: 8 }] }] })
    expect((await on('imports', 'diff', '--format', 'csv')).stdout).toContain("added,vms,0a000000-0000-0000-0000-00000000000a/vm-3,'=cache,")
    expect(JSON.parse((await on('inventory', 'vms', '--snapshot', '1', '--format', 'json')).stdout)).toMatchObject([{ name: 'app', vcpus: 2 }, { name: 'base' }])

    const app = '0a000000-0000-0000-0000-00000000000a/vm-1'
    const raw = await on('inventory', 'vms', '--raw-rows', app, '--format', 'json')
    expect(JSON.parse(raw.stdout)).toContainEqual({ sheet: 'vInfo', row: 2, column: 'CPUs', value: '8' })
    expect(raw.stderr).toMatch(/Read from .*export-2026-03-01\.xlsx, \d+ bytes, SHA-256 [0-9a-f]{64}\./)
    expect((await on('inventory', 'vms', '--raw-rows', app, '--snapshot', '1')).stdout).toMatch(/vInfo +2 +CPUs +2/)
    expect(await on('inventory', 'vms', '--raw-rows', app.replace('vm-1', 'vm-3'), '--snapshot', '1')).toMatchObject({ status: 4, stdout: '', stderr: expect.stringContaining('The snapshot does not have the VM') as unknown })
    expect(await on('inventory', 'hosts', '--raw-rows', app)).toMatchObject({ status: 2 })

    expect(JSON.parse((await on('imports', 'undo', '2', '--format', 'json')).stdout)).toEqual({ restored: [1], removedSources: [] })
    expect(await on('imports', 'undo', '2')).toMatchObject({ status: 3, stderr: expect.stringContaining('not-found') as unknown })
    expect((await on('imports', 'diff')).stderr).toContain('has no snapshot with an older one')
    expect(JSON.parse((await on('imports', 'waiting', '--format', 'json')).stdout)).toEqual([])
  })

  it.each([['undo'], ['diff', 'x'], ['list', '1'], ['forget'], ['report', '1', '--base', '1']])('imports %s is refused as usage', async (...words) => {
    const project = join(folder, 'usage.portolan')
    await runCli(['import', writeExport('2026-02-01', [{ name: 'app', moref: 'vm-1' }]), '--project', project])
    expect(await runCli(['imports', ...words, '--project', project])).toMatchObject({ status: 2, stdout: '' })
  })
})
