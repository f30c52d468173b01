import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import yazl from 'yazl'

import { isAffected } from './advisory.ts'
import { compareVersions } from './compare-versions.ts'
import { compareWithList } from './compare-with-list.ts'
import { describeAudit, type InstalledPackage } from './finding.ts'
import { installedPackages } from './installed-packages.ts'
import { readAdvisories } from './read-advisories.ts'
import { readRegistryReport } from './read-registry-report.ts'

const PROJECT_ROOT = path.resolve(import.meta.dirname, '../..')
const installed = (name: string, version: string, isShipped = true): InstalledPackage => ({ name, version, folder: `node_modules/${name}`, isShipped })
const PACKAGES = [installed('left-pad', '1.2.3'), installed('@scope/tool', '4.0.0', false)]

/** A record of nobody's, in the published form. */
const record = (id: string, name: string, rest: object): object => ({ schema_version: '1.6.0', id, modified: '2026-11-02T03:04:05Z', summary: `About ${name}.`, affected: [{ package: { ecosystem: 'npm', name, purl: `pkg:npm/${name}` }, ...rest }], database_specific: { severity: 'HIGH' } })
const range = (...events: object[]): object => ({ ranges: [{ type: 'SEMVER', events }] })

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'portolan-audit-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

it('orders versions as Semantic Versioning does', () => {
  // The example of its item 11, and two of numbers.
  const ordered = ['1.0.0-alpha', '1.0.0-alpha.1', '1.0.0-alpha.beta', '1.0.0-beta', '1.0.0-beta.2', '1.0.0-beta.11', '1.0.0-rc.1', '1.0.0', '1.2.0', '1.10.0', '2.0.0']
  for (const [left, first] of ordered.entries()) for (const [right, second] of ordered.entries()) expect(Math.sign(compareVersions(first, second) ?? Number.NaN), `${first} ${second}`).toBe(Math.sign(left - right))
  expect([compareVersions('1.0.0+a', 'v1.0.0+b'), compareVersions('1.0', '1.0.0'), compareVersions('1.0.0', '')]).toEqual([0, null, null])
})

describe('a record', () => {
  it.each([
    ['before it was introduced', [{ introduced: '1.3.0' }], false],
    ['where it was introduced', [{ introduced: '1.2.3' }], true],
    ['from the first version on', [{ introduced: '0' }], true],
    ['before it was mended', [{ introduced: '0' }, { fixed: '1.2.4' }], true],
    ['where it was mended', [{ introduced: '0' }, { fixed: '1.2.3' }], false],
    ['at the last that has it', [{ introduced: '0' }, { last_affected: '1.2.3' }], true],
    ['after the last that has it', [{ introduced: '0' }, { last_affected: '1.2.2' }], false],
    ['where it came back, whatever the order', [{ introduced: '1.2.0' }, { fixed: '1.1.0' }, { introduced: '0' }], true],
    ['beyond the limit', [{ introduced: '0' }, { limit: '1.2.0' }], false],
    ['below the limit', [{ introduced: '0' }, { limit: '2.0.0' }], true],
    ['by no version', [{ introduced: 'the beginning' }], null],
  ])('concerns a version %s: %j', (_case, events, expected) => {
    expect(isAffected({ ranges: [{ type: 'SEMVER', events }], versions: [] }, '1.2.3')).toBe(expected)
  })

  it('concerns the versions that it lists, and says nothing where it knows commits alone', () => {
    expect(isAffected({ ranges: [], versions: ['1.2.3'] }, '1.2.3')).toBe(true)
    expect(isAffected({ ranges: [], versions: ['1.2.4'] }, '1.2.3')).toBe(false)
    expect(isAffected({ ranges: [{ type: 'GIT', events: [{ introduced: '0' }] }], versions: [] }, '1.2.3')).toBeNull()
  })
})

