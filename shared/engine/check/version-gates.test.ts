import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import type { KubeObject } from '#shared/domain/plan/kube-object.ts'
import { MTV_VERSIONS, OPENSHIFT_VERSIONS, type TargetVersions } from '#shared/domain/target/versions.ts'
import { isGateOpen, type VersionGate } from './gates/version-gate.ts'
import { gatesBrokenBy, isFieldAvailable, VERSION_GATES } from './version-gates.ts'

const SHARED = resolve('..', 'shared')
const JUDGE = join(SHARED, 'tools', 'validate-manifests.mjs')
const SCHEMAS = join(SHARED, 'schemas')

/** The least object that uses a gated field; other required fields are left out. */
function manifestFor(gate: VersionGate, name = 'gate'): KubeObject {
  const steps = gate.path.split('.').reverse()
  const [leaf = '', ...parents] = steps
  const wrap = (step: string, inner: unknown): object => ({ [step.replace(/\[\]$/, '')]: step.endsWith('[]') ? [inner] : inner })
  const body = parents.reduce((inner, step) => wrap(step, inner), wrap(leaf, gate.value ?? {}))
  const base = { apiVersion: gate.apiVersion, kind: gate.kind, metadata: { name, namespace: 'openshift-mtv' } }
  return gate.path === 'apiVersion' ? base : { ...base, ...body }
}

function versionsWith(gate: VersionGate, version: string): TargetVersions {
  return { mtv: '2.12', openshift: '4.23', [gate.product]: version }
}

function releases(gate: VersionGate): readonly string[] {
  return gate.product === 'mtv' ? MTV_VERSIONS : OPENSHIFT_VERSIONS
}

function releaseBefore(gate: VersionGate): string {
  return releases(gate)[releases(gate).indexOf(gate.since) - 1] ?? ''
}

describe('version gates', () => {
  it('have ids of their own', () => {
    expect(new Set(VERSION_GATES.map((gate) => gate.id)).size).toBe(VERSION_GATES.length)
  })

  it.each(VERSION_GATES.map((gate) => [gate.id, gate] as const))('%s: passes from its release on and not before', (_, gate) => {
    const object = manifestFor(gate)
    for (const release of releases(gate)) {
      const isKnown = releases(gate).indexOf(release) >= releases(gate).indexOf(gate.since)
      const versions = versionsWith(gate, release)
      expect(isFieldAvailable(versions, gate.kind, gate.path, gate.value), release).toBe(isKnown)
      expect(gatesBrokenBy(object, versions).some((violation) => violation.gate === gate), release).toBe(!isKnown)
    }
  })

  it('name the place in the object', () => {
    const object = { apiVersion: 'forklift.konveyor.io/v1beta1', kind: 'Plan', spec: { type: 'live', vms: [{ id: 'vm-1' }, { id: 'vm-2', nbdeClevis: true }] } }
    expect(gatesBrokenBy(object, { mtv: '2.9', openshift: '4.22' }).map(({ at }) => at)).toEqual(['spec.type', 'spec.vms[1].nbdeClevis'])
  })

  it('hold for what lies below a gated field, and for no neighbour', () => {
    const versions = { mtv: '2.11', openshift: '4.22' } as const
    expect(isFieldAvailable(versions, 'Plan', 'spec.tagMapping.labelTags')).toBe(false)
    expect(isFieldAvailable(versions, 'Plan', 'spec.tagMappingOther')).toBe(true)
    expect(isFieldAvailable(versions, 'Plan', 'spec.type', 'warm')).toBe(true)
    expect(isFieldAvailable({ ...versions, mtv: '2.9' }, 'Plan', 'spec.type')).toBe(true)
  })

  it('close again where a release takes a field away', () => {
    const gate: VersionGate = { id: 'x', apiVersion: 'v1', kind: 'X', path: 'spec.x', product: 'mtv', since: '2.10', until: '2.12' }
    expect(MTV_VERSIONS.map((mtv) => isGateOpen(gate, { mtv, openshift: '4.22' }))).toEqual([false, true, true, false])
  })

  it('survive objects of any shape', () => {
    for (const spec of [null, 'x', [], [[]], { vms: 'x' }, { vms: [null, 3] }]) {
      expect(gatesBrokenBy({ apiVersion: 'forklift.konveyor.io/v1beta1', kind: 'Plan', spec }, { mtv: '2.9', openshift: '4.18' })).toEqual([])
    }
  })
})

