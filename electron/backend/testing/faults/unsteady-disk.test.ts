import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, test } from 'vitest'
import { type BundledProgram, bundleProgram } from '../bundle-program.ts'
import { openProject } from '#backend/db/project-file.ts'
import { type ChildBackend, startChildBackend } from './child-backend.ts'
import { canBeUnsteady, makeUnsteadyDisk, type Unsteadiness, type UnsteadyDisk } from './unsteady-disk.ts'

const VMS = 400

const notWritten = (path: string): string => `${path} was not written, since the disk or share that it is on fails or your quota there is used up: check both, and try again.`

describe.skipIf(!canBeUnsteady)('a project on a share that fails or is slow (needs Linux and a C compiler)', () => {
  let program: BundledProgram
  let folder = ''
  let path = ''
  let disk: UnsteadyDisk
  let backend: ChildBackend
  beforeAll(async () => {
    program = await bundleProgram(join(import.meta.dirname, 'unsteady-child.ts'))
    folder = mkdtempSync(join(tmpdir(), 'portolan-unsteady-'))
    mkdirSync(join(folder, 'share'))
    disk = makeUnsteadyDisk(join(folder, 'share'), folder)
    backend = startChildBackend(program.file, disk.environment)
  })
  beforeEach(async (context) => {
    path = join(folder, 'share', `${context.task.id}.portolan`)
    await backend.valueOf('project.open', { path, create: true })
    await backend.valueOf('inventory.import', { files: [inventory(VMS)] })
    await decide('vm-1')
  })
  afterEach(async () => {
    disk.set({})
    await backend.valueOf('project.close', {})
    const project = openProject(path, { create: false, isToBeChecked: true })
    expect(project.database.pragma('integrity_check', { simple: true })).toBe('ok')
    project.close()
    expect(readdirSync(join(folder, 'share')).filter((name) => !name.endsWith('.portolan'))).toEqual([])
  })
  afterAll(async () => {
    await backend.close()
    disk.close()
    program.remove()
    rmSync(folder, { recursive: true })
  })

  function inventory(vms: number): string {
    const file = join(folder, 'vInfo.csv')
    writeFileSync(file, ['VM,VM ID,CPUs,Memory', ...Array.from({ length: vms }, (_, index) => `web-${String(index)},vm-${String(index)},2,4096`), ''].join('\n'))
    return file
  }
  const decide = (subject: string): Promise<unknown> => backend.valueOf('decisions.apply', decisionOn(subject))
  const decisionOn = (subject: string): object => ({ changes: [{ kind: 'vm.namespace', subject, value: { namespace: 'shop' } }] })
  const subjects = async (): Promise<unknown> => ((await backend.valueOf('decisions.list', {})) as readonly { readonly subject: string }[]).map(({ subject }) => subject)

  test.each<[Unsteadiness['error'], (path: string) => string]>([
    ['EIO', notWritten],
    ['ESTALE', notWritten],
    ['EDQUOT', notWritten],
    ['ENOSPC', (file) => `There is no room left to write ${file}: free some space and try again.`],
  ])('takes no decision and no import while writing ends with %s, and goes on afterwards', async (error, says) => {
    disk.set({ writing: { error } })
    for (const [name, input] of [['decisions.apply', decisionOn('vm-2')], ['inventory.import', { files: [inventory(VMS + 1)] }]] as const) {
      const { code, message } = await backend.refusalOf(name, input)
      expect([code, message]).toEqual(['io', says(path)])
    }
    expect(await subjects()).toEqual(['vm-1'])
    disk.set({})
    await decide('vm-3')
    expect(await subjects()).toEqual(['vm-1', 'vm-3'])
    expect(await backend.valueOf('project.info', {})).toMatchObject({ vms: VMS })
  })

  test.each<Required<Pick<Unsteadiness, 'error'>> & { says: string; code: string }>([
    { error: 'EIO', code: 'unreadable-file', says: 'is damaged, or the disk or share that it is on fails: try again, and if that does not help, restore it from a backup.' },
    { error: 'ESTALE', code: 'io', says: 'cannot be read, since the disk or share that it is on fails: check that it is connected, and try again.' },
  ])('is neither read nor opened while reading ends with $error, and is whole afterwards', async ({ error, code, says }) => {
    disk.set({ reading: { error } })
    expect(await backend.refusalOf('assess.summary', {})).toMatchObject({ code, message: `${path} ${says}` })
    disk.set({})
    await backend.valueOf('assess.summary', {})
    await backend.valueOf('project.close', {})
    for (const kind of ['reading', 'opening'] as const) {
      disk.set({ [kind]: { error } })
      const { message } = await backend.refusalOf('project.open', { path, create: false })
      expect(message).toContain('the disk or share that it is on')
    }
    disk.set({})
    await backend.valueOf('project.open', { path, create: false })
    expect(await subjects()).toEqual(['vm-1'])
  })

  it('stays with the program that writes to it where a second one cannot read who that is', async () => {
    const second = startChildBackend(program.file, disk.environment)
    disk.set({ reading: { error: 'EIO' } })
    await second.refusalOf('project.open', { path, create: false })
    disk.set({})
    expect(await second.refusalOf('project.open', { path, create: false })).toMatchObject({ code: 'conflict', details: { reason: 'held' } })
    await decide('vm-2')
    await second.close()
  })

  it('is refused to a second program of this machine, to write and to read, where the share grants every lock', async () => {
    await backend.valueOf('project.close', {})
    const [first, second] = [startChildBackend(program.file, disk.environmentWithoutLocks), startChildBackend(program.file, disk.environmentWithoutLocks)]
    await first.valueOf('project.open', { path, create: false })
    for (const access of ['write', 'read']) {
      const { code, message, details } = await second.refusalOf('project.open', { path, create: false, access })
      expect([code, details['reason']]).toEqual(['conflict', 'unlocked'])
      expect(message).toContain('and the file system that it is on grants its lock to both: close it there, or move the project to a disk of this machine.')
    }
    await first.valueOf('project.close', {})
    await second.valueOf('project.open', { path, create: false })
    await Promise.all([first.close(), second.close()])
    await backend.valueOf('project.open', { path, create: false })
  })

  it('keeps what was decided where the log cannot be settled, in the log until it can', async () => {
    disk.set({ settling: { error: 'EIO' } })
    await decide('vm-2')
    await backend.valueOf('project.close', {})
    await backend.valueOf('project.open', { path, create: false })
    expect(await subjects()).toEqual(['vm-1', 'vm-2'])
  })

  it('answers what is read, and takes a cancel, amid an import for which every write waits', async () => {
    disk.set({ writing: { delayMs: 5 }, reading: { delayMs: 5 }, settling: { delayMs: 20 } })
    const imported = backend.start('inventory.import', { files: [inventory(20 * VMS)] })
    await imported.begun
    expect(await backend.valueOf('project.info', {})).toMatchObject({ vms: VMS })
    imported.cancel()
    expect(await imported.outcome).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    await decide('vm-2')
    expect(await subjects()).toEqual(['vm-1', 'vm-2'])
    expect(await backend.valueOf('project.info', {})).toMatchObject({ vms: VMS })
    expect(disk.calls().writing).toBeGreaterThan(0)
  })
})
