import type { KubeObject } from '#shared/domain/plan/kube-object.ts'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import type { FleetCluster } from '#shared/domain/target/fleet-policy.ts'
import type { BundleFile } from '../bundle-file.ts'
import { CLUSTER_FOLDER, FLEET_FOLDER, NAMESPACES_FOLDER, OPERATORS_FOLDER, OVERLAYS_FOLDER, PROVIDERS_FOLDER, WAVES_FOLDER } from '../bundle-folders.ts'
import { KUSTOMIZATION_FILE, kustomization } from '../kustomization.ts'
import { serialiseYaml } from '../serialise-yaml.ts'
import { isOfOneCluster, ownObjects } from './own-objects.ts'

interface Patch {
  readonly target: Readonly<Record<string, string>>
  readonly patch: string
}

/** A kustomization for each cluster of the fleet: the bundle's own folders as they are, and what is otherwise there as patches; then a README. */
export function overlayFiles(plan: MigrationPlan, emitted: readonly KubeObject[], folders: ReadonlySet<string>): readonly BundleFile[] {
  const { fleet } = plan.target.cluster
  if (fleet?.gitops === undefined) return []
  const ofCluster = [OPERATORS_FOLDER, CLUSTER_FOLDER, NAMESPACES_FOLDER].filter((folder) => folders.has(folder))
  const ofOne = ofCluster.includes(CLUSTER_FOLDER) ? emitted.filter((object) => isOfOneCluster(object, plan)) : []
  const removals = ofOne.map(removal)
  const base = {
    path: `${FLEET_FOLDER}/base/${KUSTOMIZATION_FILE}`,
    text: serialiseYaml([{
      value: withPatches(kustomization(ofCluster.map((folder) => `../../${folder}`)), removals),
      comment: [`What every cluster of the fleet is given: the folders of this bundle${removals.length === 0 ? ' as they are' : ' but for what is true of one cluster alone'}.`],
    }]),
  }
  return [base, ...fleet.clusters.flatMap((cluster) => overlay(cluster, { emitted, folders, ofCluster, ofOne, own: ownObjects(plan, cluster, ofOne) }))]
}

/** What overlays are made from: what is true of one cluster alone, and what of it this cluster states itself. */
interface OverlayParts {
  readonly emitted: readonly KubeObject[]
  readonly folders: ReadonlySet<string>
  readonly ofCluster: readonly string[]
  readonly ofOne: readonly KubeObject[]
  readonly own: readonly KubeObject[]
}

function overlay(cluster: FleetCluster, { emitted, folders, ofCluster, ofOne, own }: OverlayParts): readonly BundleFile[] {
  const ofPlans = cluster.takesPlans ? [PROVIDERS_FOLDER, WAVES_FOLDER].filter((folder) => folders.has(folder)) : []
  // The base has none of what is a cluster's own: one that states some begins with the folders, and takes out what it does not state.
  const resources = own.length === 0 ? ['../../base'] : ofCluster.map((folder) => `../../../${folder}`)
  const profiles = ofCluster.includes(CLUSTER_FOLDER) ? renamedProfiles(emitted, cluster) : { gone: [], made: [] }
  const folder = `${FLEET_FOLDER}/${OVERLAYS_FOLDER}/${cluster.name}`
  const patches = [...emitted.flatMap((object) => patchesOf(object, cluster)), ...profiles.gone.map(removal), ...(own.length === 0 ? [] : ofOne.flatMap((object) => replacement(object, own)))]
  return [{
    path: `${folder}/${KUSTOMIZATION_FILE}`,
    text: serialiseYaml([{
      comment: [cluster.takesPlans ? 'The cluster that takes the plans: its VMs live here and nowhere else.' : 'Takes no plans: a VM lives on one cluster, and another takes them.'],
      value: withPatches(kustomization([...resources, ...ofPlans.map((name) => `../../../${name}`), ...(profiles.made.length === 0 ? [] : [PROFILES_FILE])]), patches),
    }]),
  }, ...(profiles.made.length === 0 ? [] : [{ path: `${folder}/${PROFILES_FILE}`, text: serialiseYaml(profiles.made.map((value) => ({ value, comment: ['In place of that of the bundle: this cluster calls the StorageClass otherwise.'] }))) }])]
}

const PROFILES_FILE = 'storage-profiles.yaml'

/**
 * A StorageProfile bears the name of its class: where a cluster calls the class otherwise, the bundle's is taken out and one of that name put there. A class
 * that stands for two has one profile, its own if the target states it, else the first's.
 */
function renamedProfiles(emitted: readonly KubeObject[], { storageClasses }: FleetCluster): { readonly gone: readonly KubeObject[]; readonly made: readonly KubeObject[] } {
  const profiles = emitted.filter(({ kind }) => kind === 'StorageProfile')
  const nameOf = ({ metadata }: KubeObject): string => nameIn(storageClasses, metadata?.name ?? '') ?? metadata?.name ?? ''
  const gone = profiles.filter((object) => nameOf(object) !== object.metadata?.name)
  const taken = new Set(profiles.filter((object) => !gone.includes(object)).map(nameOf))
  const made = gone.flatMap((object) => {
    const name = nameOf(object)
    if (taken.has(name)) return []
    taken.add(name)
    return [{ ...object, metadata: { ...object.metadata, name } }]
  })
  return { gone, made }
}

function nameIn(storageClasses: FleetCluster['storageClasses'], name: string): string | undefined {
  return Object.hasOwn(storageClasses, name) ? storageClasses[name] : undefined
}