describe('a saved list', () => {
  it('is compared with what is shipped and with tools; what is withdrawn or of other ecosystems is not told', async () => {
    put('a.json', record('GHSA-1', 'left-pad', range({ introduced: '1.0.0' }, { fixed: '1.2.5' })))
    put('deep/b.json', [record('GHSA-2', '@scope/tool', range({ introduced: '0' })), { ...record('GHSA-3', 'left-pad', range({ introduced: '0' })), withdrawn: '2026-11-03T00:00:00Z' }])
    put('c.json', { id: 'PYSEC-1', modified: '2027-01-01T00:00:00Z', affected: [{ package: { ecosystem: 'PyPI', name: 'left-pad' }, versions: ['1.2.3'] }] })
    const report = await compareWithList(PACKAGES, readAdvisories(folder))
    expect(describeAudit(PACKAGES, report)).toEqual({
      lines: [
        '1 packages of the product and 1 of its tools were compared with 3 saved records, the newest of 2026-11-02.',
        'In the product:',
        '  left-pad 1.2.3: GHSA-1, high. About left-pad. (mended in 1.2.5)',
        'In tools alone, which are not handed out:',
        '  @scope/tool 4.0.0: GHSA-2, high. About @scope/tool.',
      ],
      status: 1,
    })
  })

  it('may be a zip archive, as lists are published', async () => {
    const zip = new yazl.ZipFile()
    zip.addBuffer(Buffer.from(JSON.stringify(record('GHSA-1', 'left-pad', range({ introduced: '2.0.0' })))), 'GHSA-1.json')
    zip.end()
    const pieces: Buffer[] = []
    for await (const piece of zip.outputStream as AsyncIterable<Buffer>) pieces.push(piece) // no encoding is set
    writeFileSync(path.join(folder, 'all'), Buffer.concat(pieces))
    const report = await compareWithList(PACKAGES, readAdvisories(path.join(folder, 'all')))
    expect([report.findings, report.notEvaluated, describeAudit(PACKAGES, report).status]).toEqual([[], [], 0])
  })

  it('is no proof where it is empty, damaged, or speaks of versions that cannot be compared', async () => {
    const empty = await compareWithList(PACKAGES, readAdvisories(folder))
    expect(describeAudit(PACKAGES, empty)).toEqual({ status: 3, lines: ['Not evaluated:', '  The list holds no record about any package of npm: nothing was compared.'] })
    put('a.json', record('GHSA-1', 'left-pad', { ranges: [{ type: 'GIT', events: [] }] }))
    writeFileSync(path.join(folder, 'b.json'), '{')
    const report = await compareWithList(PACKAGES, readAdvisories(folder))
    expect(report.notEvaluated).toEqual([expect.stringMatching(/^GHSA-1 concerns left-pad/), '1 files are no records in the OSV format: b.json.'])
    expect(describeAudit(PACKAGES, report).status).toBe(3)
    await expect(compareWithList(PACKAGES, readAdvisories(path.join(folder, 'none')))).rejects.toThrow('ENOENT')
  })

  function put(file: string, content: unknown): void {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
    writeFileSync(path.join(folder, file), JSON.stringify(content))
  }
})

describe('the registry', () => {
  it('is told of by what npm says: each advisory at the package that has it', () => {
    const vulnerabilities = { 'left-pad': { via: [{ title: 'Bad', url: 'https://advisories.example/GHSA-1', severity: 'low' }, 'other'], nodes: ['node_modules/left-pad'] }, user: { via: ['left-pad'], nodes: ['node_modules/@scope/tool'] } }
    const { findings, notEvaluated } = readRegistryReport(PACKAGES, JSON.stringify({ auditReportVersion: 2, vulnerabilities }))
    expect([findings, notEvaluated]).toEqual([[{ package: PACKAGES[0], id: 'GHSA-1', severity: 'low', summary: 'Bad', fixedIn: [] }], []])
  })

  it.each([
    ['{"statusCode":405,"message":"405 Method Not Allowed"}', 'it answers with status 405'],
    ['{"message":"request to it failed"}', 'request to it failed'],
    ['', 'npm could not ask it'],
  ])('that does not answer is no proof: %s', (said, reason) => {
    const report = readRegistryReport(PACKAGES, said)
    expect(report.notEvaluated).toEqual([expect.stringContaining(`(${reason})`)])
    expect(describeAudit(PACKAGES, report).status).toBe(3)
  })
})

it('knows what is handed out: what runs, what the pages hold, and Electron', () => {
  cpSync(path.join(PROJECT_ROOT, 'package-lock.json'), path.join(folder, 'package-lock.json'))
  const packages = installedPackages(folder, ['node_modules/vue'])
  const shipped = packages.filter(({ isShipped }) => isShipped).map(({ name }) => name)
  expect(shipped).toEqual(expect.arrayContaining(['better-sqlite3', 'zod', 'vue', 'electron', '@e965/xlsx']))
  expect(shipped).not.toContain('vitest')
  expect(packages.map(({ name }) => name)).toContain('vitest')
})
