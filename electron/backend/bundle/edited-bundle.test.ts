import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { KubeObject } from '#shared/domain/plan/kube-object.ts'
import { isRecord } from '#shared/engine/check/field-values.ts'
import { KIND_FIELDS } from '#shared/engine/check/kind-fields.ts'
import { judgeFields } from '#shared/engine/check/kind-judges.ts'
import { runChecks } from '#shared/engine/check/run-checks.ts'
import { isFieldAvailable } from '#shared/engine/check/version-gates.ts'
import { layOutBundle } from '#shared/manifests/bundle-layout.ts'
import { withWholeCluster } from '#shared/manifests/golden/example-cluster.ts'
import { examplePlan } from '#shared/manifests/golden/example-plan.ts'
import { sha256 } from '#backend/exporters/bundle/sha256.ts'

const VERSIONS = { mtv: '2.12', openshift: '4.22' } as const
const FILES = layOutBundle(withWholeCluster(examplePlan(VERSIONS)), { isAvailable: (kind, path, value) => isFieldAvailable(VERSIONS, kind, path, value), sha256 })
const MANIFESTS = new Map(FILES.filter(({ path }) => path.endsWith('.yaml') && !path.startsWith('install/install-config')).map(({ path, text }) => [path, { text, object: parse(text) as KubeObject }])) // one object a file

/** What the checks say once a file was edited by hand. */
function saidAfter(path: string, from: string, to: string): readonly string[] {
  const file = MANIFESTS.get(path)
  if (file === undefined) throw new Error(`no file ${path}`)
  if (!file.text.includes(from)) throw new Error(`${path} does not hold ${from}`)
  const edited = parse(file.text.replace(from, to)) as KubeObject // it is YAML still
  const objects = [...MANIFESTS].map(([other, { object }]) => (other === path ? edited : object))
  return runChecks({ objects, versions: VERSIONS, estate: null, concerns: null }).findings.filter(({ ruleId }) => !UNEDITED.has(ruleId)).map(({ ruleId, message }) => `${ruleId}: ${message}`)
}

/** What they say of the example as it is, whose names are as awkward as real ones. */
const UNEDITED = new Set(runChecks({ objects: [...MANIFESTS.values()].map(({ object }) => object), versions: VERSIONS, estate: null, concerns: null }).findings.filter(({ severity }) => severity !== 'critical').map(({ ruleId }) => ruleId))
const WARM = '40-waves/unscheduled/prod-01-warm'
const SHARERS = '40-waves/unscheduled/prod-01-sharers'

