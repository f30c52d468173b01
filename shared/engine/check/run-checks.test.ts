import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { KubeObject } from '#shared/domain/plan/kube-object.ts'
import { MTV_VERSIONS, OPENSHIFT_VERSIONS } from '#shared/domain/target/versions.ts'
import { makeTarget } from '#shared/engine/testing/target-fixture.ts'
import { makeEstate } from '#shared/engine/testing/estate-fixtures.ts'
import { CHECKS } from './checks/registry.ts'
import { checkVm, prepareChecks, runChecks } from './run-checks.ts'
import { CLUSTER_CASES } from './testing/cluster-cases.ts'
import { ESTATE_CASES } from './testing/estate-cases.ts'
import { MANIFEST_CASES } from './testing/manifest-cases.ts'
import { makeManifests } from './testing/manifest-fixtures.ts'

const CASES = [...MANIFEST_CASES, ...CLUSTER_CASES, ...ESTATE_CASES]
/** Nobody can look into the target from here, so these never find anything. */
const BLIND = ['mac-on-target', 'vm-already-in-target']

describe('checks', () => {
  const ids = CHECKS.map((check) => check.id).sort()

  it('are the same in folder and registry', () => {
    const files = readdirSync(new URL('checks/', import.meta.url)).map((name) => name.replace(/\.ts$/, ''))
    expect(files.filter((name) => name !== 'registry').sort()).toEqual(ids)
  })

  it('each have a case that they flag', () => {
    expect([...new Set(CASES.filter((entry) => entry.finds.length > 0).map((entry) => entry.id)), ...BLIND].sort()).toEqual(ids)
  })

  it('are the same in the documentation', () => {
    const text = readFileSync(new URL('../../../docs/checks.md', import.meta.url), 'utf8')
    const rows = [...text.matchAll(/^\| `([a-z0-9-]+)` \| (.+?) \| (.+?) \| (.+?) \|$/gm)].map(([, id, title, severity, needs]) => ({ id, title, severity, needs }))
    expect(rows).toEqual(CHECKS.map(({ id, title, severity, needs }) => ({ id, title, severity, needs: needs.join(', ') })))
  })

  it.each(CASES.map((entry) => [`${entry.id}: ${entry.when}`, entry] as const))('%s', (_, entry) => {
    const objects = makeManifests()
    entry.change?.(objects)
    const { estate = makeEstate(), concerns = [], capacity = [], target = makeTarget(), mtv = '2.12', openshift = '4.22' } = entry
    const report = runChecks({ objects, versions: { mtv, openshift }, estate, concerns, capacity, target })
    expect(report.findings.filter((finding) => finding.ruleId === entry.id).map(({ subject, severity }) => [subject, severity])).toEqual(entry.finds)
    expect(report.notEvaluated.some((gap) => gap.checkId === entry.id)).toBe(entry.isNotEvaluated === true)
  })
})

describe('runChecks', () => {
  it.each(MTV_VERSIONS.flatMap((mtv) => OPENSHIFT_VERSIONS.map((openshift) => ({ mtv, openshift }))))('finds nothing in a faultless set ($mtv, $openshift)', (versions) => {
    const { findings, notEvaluated } = runChecks({ objects: makeManifests(), versions, estate: makeEstate(), concerns: [], capacity: [], target: makeTarget() })
    expect(findings).toEqual([])
    expect(notEvaluated.map((gap) => gap.checkId).sort()).toEqual(BLIND)
  })

  it('passes nothing that it could not look at', () => {
    const { notEvaluated } = runChecks({ objects: makeManifests(), versions: { mtv: '2.12', openshift: '4.22' }, estate: null, concerns: null })
    const blind = new Set(notEvaluated.map((gap) => gap.checkId))
    expect(CHECKS.filter((check) => check.needs.some((need) => need !== 'manifests')).filter((check) => !blind.has(check.id))).toEqual([])
  })

  it('says of every finding what to do, in a sentence', () => {
    for (const entry of CASES) {
      const objects = makeManifests()
      entry.change?.(objects)
      const { findings } = runChecks({ objects, versions: { mtv: '2.12', openshift: '4.22' }, estate: makeEstate(), concerns: [], capacity: entry.capacity ?? [], target: entry.target ?? makeTarget() })
      for (const { message, remedy } of findings) expect([message, remedy], message).toEqual([expect.stringMatching(/^\S.*[.]$/s), expect.stringMatching(/^\S.*[.]$/s)])
    }
  })

  it.each(CASES.map((entry) => [`${entry.id}: ${entry.when}`, entry] as const))('says the same of each VM alone: %s', (_, entry) => {
    const objects = makeManifests()
    entry.change?.(objects)
    const { estate = makeEstate(), concerns = [], capacity = [], target = makeTarget(), mtv = '2.12', openshift = '4.22' } = entry
    const input = { objects, versions: { mtv, openshift }, estate, concerns, capacity, target }
    const { findings, notEvaluated } = runChecks(input)
    const prepared = prepareChecks(input)
    const named = findings.map(({ data }) => data['vm']).filter((vm) => typeof vm === 'string')
    for (const vm of new Set([...named, ...(estate?.vms ?? []).map(({ id }) => id)])) {
      expect(checkVm(prepared, vm)).toEqual({ findings: findings.filter(({ data }) => data['vm'] === vm), notEvaluated })
    }
  })

  it('survives manifests of any shape', () => {
    const kind = fc.constantFrom('Plan', 'NetworkMap', 'StorageMap', 'Provider', 'Secret', 'NetworkAttachmentDefinition', 'NodeNetworkConfigurationPolicy', 'Hook', 'Namespace')
    const apiVersion = fc.constantFrom('forklift.konveyor.io/v1beta1', 'v1', 'nmstate.io/v1')
    const object = fc.record({ apiVersion, kind, metadata: fc.jsonValue(), spec: fc.jsonValue(), data: fc.jsonValue(), stringData: fc.jsonValue() }, { requiredKeys: ['apiVersion', 'kind'] })
    fc.assert(
      fc.property(fc.array(object, { maxLength: 4 }), (objects) => {
        // An edited file can hold anything, whatever the type says.
        const report = runChecks({ objects: objects as unknown as KubeObject[], versions: { mtv: '2.9', openshift: '4.18' }, estate: makeEstate(), concerns: [] })
        expect(Array.isArray(report.findings)).toBe(true)
      }),
    )
  })
})