function withPatches(value: KubeObject, patches: readonly Patch[]): KubeObject {
  return patches.length === 0 ? value : { ...value, patches }
}

/** What the cluster states in place of what the bundle's own has, or nothing of it. */
function replacement(object: KubeObject, own: readonly KubeObject[]): readonly Patch[] {
  const stated = own.find(({ kind }) => kind === object.kind)
  if (stated === undefined) return [removal(object)]
  return stated === object ? [] : [patch(object, [{ op: 'replace', path: '/spec', value: stated['spec'] }])]
}

/** Takes an object out of what is applied (kustomize: a patch with the directive `$patch: delete`). */
function removal(object: KubeObject): Patch {
  const { apiVersion, kind, metadata } = object
  const named = { name: metadata?.name ?? '', ...(metadata?.namespace === undefined ? {} : { namespace: metadata.namespace }) }
  return { ...patch(object, []), patch: JSON.stringify({ $patch: 'delete', apiVersion, kind, metadata: named }) }
}

function patchesOf(object: KubeObject, cluster: FleetCluster): readonly Patch[] {
  switch (object.kind) {
    case 'NodeNetworkConfigurationPolicy':
      return Object.keys(cluster.nodeSelector).length === 0 ? [] : [patch(object, [{ op: 'add', path: '/spec/nodeSelector', value: cluster.nodeSelector }])]
    case 'NetworkAttachmentDefinition':
      return attachmentPatch(object, cluster)
    case 'ClusterUserDefinedNetwork':
      return clusterNetworkPatch(object, cluster)
    case 'StorageMap':
      return cluster.takesPlans ? storagePatch(object, cluster) : []
    default:
      return []
  }
}

/** Of a localnet both are its own fields; a Linux bridge and virtual functions have a VLAN of another name and no physical network; a trunk has neither. */
function attachmentPatch(object: KubeObject, cluster: FleetCluster): readonly Patch[] {
  const change = changeOf(object, cluster)
  const text = (object['spec'] as { readonly config: string } | undefined)?.config // the emitter's own shape
  if (change === undefined || text === undefined) return []
  const config = JSON.parse(text) as Record<string, unknown> // JSON of the emitter's own
  const changed = changedConfig(config, change)
  return changed === null ? [] : [patch(object, [{ op: 'replace', path: '/spec/config', value: JSON.stringify(changed) }])]
}

function changedConfig(config: Readonly<Record<string, unknown>>, { physicalNetwork, vlanId }: AttachmentChange): Record<string, unknown> | null {
  switch (config['type']) {
    case 'ovn-k8s-cni-overlay':
      return physicalNetwork === undefined && vlanId === undefined ? null : { ...config, ...(physicalNetwork === undefined ? {} : { physicalNetworkName: physicalNetwork }), ...(vlanId === undefined ? {} : { vlanID: vlanId }) }
    case 'bridge':
      // With a VLAN of its own the port leaves the bridge's default one.
      return vlanId === undefined || 'vlanTrunk' in config ? null : { ...config, vlan: vlanId, preserveDefaultVlan: false }
    case 'sriov':
      return vlanId === undefined ? null : { ...config, vlan: vlanId }
    default:
      return null
  }
}

/** The network cannot be changed once it is there: the cluster gets it so from the beginning. */
function clusterNetworkPatch(object: KubeObject, cluster: FleetCluster): readonly Patch[] {
  const change = changeOf(object, cluster)
  const { network } = object['spec'] as { readonly network: { readonly topology: string } } // the emitter's own shape
  if (change === undefined || network.topology !== 'Localnet') return []
  const changes = [
    ...(change.physicalNetwork === undefined ? [] : [{ op: 'replace', path: '/spec/network/localnet/physicalNetworkName', value: change.physicalNetwork }]),
    // In place of one that is there, too (RFC 6902, add).
    ...(change.vlanId === undefined ? [] : [{ op: 'add', path: '/spec/network/localnet/vlan', value: { mode: 'Access', access: { id: change.vlanId } } }]),
  ]
  return changes.length === 0 ? [] : [patch(object, changes)]
}

type AttachmentChange = FleetCluster['attachments'][string]

function changeOf({ metadata }: KubeObject, { attachments }: FleetCluster): AttachmentChange | undefined {
  const name = metadata?.name ?? ''
  return Object.hasOwn(attachments, name) ? attachments[name] : undefined
}

function storagePatch(object: KubeObject, { storageClasses }: FleetCluster): readonly Patch[] {
  const rows = (object['spec'] as { readonly map: readonly { readonly destination: { readonly storageClass: string } }[] }).map // the emitter's own shape
  const changes = rows.flatMap(({ destination: { storageClass } }, index) => (Object.hasOwn(storageClasses, storageClass) ? [{ op: 'replace', path: `/spec/map/${String(index)}/destination/storageClass`, value: storageClasses[storageClass] }] : []))
  return changes.length === 0 ? [] : [patch(object, changes)]
}

/** Operations of JSON Patch (RFC 6902); JSON is YAML, which kustomize reads. */
function patch({ apiVersion, kind, metadata }: KubeObject, operations: readonly Readonly<Record<string, unknown>>[]): Patch {
  const [version = '', group = ''] = apiVersion.split('/').reverse()
  return { target: { group, version, kind, name: metadata?.name ?? '', ...(metadata?.namespace === undefined ? {} : { namespace: metadata.namespace }) }, patch: JSON.stringify(operations) }
}
