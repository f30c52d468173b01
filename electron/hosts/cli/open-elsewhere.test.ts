import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, test } from 'vitest'
import { takeLease } from '#backend/projects/project-lease.ts'
import { EXIT_STATUS } from './exit-status.ts'
import { runCli } from './testing/run-cli.ts'

let folder = ''
let project = ''
let inventory = ''
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'portolan-elsewhere-'))
  project = join(folder, 'estate.portolan')
  inventory = join(folder, 'vInfo.csv')
  writeFileSync(inventory, 'VM,VM ID,CPUs,Memory\nweb,vm-1,2,4096\n')
  await runCli(['import', inventory, '--project', project])
})
afterEach(() => rmSync(folder, { recursive: true }))

const COMMANDS: readonly [string, number][] = [
  ['import INVENTORY', EXIT_STATUS.conflict],
  ['plan INVENTORY --out OUT', EXIT_STATUS.conflict],
  ['assess --target odf', EXIT_STATUS.conflict],
  ['size --save one', EXIT_STATUS.conflict],
  ['imports undo 1', EXIT_STATUS.conflict],
  ['waves plan', EXIT_STATUS.conflict],
  ['inventory vms', EXIT_STATUS.done],
  ['assess', EXIT_STATUS.done],
  ['map storage', EXIT_STATUS.done],
  ['size', EXIT_STATUS.done],
  ['imports', EXIT_STATUS.done],
  ['export --out OUT', EXIT_STATUS.done],
]

test.each(COMMANDS)('while the app has the project, "%s" ends with status %i', async (line, status) => {
  const lease = takeLease(project, '2026-03-02T10:00:00.000Z')
  const run = await runCli([...line.replace('INVENTORY', inventory).replace('OUT', join(folder, 'bundle')).split(' '), '--project', project])
  lease.release()
  expect(run.status).toBe(status)
  if (status === EXIT_STATUS.conflict) expect(run.stderr).toMatch(/^portolan: conflict: .* is open in another Portolan \(process \d+ on .+, since 2026-03-02T10:00:00\.000Z\): close it there, or open it read-only\.\n$/)
})

it('an export beside the app says that the project does not know of it', async () => {
  const lease = takeLease(project, '2026-03-02T10:00:00.000Z')
  const { stderr } = await runCli(['export', '--out', join(folder, 'bundle'), '--project', project])
  lease.release()
  expect(stderr).toContain('The project is open in another program: it is read as it is now, and nothing is written to it.\n')
  expect(readdirSync(folder).sort()).toEqual(['bundle', 'estate.portolan', 'vInfo.csv'])
})
