import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeSampleProject } from '#backend/testing/sample-project-file.ts'
import { runCli } from './testing/run-cli.ts'

/** Two busy cores need longer than Vitest's own seconds. */
const BUSY_MS = 120_000

interface Answer {
  readonly waves: readonly { readonly window: string; readonly vms: number }[]
  readonly vms: readonly { readonly vm: string; readonly name: string; readonly window: string | null; readonly isPinned: boolean }[]
  readonly moved: readonly unknown[]
  readonly unscheduled: readonly { readonly vms: readonly string[] }[]
}

interface ListedWaves {
  readonly waves: readonly { readonly name: string; readonly plans: readonly string[]; readonly tib: number; readonly capacityMib: number; readonly hours: { readonly low: number; readonly high: number } }[]
  readonly vms: Answer['vms']
  readonly unplaced: readonly { readonly vm: string; readonly why: readonly unknown[] }[]
}

let folder = ''
const waves = (...argv: string[]) => runCli(['waves', ...argv, '--project', join(folder, 'p.portolan'), '--today', '2026-03-02'])
const answerOf = async (...argv: string[]): Promise<Answer> => JSON.parse((await waves(...argv, '--format', 'json')).stdout) as Answer // as waves.plan answers

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'portolan-cli-waves-'))
  await writeSampleProject(join(folder, 'p.portolan'))
  writeFileSync(join(folder, 'waves.yaml'), 'calendar:\n  timeZone: Europe/Lisbon\n  latest: 2027-03-01\nlimits:\n  vms: 20\nsearchSteps: 200\n')
}, BUSY_MS)
afterAll(() => rmSync(folder, { recursive: true }))

