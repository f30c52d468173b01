import { FLEET_CLUSTER_LABEL, MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import type { KubeObject } from '#shared/domain/plan/kube-object.ts'
import { type FleetPolicy, ownPolicyName } from '#shared/domain/target/fleet-policy.ts'
import { CLUSTER_FOLDER, NAMESPACES_FOLDER, NODES_FOLDER, PRESSURE_FILE } from '../bundle-folders.ts'
import type { EmittedObject } from '../emitter.ts'
import { applicationSetObjects } from './application-set.ts'
import { observabilityAllowlist } from './observability-allowlist.ts'
import { isOfOneCluster, ownObjects } from './own-objects.ts'
import { operatorPolicies } from './operator-policies.ts'
import { configurationPolicy, FLEET_NAME, fleetMetadata, policy } from './policy-object.ts'

/**
 * What a hub needs to give every cluster of a fleet what this bundle gives to one: policies for operators, nodes, cluster and
 * namespaces, the set of them, and where they go. None where the target says nothing of a fleet. `emitted` is what the bundle
 * gives to one cluster, `pathOf` where that lies.
 */
export function fleetObjects(plan: MigrationPlan, emitted: readonly EmittedObject[], pathOf: (object: KubeObject) => string): readonly EmittedObject[] {
  const { fleet } = plan.target.cluster
  if (fleet === undefined) return []
  const parts = PARTS.map(({ name, holds, after, comment }) => ({ name: `${FLEET_NAME}-${name}`, after, comment, objects: emitted.map(({ object }) => object).filter((object) => object.kind !== 'Secret' && !isOfOneCluster(object, plan) && holds(pathOf(object))) })).filter(({ objects }) => objects.length > 0)
  const operators = `${FLEET_NAME}-operators`
  const known = new Set([operators, ...parts.map(({ name }) => name)])
  return [
    { comment: ['On the hub: the policies of the fleet.'], object: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: fleet.namespace, labels: MANAGED_BY_LABELS } } },
    clusterSetBinding(fleet.clusterSet, fleet.namespace),
    placement(FLEET_NAME, fleet.namespace, fleet),
    { comment: ['The operators that the bundle uses, on every cluster of the fleet.'], object: policy(fleet, operators, [], operatorPolicies(plan, fleet)) },
    ...parts.map(({ name, after, comment, objects }) => ({ comment: [comment], object: policy(fleet, name, after.map((part) => `${FLEET_NAME}-${part}`).filter((part) => known.has(part)), [configurationPolicy(fleet, name, objects)]) })),
    {
      comment: [],
      object: { apiVersion: 'policy.open-cluster-management.io/v1beta1', kind: 'PolicySet', metadata: fleetMetadata(FLEET_NAME, fleet.namespace), spec: { description: 'OpenShift Virtualization as this bundle sets it up.', policies: [...known] } },
    },
    { comment: ['Binds the set to the clusters.'], object: binding(FLEET_NAME, fleet.namespace, 'PolicySet') },
    ...fleet.clusters.flatMap((cluster) => policyOfOne(fleet, cluster.name, ownObjects(plan, cluster, emitted.map(({ object }) => object)), known)),
    ...(fleet.gitops === undefined ? [] : [clusterSetBinding(fleet.clusterSet, GITOPS_NAMESPACE), placement(FLEET_NAME, GITOPS_NAMESPACE, fleet), ...applicationSetObjects(fleet.gitops, GITOPS_NAMESPACE)]),
    ...(fleet.observability ? [observabilityAllowlist()] : []),
  ]
}

/** Where Argo CD of OpenShift GitOps looks for its ApplicationSets. */
const GITOPS_NAMESPACE = 'openshift-gitops'

/** The content of a cluster, in the order in which it is applied. */
const PARTS: readonly { readonly name: string; readonly comment: string; readonly after: readonly string[]; readonly holds: (path: string) => boolean }[] = [
  { name: 'nodes', comment: 'The configuration of the nodes: they reboot, one after the other.', after: ['operators'], holds: isOfNodes },
  { name: 'cluster', comment: 'Everything else that concerns the cluster as a whole.', after: ['operators'], holds: (path) => path.startsWith(`${CLUSTER_FOLDER}/`) && !isOfNodes(path) },
  { name: 'namespaces', comment: 'Namespaces of VMs with their networks, quotas and users.', after: ['cluster'], holds: (path) => path.startsWith(`${NAMESPACES_FOLDER}/`) },
]

function isOfNodes(path: string): boolean {
  return path === PRESSURE_FILE || path.startsWith(`${NODES_FOLDER}/`)
}

function clusterSetBinding(clusterSet: string, namespace: string): EmittedObject {
  return { comment: ['Lets placements of the namespace choose clusters of the set.'], object: { apiVersion: 'cluster.open-cluster-management.io/v1beta2', kind: 'ManagedClusterSetBinding', metadata: fleetMetadata(clusterSet, namespace), spec: { clusterSet } } }
}

/** What one cluster has of its own, for it alone: the hub knows it by a label that it is given by hand, since no other label is sure to be there. */
function policyOfOne(fleet: FleetPolicy, cluster: string, objects: readonly KubeObject[], known: ReadonlySet<string>): readonly EmittedObject[] {
  if (objects.length === 0) return []
  const name = ownPolicyName(cluster)
  const after = ['operators', 'cluster'].map((part) => `${FLEET_NAME}-${part}`).filter((part) => known.has(part))
  return [
    { comment: [`What ${cluster} has of its own: no other cluster may be given it.`], object: policy(fleet, name, after, [configurationPolicy(fleet, name, objects)]) },
    placement(name, fleet.namespace, { ...fleet, clusterLabels: { ...fleet.clusterLabels, [FLEET_CLUSTER_LABEL]: cluster } }),
    { comment: [`Binds the policy to ${cluster}.`], object: binding(name, fleet.namespace, 'Policy') },
  ]
}

/** A policy or a set of them, and the placement of the same name. */
function binding(name: string, namespace: string, kind: 'Policy' | 'PolicySet'): KubeObject {
  return {
    apiVersion: 'policy.open-cluster-management.io/v1',
    kind: 'PlacementBinding',
    metadata: fleetMetadata(name, namespace),
    placementRef: { apiGroup: 'cluster.open-cluster-management.io', kind: 'Placement', name },
    subjects: [{ apiGroup: 'policy.open-cluster-management.io', kind, name }],
  }
}

function placement(name: string, namespace: string, { clusterSet, clusterLabels }: Pick<FleetPolicy, 'clusterSet' | 'clusterLabels'>): EmittedObject {
  return {
    comment: ['The clusters that it is for.'],
    object: {
      apiVersion: 'cluster.open-cluster-management.io/v1beta1',
      kind: 'Placement',
      metadata: fleetMetadata(name, namespace),
      spec: { clusterSets: [clusterSet], predicates: [{ requiredClusterSelector: { labelSelector: { matchLabels: { ...clusterLabels } } } }] },
    },
  }
}
