import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isInRelease, INSTANCE_TYPES } from './instance-types.ts'
import { isPreferenceIn, PREFERENCES } from './preferences.ts'
import { OPENSHIFT_VERSIONS } from '#shared/domain/target/versions.ts'

const TYPES = '../shared/data/instancetypes.json'
const PREFS = '../shared/data/preferences.json'
/** KubeVirt of each OpenShift, 4.18 and 4.19 ... as minor releases. */
const KUBEVIRT_OF_FIRST_OPENSHIFT = 4

interface TypeRow {
  readonly name: string
  readonly series: string
  readonly vcpu: number
  readonly memory: string
  readonly dedicatedCPUPlacement: boolean
  readonly hugepages: string | null
  readonly kubevirtReleases: readonly string[]
}
interface PreferenceRow {
  readonly name: string
  readonly architecture: string | null
  readonly minCpu: number | null
  readonly minMemory: string | null
  readonly kubevirtReleases: readonly string[]
}

function mib(quantity: string | null): number {
  if (quantity === null) return 0
  return Number.parseFloat(quantity) * (quantity.endsWith('Gi') ? 1024 : 1)
}

function releasesOf(row: { readonly kubevirtReleases: readonly string[] }): string[] {
  const minors = new Set(row.kubevirtReleases.map((release) => Number(release.split('.')[1])))
  return OPENSHIFT_VERSIONS.filter((_, index) => minors.has(KUBEVIRT_OF_FIRST_OPENSHIFT + index))
}

/** A skipped suite is read all the same. */
function rowsOf<Row>(file: string): readonly Row[] {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { items: Row[] }).items : [] // the shape that the table documents
}

describe.skipIf(!existsSync(TYPES))('the instance types against the reference table of common-instancetypes', () => {
  const items = rowsOf<TypeRow>(TYPES)
  const known = new Map(INSTANCE_TYPES.map((type) => [type.name, type]))

  it('has each of them and no other', () => {
    expect([...known.keys()].sort()).toEqual(items.map(({ name }) => name).sort())
  })

  it.each(items.map((row) => [row.name, row] as const))('agrees on %s', (name, row) => {
    const type = known.get(name)
    expect(type).toMatchObject({ series: row.series, vcpus: row.vcpu, memoryMib: mib(row.memory) })
    expect(type?.needs.includes('cpuManager')).toBe(row.dedicatedCPUPlacement)
    expect(type?.needs.find((need) => need.startsWith('hugepages')) ?? null).toBe(row.hugepages === null ? null : `hugepages${row.hugepages}`)
    expect(OPENSHIFT_VERSIONS.filter((release) => type !== undefined && isInRelease(type, release))).toEqual(releasesOf(row))
  })
})

describe.skipIf(!existsSync(PREFS))('the preferences against the reference table of common-instancetypes', () => {
  const rows = rowsOf<PreferenceRow>(PREFS).filter(({ architecture }) => architecture !== 'arm64' && architecture !== 's390x')

  it('has each of them and no other', () => {
    expect(PREFERENCES.map(({ name }) => name)).toEqual(rows.map(({ name }) => name))
  })

  it.each(rows.map((row) => [row.name, row] as const))('agrees on %s', (name, row) => {
    const preference = PREFERENCES.find((entry) => entry.name === name)
    expect(preference).toMatchObject({ vcpus: row.minCpu ?? 0, memoryMib: mib(row.minMemory) })
    expect(OPENSHIFT_VERSIONS.filter((release) => isPreferenceIn(name, release))).toEqual(releasesOf(row))
  })
})
