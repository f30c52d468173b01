import fc from 'fast-check'
import { load } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import { NO_DECISIONS } from '#shared/domain/decisions/decision.ts'
import { clusterPolicySchema } from '#shared/domain/target/cluster-policy.ts'
import { placementPolicySchema } from '#shared/domain/target/placement-policy.ts'
import { waveSettingsSchema } from '#shared/domain/waves/wave-settings.ts'
import { runChecks } from '#shared/engine/check/run-checks.ts'
import { buildMigrationPlan } from '#shared/engine/plan/build-migration-plan.ts'
import { makeDatastore, makeDisk, makeEstate, makeNic, makePortGroup, makeVm, SOURCE_ID } from '#shared/engine/testing/estate-fixtures.ts'
import { makeHost } from '#shared/engine/testing/host-fixture.ts'
import { makeTarget } from '#shared/engine/testing/target-fixture.ts'
import { WAVES_SUBJECT } from '#shared/engine/waves/placed-windows.ts'
import { layOutBundle } from './bundle-layout.ts'

/** Names that a careless writer turns into something else, or that a reader would obey. */
const HOSTILE = [': yes', '0x1F', '1e3', 'null', '~', 'true', '012', '1:20', '2001-12-14', '🧭 🚢', 'x'.repeat(300), '../../etc', '/etc/passwd', 'a\nb: c', 'a\n---\nkind: Secret', '{{ .Name }}', '{{hub fromSecret "a" "b" "c" hub}}', '$(rm -rf /)', '`id`', "it's; rm -rf /", '!!binary aGk=', '&a *a', '%YAML 1.1', '- a', '# a', 'C:\\temp\\x', '=cmd|calc', '\u202egnp.exe', 'NUL', '日本']
const anyName = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 })).filter((name) => name.trim() !== '')

interface Names {
  readonly vm: string
  readonly network: string
  readonly datastore: string
  readonly folder: string
  readonly tag: string
}

/** The files of a bundle of one VM with these names, for a target that uses each of them; none where the VM has no place. */
function filesFor({ vm, network, datastore, folder, tag }: Names): ReadonlyMap<string, string> {
  const id = `${SOURCE_ID}/vm-1`
  const portGroup = makePortGroup({ name: network })
  const store = makeDatastore({ name: datastore })
  const estate = makeEstate({
    vms: [makeVm({ name: vm, folderPath: `/DC1/vm/${folder}`, attributes: { Tier: tag }, disks: [makeDisk({ vmId: id, datastoreId: store.id, datastoreName: datastore, path: `[${datastore}] ${vm}/disk.vmdk` })], nics: [makeNic({ vmId: id, portGroupId: portGroup.id, networkName: network })] })],
    portGroups: [portGroup],
    datastores: [store],
    hosts: [makeHost({ name: vm, moref: null })],
  })
  const target = makeTarget({
    namespaces: { by: 'folder', prefix: '' },
    migration: { ...makeTarget().migration, hostNetworks: [network] },
    placement: placementPolicySchema.parse({ carrier: 'patches', attributes: [{ attribute: 'Tier', as: 'annotation' }] }),
    cluster: clusterPolicySchema.parse({ operators: { write: true }, fleet: { gitops: { repository: 'https://git.example.com/x.git' } }, syncWaves: true }),
  })
  const hooks = [{ name: 'job', step: 'PreHook', jobTemplate: { id: 1, name: tag, url: 'https://aap.example.com' } }, { name: 'play', step: 'PostHook', image: 'registry.example.com/x:1', playbook: folder }]
  const decisions = { ...NO_DECISIONS, 'waves.settings': { [WAVES_SUBJECT]: waveSettingsSchema.parse({ hooks }) } }
  const plan = buildMigrationPlan({ estate, target, decisions, concerns: [], notEvaluated: [] })
  const files = layOutBundle(plan, { isAvailable: () => true, sha256: () => '' })
  return new Map(files.map(({ path, text }) => [path, text]))
}