describe('a bundle that somebody edited', () => {
  it('has no critical finding before', () => {
    const { findings } = runChecks({ objects: [...MANIFESTS.values()].map(({ object }) => object), versions: VERSIONS, estate: null, concerns: null })
    expect(findings.filter(({ severity }) => severity === 'critical')).toEqual([])
  })

  it.each<[file: string, from: string, to: string, says: string]>([
    [`${WARM}/plan.yaml`, 'targetNamespace:', 'targetNamepsace:', 'unknown-field: spec.targetNamespace is missing.'],
    [`${WARM}/plan.yaml`, 'type: warm', 'type: hot', 'unknown-field: spec.type is "hot".'],
    [`${WARM}/plan.yaml`, 'id: vm-101', 'id: vm-102', 'vm-twice: '],
    [`${WARM}/plan.yaml`, 'targetName: app01', 'targetName: App_01', 'target-name-invalid: '],
    [`${WARM}/plan.yaml`, 'targetName: app01', 'targetName: db-a', 'target-name-duplicate: '],
    [`${WARM}/plan.yaml`, 'targetName: app01', 'targetName: [app01]', 'unknown-field: spec.vms[0].targetName is a list, and has to be a text.'],
    [`${WARM}/plan.yaml`, 'name: prod-01-warm-network', 'name: prod-01-gone-network', 'reference-not-found: spec.map.network names NetworkMap openshift-mtv/prod-01-gone-network, which is not among the manifests.'],
    [`${WARM}/plan.yaml`, 'name: vcenter-a', 'name: vcenter-b', 'reference-not-found: spec.provider.source names Provider openshift-mtv/vcenter-b, which is not among the manifests.'],
    [`${WARM}/plan.yaml`, 'instanceType: u1.medium', 'instanceType: u1.midium', 'instance-type-unknown: '],
    [`${WARM}/network-map.yaml`, 'type: pod', 'type: pot', 'unknown-field: spec.map[2].destination.type is "pot".'],
    [`${WARM}/network-map.yaml`, 'type: ignored', 'type: pod', 'pod-network-twice: '],
    [`${WARM}/network-map.yaml`, 'name: vlan-0142-payments', 'name: vlan-0143-payments', 'reference-not-found: spec.map[0].destination names NetworkAttachmentDefinition default/vlan-0143-payments, which is not among the manifests.'],
    [`${WARM}/network-map.yaml`, '        namespace: default\n', '', 'reference-without-namespace: '],
    [`${WARM}/network-map.yaml`, 'namespace: prod-01', 'namespace: rhv-default', 'attachment-out-of-reach: '],
    [`${WARM}/storage-map.yaml`, 'storageClass: fast-block', 'storageClas: fast-block', 'unknown-field: spec.map[0].destination.storageClass is missing.'],
    [`${WARM}/storage-map.yaml`, 'volumeMode: Block', 'volumeMode: block', 'unknown-field: spec.map[0].destination.volumeMode is "block".'],
    [`${WARM}/storage-map.yaml`, 'accessMode: ReadWriteMany', 'accessMode: RWX', 'unknown-field: spec.map[0].destination.accessMode is "RWX".'],
    [`${SHARERS}/plan.yaml`, 'targetNamespace: prod-01', 'targetNamespace: prod_01', 'unknown-field|name-invalid|namespace-missing|attachment-out-of-reach'],
    [`${SHARERS}/plan.yaml`, 'name: prod-01-sharers\n', 'name: prod-01-warm\n', 'object-twice: '],
    ['30-mtv/vcenter-a/provider.yaml', 'type: vsphere', 'tpye: vsphere', 'unknown-field: spec.type is missing.'],
    ['30-mtv/vcenter-a/provider.yaml', '    vddkInitImage: registry.example.com/vddk:8.0.3\n', '', 'warm-without-vddk: '],
    ['30-mtv/vcenter-a/secret-template.yaml', '<password>', 'hunter2', 'secret-with-data: '],
    ['20-namespaces/prod-01/namespace.yaml', 'name: prod-01', 'name: Prod-01', 'name-invalid: metadata.name "Prod-01" is not valid.'],
    ['20-namespaces/default-networks/nad-vlan-0142-payments.yaml', '"vlanID": 142', '"vlanID": 4095', 'nad-config: '],
    ['20-namespaces/default-networks/nad-vlan-0142-payments.yaml', '"cniVersion": "0.3.1",', '', 'nad-config: '],
    ['20-namespaces/default-networks/nad-vlan-0142-payments.yaml', 'default/vlan-0142-payments', 'other/vlan-0142-payments', 'nad-config: '],
    ['20-namespaces/prod-01/role-binding-portolan-vm-users.yaml', 'kind: Group', 'kind: Grup', 'unknown-field: subjects[0].kind is "Grup".'],
    ['20-namespaces/prod-01/quota.yaml', 'spec:', 'spek:', 'unknown-field: '],
    ['10-cluster/hyper-converged.yaml', 'evictionStrategy: LiveMigrateIfPossible', 'evictionStrategy: Sometimes', 'unknown-field: spec.evictionStrategy is "Sometimes".'],
    ['10-cluster/hyper-converged.yaml', 'parallelMigrationsPerCluster: 5', 'parallelMigrationsPerCluster: "5"', 'unknown-field: spec.liveMigrationConfig.parallelMigrationsPerCluster is a text, and has to be a whole number.'],
    ['10-cluster/hyper-converged.yaml', 'parallelMigrationsPerCluster', 'allowWorkloadDisruption: true\n    parallelMigrationsPerCluster', 'field-newer-than-target: '],
    ['10-cluster/kube-descheduler.yaml', 'mode: Automatic', 'mode: Auto', 'unknown-field: spec.mode is "Auto".'],
    ['10-cluster/kube-descheduler.yaml', 'KubeVirtRelieveAndMigrate', 'RelieveAndMigrate', 'unknown-field: spec.profiles[0] is "RelieveAndMigrate".'],
    ['10-cluster/node-health-check.yaml', 'minHealthy: "51%"', 'minHealthy: "half"', 'unknown-field: spec.minHealthy is "half".'],
    ['10-cluster/node-health-check.yaml', 'name: portolan-fencing', 'name: gone', 'named-object-missing: spec.remediationTemplate.name names FenceAgentsRemediationTemplate gone, which is not among the manifests.'],
    ['10-cluster/fence-agents-remediation-template.yaml', 'agent: fence_ipmilan', 'agent: ipmi', 'unknown-field: spec.template.spec.agent is "ipmi".'],
    ['10-cluster/nodes/kubelet-config-portolan-worker.yaml', 'autoSizingReserved: true', 'autoSizingReserved: "yes"', 'unknown-field: spec.autoSizingReserved is a text, and has to be true or false.'],
    ['10-cluster/nodes/kubelet-config-portolan-databases.yaml', 'machineconfiguration.openshift.io/databases', 'machineconfiguration.openshift.io/worker', 'kubelet-config-twice: It is for the same pool as KubeletConfig portolan-'],
    ['10-cluster/nodes/machine-config-pool-databases.yaml', 'maxUnavailable: 1', 'maxUnavailabel: 1', 'unknown-field: spec.maxUnavailabel is no field of this kind.'],
    ['10-cluster/nodes/machine-configuration.yaml', 'type: Restart', 'type: restart', 'unknown-field: spec.nodeDisruptionPolicy.files[0].actions[0].type is "restart".'],
    ['10-cluster/access/cluster-role-binding-portolan-virtualization-admins.yaml', 'name: portolan-virtualization-admin\n', 'name: portolan-virt-admin\n', 'named-object-missing: roleRef.name names ClusterRole portolan-virt-admin, which is not among the manifests.'],
    ['10-cluster/services/secondary-scheduler.yaml', 'schedulerConfig: portolan-load-aware', 'schedulerConfig: gone', 'named-object-missing: spec.schedulerConfig names ConfigMap gone, which is not among the manifests.'],
    ['10-cluster/services/storage-profile-own-block.yaml', 'volumeMode: Block', 'volumeMode: Blocks', 'unknown-field: spec.claimPropertySets[0].volumeMode is "Blocks".'],
    ['10-cluster/services/cluster-resource-override.yaml', 'memoryRequestToLimitPercent: 50', 'memoryRequestToLimitPercent: 0.5', 'unknown-field: spec.podResourceOverride.spec.memoryRequestToLimitPercent is a number, and has to be a whole number.'],
    ['10-cluster/services/data-protection-application.yaml', 'configuration:', 'config:', 'unknown-field: spec.configuration is missing.'],
    ['00-operators/openshift-mtv/subscription-mtv-operator.yaml', 'source: cs-redhat-operator-index-v4-22', 'sauce: cs-redhat-operator-index-v4-22', 'unknown-field: spec.source is missing.'],
    ['00-operators/openshift-mtv/subscription-mtv-operator.yaml', '  name: mtv-operator\n  source', '  name: mtv\n  source', 'operator-missing: '],
    ['00-operators/openshift-mtv/operator-group.yaml', 'namespace: openshift-mtv', 'namespace: openshift-cnv', 'operator-group: '],
    ['fleet/hub/policies/placement-binding-portolan.yaml', 'name: portolan\nsubjects', 'name: gone\nsubjects', 'named-object-missing: placementRef.name names Placement gone, which is not among the manifests.'],
    ['fleet/hub/policies/policy-set-portolan.yaml', '- portolan-nodes', '- portolan-node', 'named-object-missing: spec.policies[1] names Policy portolan-node, which is not among the manifests.'],
    ['fleet/hub/policies/policy-portolan-nodes.yaml', 'remediationAction: enforce', 'remediationAction: force', 'unknown-field: spec.remediationAction is "force".'],
    [`${WARM}/plan.yaml`, 'kind: Plan\n', 'kind: Plann\n', 'kind-unknown: forklift.konveyor.io/v1beta1 has no kind Plann.'],
    [`${WARM}/plan.yaml`, 'forklift.konveyor.io/v1beta1', 'forklift.konveyor.io/v1beta2', 'kind-unknown: apiVersion forklift.konveyor.io/v1beta2 does not serve Plan.'],
    ['10-cluster/hyper-converged.yaml', 'name: kubevirt-hyperconverged', 'name: hyperconverged', 'singleton-place: Its operator takes no HyperConverged but the one named kubevirt-hyperconverged.'],
    ['10-cluster/hyper-converged.yaml', 'namespace: openshift-cnv', 'namespace: default', 'singleton-place: Its operator looks for it in the namespace openshift-cnv.'],
    ['10-cluster/kube-descheduler.yaml', 'name: cluster', 'name: default', 'singleton-place: '],
    ['10-cluster/kube-descheduler.yaml', '- KubeVirtRelieveAndMigrate', '- KubeVirtRelieveAndMigrate\n    - LongLifecycle', 'descheduler-profiles: spec.profiles has LongLifecycle beside KubeVirtRelieveAndMigrate'],
    ['10-cluster/nodes/machine-config-pool-databases.yaml', '- databases', '- data bases', 'selector-invalid: spec.machineConfigSelector.matchExpressions[0].values has "data bases"'],
    ['10-cluster/nodes/kubelet-config-portolan-databases.yaml', 'pools.operator.machineconfiguration.openshift.io/databases', 'pools.operator.machineconfiguration.openshift.io/database', 'pool-missing: '],
    ['10-cluster/nodes/kubelet-config-portolan-worker.yaml', 'kubeletConfig:\n', 'kubeletConfig:\n    systemReserved:\n      memory: 1Gi\n', 'kubelet-config-contradiction: It has autoSizingReserved and systemReserved'],
    ['10-cluster/nodes/kubelet-config-portolan-worker.yaml', 'failSwapOn: false', 'failSwapOn: true', 'kubelet-config-contradiction: failSwapOn is true'],
    ['30-mtv/vcenter-a/provider.yaml', 'https://', 'https://root:hunter2@', 'url-with-password: spec.url holds an address'],
    ['fleet/hub/policies/policy-portolan-cluster.yaml', 'evictionStrategy: LiveMigrateIfPossible', 'evictionStrategy: Sometimes', 'policy-object-invalid: HyperConverged openshift-cnv/kubevirt-hyperconverged: spec.evictionStrategy is "Sometimes".'],
    ['disconnected/imageset-config.yaml', 'packages:', 'package:', 'unknown-field: mirror.operators[0].package is no field of this kind.'],
    ['install/agent-config.yaml', 'macAddress:', 'mac:', 'unknown-field: hosts[0].interfaces[0].macAddress is missing.'],
    ['kustomization.yaml', 'resources:', 'resource:', 'unknown-field: resource is no field of this kind.'],
  ])('%s: %j to %j', (file, from, to, says) => {
    expect(saidAfter(file, from, to).some((said) => says.split('|').some((start) => said.startsWith(start))), `\n${saidAfter(file, from, to).join('\n')}`).toBe(true)
  })

  it('is found out wherever a value of another type is put into a field that is known', () => {
    const places = [...MANIFESTS.values()].flatMap(({ object }) => knownPlaces(object).map((at) => ({ object, at })))
    expect(new Set(places.map(({ object }) => object.kind)).size).toBeGreaterThan(40)
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.constantFrom<unknown[]>(1.5, 'x', true, [1.5], { x: 1.5 }), ({ object, at }, value) => {
        const edited = structuredClone(object)
        const [parent, name] = parentOf(edited, at)
        if (kindOf(parent[name]) === kindOf(value) || (kindOf(value) === 'text' && kindOf(parent[name]) === 'number')) return
        parent[name] = value
        expect(judgeFields(edited), `${object.kind} ${at.join('.')} ${JSON.stringify(value)}`).not.toEqual([])
      }),
      { numRuns: 1_000 },
    )
  })

  it('ends no check, whatever is put where', () => {
    const places = [...MANIFESTS].flatMap(([path, { object }]) => allPlaces(object, []).map((at) => ({ path, at })))
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue({ maxDepth: 2 }), ({ path, at }, value) => {
        const objects = [...MANIFESTS].map(([other, { object }]) => {
          if (other !== path) return object
          const edited = structuredClone(object)
          const [parent, name] = parentOf(edited, at)
          parent[name] = value
          return edited
        })
        expect(Array.isArray(runChecks({ objects: objects.filter(({ apiVersion, kind }) => typeof apiVersion === 'string' && typeof kind === 'string'), versions: VERSIONS, estate: null, concerns: null }).findings)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})

type Place = readonly (string | number)[]

/** Every place in an object at which something stands, but for its kind and version. */
function allPlaces(value: unknown, at: Place): readonly Place[] {
  if (!isRecord(value) && !Array.isArray(value)) return [at]
  const below = Object.entries(value).flatMap(([name, inner]) => allPlaces(inner, [...at, Array.isArray(value) ? Number(name) : name]))
  return at.length === 0 ? below.filter(([first]) => first !== 'apiVersion' && first !== 'kind') : [at, ...below]
}

/** Those whose type is known. */
function knownPlaces(object: KubeObject): readonly Place[] {
  const fields = KIND_FIELDS.find(({ apiVersion, kind }) => apiVersion === object.apiVersion && kind === object.kind)?.fields ?? {}
  return allPlaces(object, []).filter((at) => {
    const path = at.map((step) => (typeof step === 'number' ? '[]' : `.${step}`)).join('').slice(1)
    return (fields[path]?.type ?? 'any') !== 'any'
  })
}

/** The object or list that bears a place; the edited copy is the test's own. */
function parentOf(object: KubeObject, at: Place): [parent: Record<string | number, unknown>, name: string | number] {
  let parent = object as unknown as Record<string | number, unknown>
  for (const step of at.slice(0, -1)) parent = parent[step] as Record<string | number, unknown>
  return [parent, at.at(-1) ?? '']
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'list'
  return typeof value === 'string' ? 'text' : typeof value
}
