import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeSampleProject } from '#backend/testing/sample-project-file.ts'
import { runCli } from './testing/run-cli.ts'

/** Two busy cores need longer than Vitest's own seconds. */
const BUSY_MS = 120_000
/** How every ZIP archive begins, and so every workbook. */
const ZIP_SIGNATURE = 'PK'

let folder = ''
const project = (): readonly string[] => ['--project', join(folder, 'Estate.portolan')]

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'portolan-cli-report-'))
  await writeSampleProject(join(folder, 'Estate.portolan'))
}, BUSY_MS)
afterAll(() => rmSync(folder, { recursive: true }))

describe('what is for people', { timeout: BUSY_MS }, () => {
  it.each([['workbook', 'Estate.xlsx'], ['report', 'Estate.html']])('is written by "export --only %s" as by "report"', async (only, file) => {
    const [out, other] = [join(folder, only), join(folder, `other-${file}`)]
    const exported = await runCli(['export', ...project(), '--out', out, '--only', only, '--format', 'json'])
    expect(exported.status).toBe(0)
    expect(readdirSync(out)).toEqual([file])
    expect(JSON.parse(exported.stdout)).toMatchObject({ files: [{ path: join(out, file), bytes: statSync(join(out, file)).size }] })
    expect((await runCli(['report', ...project(), only === 'workbook' ? '--workbook' : '--html', other])).status).toBe(0)
    // A workbook says to the second when it was written.
    if (only === 'report') expect(readFileSync(join(out, file)).equals(readFileSync(other))).toBe(true)
    expect(readFileSync(other, 'latin1').startsWith(only === 'workbook' ? ZIP_SIGNATURE : '<!doctype html>')).toBe(true)

    const again = await runCli(['export', ...project(), '--out', out, '--only', only])
    expect([again.status, again.stderr]).toEqual([5, expect.stringContaining('--force')])
    expect((await runCli(['export', ...project(), '--out', out, '--only', only, '--force'])).status).toBe(0)
  })

  it('takes no option that is about manifests, and needs something to write', async () => {
    expect(await runCli(['export', ...project(), '--out', join(folder, 'x'), '--only', 'workbook', '--mtv', '2.12'])).toMatchObject({ status: 2, stderr: expect.stringContaining('--mtv is about manifests') as string })
    expect(await runCli(['report', ...project()])).toMatchObject({ status: 2, stderr: expect.stringContaining('name at least one') as string })
    expect(await runCli(['export', ...project(), '--out', join(folder, 'x'), '--only', 'weather'])).toMatchObject({ status: 2, stderr: expect.stringContaining('workbook') as string })
  })
})