/** As another parser than the one that the writer comes with reads it. */
function read(text: string): ReadObject {
  return load(text) as ReadObject // one object a file
}

interface ReadObject {
  readonly kind: string
  readonly metadata?: { readonly name: string; readonly namespace?: string }
  readonly spec?: unknown
}

/** Halves of surrogate pairs and such are no text that a file can hold. */
const asWritten = (name: string): string => name.replace(/\p{Cs}/gu, '\ufffd')

describe('whatever the names are', () => {
  it('they are text in the manifests, or are renamed to what Kubernetes takes', () => {
    fc.assert(fc.property(fc.record({ vm: anyName, network: anyName, datastore: anyName, folder: anyName, tag: anyName }), (names) => {
      const files = filesFor(names)
      const manifests = [...files].filter(([path]) => path.endsWith('.yaml'))
      const objects = manifests.map(([path, text]) => ({ path, object: read(text) }))
      for (const { path, object } of objects) {
        expect(path).toMatch(/^[a-z0-9][a-z0-9.-]*(\/[a-z0-9][a-z0-9.-]*)*$/)
        if (object.kind !== 'Kustomization') expect(object.metadata?.name).toMatch(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/)
      }
      expect(objects.filter(({ object }) => object.kind === 'Secret').every(({ path }) => path.endsWith('secret-template.yaml'))).toBe(true)
      const plan = objects.find(({ object }) => object.kind === 'Plan')?.object.spec as { targetNamespace: string; vms: { name: string; targetName: string }[] } | undefined // as the emitter writes it
      if (plan === undefined) return
      expect(plan.vms[0]?.name).toBe(asWritten(names.vm))
      expect(plan.vms[0]?.targetName).toMatch(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/)
      expect(plan.targetNamespace).toMatch(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/)
      const sourcesOf = (kind: string): unknown => (objects.find(({ object }) => object.kind === kind)?.object.spec as { map: { source: { name: string } }[] }).map.map(({ source }) => source.name) // as the emitters write it
      expect(sourcesOf('NetworkMap')).toEqual([asWritten(names.network)])
      expect(sourcesOf('StorageMap')).toEqual([asWritten(names.datastore)])
      const hooks = objects.filter(({ object }) => object.kind === 'Hook').map(({ object }) => object as unknown as { metadata: { annotations?: Record<string, string> }; spec: { playbook?: string } }) // as the emitter writes them
      expect(Object.values(hooks[0]?.metadata.annotations ?? {})).toContain(asWritten(names.tag.trim()))
      expect(Buffer.from(hooks[1]?.spec.playbook ?? '', 'base64').toString()).toBe(asWritten(names.folder))
      expect((objects.find(({ object }) => object.kind === 'Host')?.object.spec as { name: string }).name).toBe(asWritten(names.vm)) // as the emitter writes it
      const { findings } = runChecks({ objects: objects.map(({ object }) => object) as never, versions: { mtv: '2.12', openshift: '4.22' }, estate: null, concerns: null }) // as they were parsed
      expect(findings.filter(({ severity }) => severity === 'critical')).toEqual([])
    }), { numRuns: 60 })
  })

  it('a tag reaches a VM as one word of its script, whatever a shell would make of it', () => {
    for (const tag of HOSTILE) {
      const script = [...filesFor({ vm: 'app', network: 'Net', datastore: 'DS', folder: 'apps', tag })].find(([path]) => path.endsWith('after-migration.sh'))?.[1] ?? ''
      // What stands between single quotes is left alone by every shell; one inside is written as '\''.
      const quoted = /-p ('(?:[^']|'\\'')*')\n/.exec(script)?.[1] ?? ''
      const patch = JSON.parse(quoted.slice(1, -1).replaceAll(String.raw`'\''`, "'")) as { spec: { template: { metadata: { annotations: Record<string, string> } } } } // JSON of the script's own
      expect(Object.values(patch.spec.template.metadata.annotations), tag).toEqual([tag])
    }
  })
})