describe.skipIf(!existsSync(JUDGE))('version gates and the releases’ own schemas (in ../shared)', () => {
  it('name every difference between the schemas, and nothing else', () => {
    const found = [...differences('mtv', MTV_VERSIONS, MTV_KINDS), ...differences('openshift', OPENSHIFT_VERSIONS, OPENSHIFT_KINDS)]
    expect(VERSION_GATES.map((gate) => `${gate.id} since ${gate.since}`).sort()).toEqual(found.sort())
  })

  it('agree with the judge, release by release', { timeout: 60_000 }, async () => {
    const root = mkdtempSync(join(tmpdir(), 'gates-'))
    try {
      const jobs = [
        ...MTV_VERSIONS.map((release) => ({ product: 'mtv', release })),
        ...OPENSHIFT_VERSIONS.map((release) => ({ product: 'openshift', release })),
      ]
      for (const { product, release } of jobs) {
        const folder = join(root, `${product}-${release}`)
        const gates = VERSION_GATES.filter((gate) => gate.product === product && (gate.since === release || releaseBefore(gate) === release))
        if (gates.length === 0) continue
        mkdirSync(folder)
        gates.forEach((gate, index) => writeFileSync(join(folder, `${index}.yaml`), stringify(manifestFor(gate, `gate-${index}`))))
        const problems = await judge(product, release, folder)
        gates.forEach((gate, index) => {
          const own = problems.filter((problem) => problem.file === join(folder, `${index}.yaml`))
          expect(own.length > 0, `${gate.id} in ${product} ${release}: ${own.map((problem) => problem.text).join('; ')}`).toBe(gate.since !== release)
        })
      }
    } finally {
      rmSync(root, { recursive: true })
    }
  })
})

interface JudgeProblem {
  readonly file: string
  readonly text: string
}

/** What the judge says of fields and values that a release does not know; what the minimal objects lack is not asked. */
async function judge(product: string, release: string, folder: string): Promise<readonly JudgeProblem[]> {
  const run = promisify(execFile)
  const output = await run(process.execPath, [JUDGE, '--json', `--${product}`, release, folder], { maxBuffer: 64 * 1024 * 1024 }).catch((error: unknown) => {
    if (error instanceof Error && 'stdout' in error && error.stdout !== '') return { stdout: String(error.stdout) }
    throw error
  })
  const { problems } = JSON.parse(output.stdout) as { problems: JudgeProblem[] } // the tool's own format
  return problems.filter(({ text }) => /unknown field|no schema for|must be one of/.test(text))
}

const MTV_KINDS = ['Plan', 'NetworkMap', 'StorageMap', 'Provider', 'Hook', 'Migration', 'Host']
const OPENSHIFT_KINDS = ['KubeDescheduler', 'HyperConverged']

interface Schema {
  readonly type?: string
  readonly enum?: readonly string[]
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
}

/** Fields and values that only the later releases have, without those below a field that is new itself. */
function differences(product: string, versions: readonly string[], kinds: readonly string[]): string[] {
  const paths = new Map<string, Set<string>>()
  const firstSeen = new Map<string, string>()
  for (const version of versions) {
    const folder = join(SCHEMAS, `${product}-${version}`)
    const index = JSON.parse(readFileSync(join(folder, 'INDEX.json'), 'utf8')) as Record<string, { file: string }> // the schema folder's own format
    for (const [key, { file }] of Object.entries(index)) {
      const kind = key.split('/').pop() ?? ''
      if (!kinds.includes(kind)) continue
      const { schema } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { schema: Schema } // likewise
      const known = paths.get(key) ?? new Set<string>()
      const isFirst = !paths.has(key)
      if (isFirst && version !== versions[0]) firstSeen.set(`${kind} apiVersion = ${key.replace(/\/[^/]+$/, '')}`, version)
      const added = flatten(schema, '').filter((path) => !known.has(path))
      for (const path of added) {
        known.add(path)
        const hasNewParent = added.some((other) => path !== other && (path.startsWith(`${other}.`) || path.startsWith(`${other}[]`) || path.startsWith(`${other} = `)))
        if (!isFirst && !hasNewParent) firstSeen.set(`${kind} ${path}`, version)
      }
      paths.set(key, known)
    }
  }
  return [...firstSeen].map(([path, version]) => `${path} since ${version}`)
}

function flatten(schema: Schema, path: string): string[] {
  const values = (schema.enum ?? []).map((value) => `${path} = ${value}`)
  if (schema.items !== undefined) return [...values, ...flatten(schema.items, `${path}[]`)]
  const fields = Object.entries(schema.properties ?? {}).filter(([name]) => path !== '' || !['status', 'metadata', 'apiVersion', 'kind'].includes(name))
  return [...values, ...fields.flatMap(([name, field]) => {
    const at = path === '' ? name : `${path}.${name}`
    return [at, ...flatten(field, at)]
  })]
}
