import { describe, expect, it } from 'vitest'
import { BUNDLE_PARTS } from '#shared/contract/bundle-parts.ts'
import { parse } from 'yaml'
import { layOutBundle } from '#shared/manifests/bundle-layout.ts'
import { withWholeCluster } from '#shared/manifests/golden/example-cluster.ts'
import { examplePlan } from '#shared/manifests/golden/example-plan.ts'
import { sha256 } from '#backend/exporters/bundle/sha256.ts'
import type { KubeObject } from '#shared/domain/plan/kube-object.ts'
import { checkPatches } from './check-patches.ts'
import { checkKustomizations, KUSTOMIZATION_NAME } from './check-kustomizations.ts'

/** What is wrong with `a/kustomization.yaml`, beside a folder `b` that has one and a folder `c` that has none. */
function problemsOf(value: Record<string, unknown>): readonly string[] {
  const files = ['a/kustomization.yaml', 'a/x.yaml', 'a/sub/kustomization.yaml', 'b/kustomization.yaml', 'b/y.yaml', 'c/z.yaml']
  return checkKustomizations([{ path: 'a/kustomization.yaml', value }, { path: 'b/kustomization.yaml', value: { resources: ['y.yaml'] } }, { path: 'a/sub/kustomization.yaml', value: { resources: [] } }], files).map(({ message }) => message)
}

describe('a kustomization', () => {
  it.each<[string, Record<string, unknown>, string | null]>([
    ['with a file and folders', { resources: ['x.yaml', './sub', '../b'] }, null],
    ['with a repository', { resources: ['https://example.com/base?ref=v1', 'github.com/example/base'] }, null],
    ['with patches in it', { patches: [{ patch: '- op: remove', target: { kind: 'Plan' } }, { path: 'x.yaml' }], patchesStrategicMerge: ['kind: Plan\n'] }, null],
    ['that is none', { resources: 'x.yaml' }, null],
    ['with a file that is gone', { resources: ['gone.yaml'] }, 'a/kustomization.yaml names gone.yaml, which is not there.'],
    ['with a patch that is gone', { patches: [{ path: 'gone.yaml' }] }, 'a/kustomization.yaml names gone.yaml, which is not there.'],
    ['with a folder without one', { resources: ['../c'] }, 'a/kustomization.yaml names the folder ../c, which has no kustomization.'],
    ['with a file of another folder', { resources: ['../b/y.yaml'] }, 'a/kustomization.yaml names ../b/y.yaml, a file outside of its folder, which kustomize does not read.'],
    ['with itself', { resources: ['.'] }, 'a/kustomization.yaml names ., the folder that it lies in.'],
    ['with the folder above', { resources: ['..'] }, 'a/kustomization.yaml names .., the folder that it lies in.'],
    ['with nothing but what it is', { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', resources: null }, 'a/kustomization.yaml is empty, which kustomize does not build.'],
    ['with a list of nothing', { resources: [] }, null],
    ['with a file twice', { resources: ['x.yaml', 'x.yaml'] }, 'a/kustomization.yaml names x.yaml twice.'],
  ])('%s', (_, value, problem) => {
    expect(problemsOf(value)).toEqual(problem === null ? [] : [problem])
  })

  it.each([['by default', examplePlan()], ['with all that a target can ask for', withWholeCluster(examplePlan())]])('of a bundle %s can be built at every level, and names every manifest once', (_, plan) => {
    const files = layOutBundle(plan, { isAvailable: () => true, sha256 })
    const kustomizations = files.filter(({ path }) => KUSTOMIZATION_NAME.test(path)).map(({ path, text }) => ({ path, value: parse(text) as Record<string, unknown> })) // a Kustomization
    expect(checkKustomizations(kustomizations, files.map(({ path }) => path))).toEqual([])
    const objects = new Map(files.filter(({ path }) => path.endsWith('.yaml')).map(({ path, text }) => [path, [parse(text) as KubeObject]])) // one object a file
    expect(checkPatches(kustomizations, { objectsOf: (path) => objects.get(path) ?? [], operationsOf: () => null })).toEqual([])
    const named = kustomizations.flatMap(({ path, value }) => (value['resources'] as string[]).map((name) => `${path.slice(0, -'kustomization.yaml'.length)}${name}`)).filter((path) => path.endsWith('.yaml'))
    const manifests = files.map(({ path }) => path).filter((path) => path.endsWith('.yaml') && !KUSTOMIZATION_NAME.test(path) && !/secret-template|host-13|^install\/|^disconnected\//.test(path)) // host-13 is to be filled in
    expect([...new Set(named)].sort()).toEqual([...manifests].sort())
  })

  it.each(BUNDLE_PARTS.map((part) => [part] as const))('of the part %s alone can be built at every level', (only) => {
    const files = layOutBundle(withWholeCluster(examplePlan()), { isAvailable: () => true, sha256, only, documents: [{ path: 'docs/a.md', text: '# A\n' }] })
    const kustomizations = files.filter(({ path }) => KUSTOMIZATION_NAME.test(path)).map(({ path, text }) => ({ path, value: parse(text) as Record<string, unknown> })) // a Kustomization
    expect(checkKustomizations(kustomizations, files.map(({ path }) => path))).toEqual([])
    expect(kustomizations.filter(({ value }) => (value['resources'] as string[]).length === 0)).toEqual([])
  })
})