describe('portolan waves', { timeout: BUSY_MS }, () => {
  it('says that there are none before any were planned', async () => {
    expect(await waves('show')).toMatchObject({ status: 3, stderr: expect.stringContaining('plan them first') as string })
  })

  it('plans without a word, and says of each wave what it takes and which Plans it has', async () => {
    const copy = join(folder, 'copy.portolan')
    await writeSampleProject(copy)
    const planned = JSON.parse((await runCli(['waves', '--project', copy, '--settings', join(folder, 'waves.yaml'), '--target', 'nfs', '--today', '2026-03-02', '--format', 'json'])).stdout) as ListedWaves // as the command prints it
    expect(planned.waves.length).toBeGreaterThan(1)
    const bundle = join(folder, 'bundle')
    expect((await runCli(['export', '--project', copy, '--out', bundle, '--quiet'])).status).toBe(0)
    for (const wave of planned.waves) {
      // The folder of the wave has one for each of its Plans.
      const folders = readdirSync(join(bundle, '40-waves', wave.name), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name)
      expect(wave.plans.length).toBeGreaterThan(0)
      expect(folders).toEqual(expect.arrayContaining([...wave.plans]))
      expect(wave.hours.low).toBeLessThanOrEqual(wave.hours.high)
      expect(wave.tib).toBeCloseTo(wave.capacityMib / 1024 / 1024)
    }
    const inWaves = planned.vms.filter(({ window }) => window !== null)
    const summary = JSON.parse(readFileSync(join(bundle, 'summary.json'), 'utf8')) as { counts: { vms: { planned: number; unplaced: number } } } // as the bundle counts
    expect(inWaves.length + planned.unplaced.length).toBe(summary.counts.vms.planned + summary.counts.vms.unplaced)
    expect(planned.unplaced.every(({ why }) => why.length > 0)).toBe(true)
  })

  it('plans, shows the same, moves a group, keeps the pin, and takes it off', async () => {
    const planned = await answerOf('plan', '--settings', join(folder, 'waves.yaml'))
    expect(planned.waves.length).toBeGreaterThan(1)
    expect(planned.waves.reduce((sum, { vms }) => sum + vms, 0) + planned.unscheduled.flatMap(({ vms }) => vms).length).toBe(planned.vms.length)
    expect((await answerOf('show')).waves).toEqual(planned.waves)
    expect((await answerOf('plan')).moved).toEqual([])

    const [first] = planned.vms.filter(({ window }) => window === planned.waves[0]?.window)
    const free = 'saturday-night/2027-02-06'
    const verdict = JSON.parse((await waves('move', first?.vm ?? '', free, '--format', 'json')).stdout) as { isDone: boolean; vms: string[] } // as waves.move answers
    expect(verdict).toMatchObject({ isDone: true, broken: [] })
    const again = await answerOf('plan')
    expect(again.vms.find(({ vm }) => vm === first?.vm)).toMatchObject({ window: free, isPinned: true })
    expect((await waves('pin', first?.vm ?? '', '--off')).stdout).toContain(first?.vm)
    expect((await answerOf('show')).vms.find(({ vm }) => vm === first?.vm)).toMatchObject({ window: free, isPinned: false })
  })

  it('splits, merges, locks and inserts, and says what would break', async () => {
    const { waves: before } = await answerOf('show')
    const [first = { window: '', vms: 0 }] = before
    expect((await waves('split', first.window, '--into', 'saturday-night/2027-02-13')).stdout).toContain('Done: split saturday-night/2027-02-13')
    expect((await answerOf('show')).waves).toHaveLength(before.length + 1)
    expect(JSON.parse((await waves('merge', 'saturday-night/2027-02-13', first.window, '--format', 'json')).stdout)).toMatchObject({ isDone: true })
    expect((await waves('lock', first.window)).status).toBe(0)
    expect(await waves('merge', first.window, 'saturday-night/2027-02-13', '--strict')).toMatchObject({ status: 4, stdout: expect.stringContaining('locked') as string })
    expect((await waves('lock', first.window, '--off')).status).toBe(0)
    expect((await waves('insert', '2026-03-10', '20:00', '23:00', '--dry-run')).stdout).toContain('Nothing would break extra/2026-03-10')
  })

  it('writes down what came of a wave and when it ran, and shows what that says of the rates', async () => {
    const { waves: [first = { window: '', vms: 0 }] } = await answerOf('show')
    const times = ['--started', '2026-03-07T22:00:00+00:00', '--ended', '2026-03-08T03:00:00+00:00']
    expect((await waves('record', first.window, '--outcome', 'done', ...times)).stdout).toContain(`Recorded: ${String(first.vms)} done`)
    expect((await waves('calibrate')).stdout).toContain(first.window)
    expect((await waves('record', first.window, '--outcome', 'none')).stdout).toContain(`${String(first.vms)} taken back`)
    expect((await waves('record', first.window, '--outcome', 'lost')).status).toBe(2)
    expect((await waves('record', first.window, '--started', 'yesterday')).status).toBe(2)
    expect((await waves('record', 'saturday-night/2001-01-06', '--outcome', 'done')).status).toBe(3)
  })

  it('lists capacity, and writes what people are handed', async () => {
    const { waves: planned } = await answerOf('show')
    expect((await waves('capacity', '--format', 'csv')).stdout.trim().split('\n')).toHaveLength(planned.length + 1)
    expect((await waves('export', '--out', join(folder, 'waves'))).status).toBe(0)
    expect(readFileSync(join(folder, 'waves', '40-waves', 'wave-01', 'run-book.md'), 'utf8')).toContain('# Wave 1')
    expect(readFileSync(join(folder, 'waves', 'docs', 'waves.ics'), 'utf8').match(/^BEGIN:VEVENT/gm)?.length).toBeGreaterThanOrEqual(planned.length)
    expect((await waves('export', '--out', join(folder, 'waves'))).status).toBe(5)
  })

  it('refuses a window that is not there, a VM that is not there and a word that it does not know', async () => {
    expect((await waves('move', 'nobody', 'saturday-night/2026-03-07')).status).toBe(3)
    const { vms } = await answerOf('show')
    expect(await waves('move', vms[0]?.vm ?? '', 'saturday-night/2026-03-08')).toMatchObject({ status: 3, stderr: expect.stringContaining('saturday-night/2026-03-07') as string })
    expect((await waves('dance')).status).toBe(2)
    expect((await waves('merge', 'saturday-night/2026-03-07')).status).toBe(2)
    expect((await waves('move', 'nobody')).status).toBe(2)
  })

  it('says what each window frees on the source', async () => {
    const freed = await runCli(['size', '--freed', '--project', join(folder, 'p.portolan'), '--format', 'json'])
    const { windows, staying } = JSON.parse(freed.stdout) as { windows: { vms: number; total: { vms: number } }[]; staying: number } // as sizing.freed answers
    const { vms } = await answerOf('show')
    expect(windows.at(-1)?.total.vms).toBe(windows.reduce((sum, window) => sum + window.vms, 0))
    expect([windows.at(-1)?.total.vms, staying > 0]).toEqual([vms.filter(({ window }) => window !== null).length, true])
  })

  it('prints tables and CSV of waves and of VMs', async () => {
    expect((await waves('show')).stdout).toMatch(/saturday-night\/2026-03-07/)
    const csv = (await waves('show', '--vms', '--format', 'csv')).stdout.trim().split('\n')
    expect(csv).toHaveLength((await answerOf('show')).vms.length + 1)
  })

  it('names what is wrong with a settings file', async () => {
    writeFileSync(join(folder, 'bad.yaml'), `${readFileSync(join(folder, 'waves.yaml'), 'utf8')}rampup: [1]\n`)
    expect(await waves('plan', '--settings', join(folder, 'bad.yaml'))).toMatchObject({ status: 2, stderr: expect.stringContaining('rampup') as string })
  })
})
