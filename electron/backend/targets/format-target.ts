import { clusterPolicySchema } from '#shared/domain/target/cluster-policy.ts'
import type { StorageClass, Target } from '#shared/domain/target/target.ts'
import { serialiseYaml } from '#shared/manifests/serialise-yaml.ts'

/** A target as a YAML file for people: what `--target` takes, with a remark above what does not explain itself. The same target, the same bytes. */
export function formatTarget(target: Target): string {
  const text = serialiseYaml([{ value: describeTarget(target), comment: [target.name], keyComments: targetRemarks(target) }])
  // A blank line above each group that begins with a remark, which may take several lines; text of the target itself is never at a line's beginning.
  return text.replace(/(?<!^---)(?<!\n# [^\n]*)\n# /g, '\n\n# ')
}

/** A target as plain data, in the order in which the presets have it: what the file is, releases, nodes, features, storage, networks, namespaces, migration. Empty settings are left out. */
export function describeTarget(target: Target): Record<string, unknown> {
  const { id, name, description, openshift, mtv, controlPlane, nodeModels, features, storageClasses, storage, physicalNetworks, networks, nicLayout, namespaces, compute, placement, permissions, cluster, migration, ...others } = target
  others satisfies Record<string, never>
  return {
    id,
    name,
    ...(description === '' ? {} : { description }),
    openshift,
    mtv,
    controlPlane,
    ...(nodeModels.length === 0 ? {} : { nodeModels }),
    features,
    storageClasses: storageClasses.map(describeClass),
    storage,
    physicalNetworks: physicalNetworks.map(({ name: network, bridge, uplinks, mtu }) => ({ name: network, bridge, ...(uplinks.length === 0 ? {} : { uplinks }), mtu })),
    networks: describeNetworks(networks),
    ...(isEmptyLayout(nicLayout) ? {} : { nicLayout }),
    namespaces,
    compute: { ...compute, overcommitted: compute.overcommitted.length === 0 ? undefined : compute.overcommitted },
    placement: describePlacement(placement),
    permissions: describePermissions(permissions),
    ...(isDefaultCluster(cluster) ? {} : { cluster }),
    migration: { ...migration, hostNetworks: migration.hostNetworks.length === 0 ? undefined : migration.hostNetworks },
  }
}

function describeNetworks({ localnetAs, linuxBridges, sriov, isolated, policies, ...networks }: Target['networks']): Record<string, unknown> {
  const unlessEmpty = <Entry>(list: readonly Entry[]): readonly Entry[] | undefined => (list.length === 0 ? undefined : list)
  return {
    ...networks,
    localnetAs: localnetAs === 'attachment' ? undefined : localnetAs,
    linuxBridges: unlessEmpty(linuxBridges.map(({ uplinks, ...bridge }) => ({ ...bridge, ...(uplinks.length === 0 ? {} : { uplinks }) }))),
    sriov: unlessEmpty(sriov),
    isolated: unlessEmpty(isolated),
    policies: policies === 'none' ? undefined : policies,
  }
}

function describePlacement({ rules, nodeGroups, attributes, ...placement }: Target['placement']): Record<string, unknown> {
  return { ...placement, rules: rules.length === 0 ? undefined : rules, nodeGroups: nodeGroups.length === 0 ? undefined : nodeGroups, attributes: attributes.length === 0 ? undefined : attributes }
}

function describePermissions({ principals, roles, ...permissions }: Target['permissions']): Record<string, unknown> {
  return { ...permissions, principals: principals.length === 0 ? undefined : principals, roles: roles.length === 0 ? undefined : roles }
}

/** Whether the cluster is given nothing besides what the plan asks of it. */
function isDefaultCluster(cluster: Target['cluster']): boolean {
  return JSON.stringify(cluster) === JSON.stringify(clusterPolicySchema.parse({}))
}

/** Whether a layout says no more than its defaults do. */
function isEmptyLayout({ groups, without, networks, ...others }: Target['nicLayout']): boolean {
  return groups.length === 0 && without.length === 0 && [...Object.values(networks), ...Object.values(others)].every((value) => value === undefined)
}

function describeClass({ name, provisioner, isDefaultForVirtualization, isDefault, capacityTib, volumeMode, accessMode, parameters }: StorageClass): Record<string, unknown> {
  return {
    name,
    provisioner,
    ...(isDefaultForVirtualization ? { isDefaultForVirtualization } : {}),
    ...(isDefault ? { isDefault } : {}),
    capacityTib,
    volumeMode,
    accessMode,
    ...(Object.keys(parameters).length === 0 ? {} : { parameters }),
  }
}

/** Remarks above the members of a described target that do not explain themselves, by their names. */
export function targetRemarks(target: Target): Record<string, string> {
  return {
    openshift: 'Which fields the manifests may bear follows from these two.',
    controlPlane: 'dedicated-3, dedicated-5, compact-3, single-node or hosted.',
    ...(target.nodeModels.length === 0 ? {} : { nodeModels: 'Models of worker nodes to size with, not nodes that exist.' }),
    features: 'What the cluster offers besides.',
    storageClasses: 'Classes of the cluster. isDefaultForVirtualization: takes VM disks unless a decision says otherwise. volumeMode and accessMode override what the provisioner is known to offer.',
    storage: 'growthPercent: what is added to the disks when they are compared with a capacity; 0 assumes no growth. policies: { policy, storageClass } in place of storage policies.',
    physicalNetworks: 'Layer-2 domains of the VM networks: an OVS bridge on an interface that every worker already has, known to OVN-Kubernetes by name.',
    networks: 'attachmentNamespace: default (NADs usable from every namespace) or each (one NAD in each target namespace). localnetAs: attachment or cluster-network (OpenShift 4.19). linuxBridges, sriov and isolated: see docs/networks.md. policies: none, skeletons or translated.',
    ...(isEmptyLayout(target.nicLayout) ? {} : { nicLayout: 'Groups of nodes with their NICs; bonds: as stated, or proposed by the number of NICs. networks: those that hosts take part in. See docs/nic-layouts.md.' }),
    namespaces: 'by: single (with name), cluster, datacenter, folder, resource-pool, application or attribute (with attribute); a prefix may go before the name.',
    compute: 'instanceTypes: none (CPU and memory of the source), best-fit or exact. wasteLimitPercent: of best-fit, null for none. preferences: mtv or osmap. cpuModel: cluster or source. patches: a script a plan.',
    placement: 'carrier of rules, node groups and labels: none (listed only), plans (fields of Plans, from MTV 2.10) or patches. unstatedRules: required or preferred. vsphereTags: all, none or a list of tags, which MTV 2.12 takes over by itself. attributes become labels or annotations. quotas of resource pools: none, resource-quota or application-aware.',
    permissions: 'roleBindings: write those for the principals that are named here. principals: principal (DOMAIN\\name), name on the target, kind Group or User. roles: role of the vCenter and clusterRole, null for none.',
    ...(isDefaultCluster(target.cluster) ? {} : { cluster: 'What the cluster itself is given besides what the plan asks of it: see docs/bundle.md.' }),
    migration: 'type: cold or warm. vddkImage: registry path of the VDDK image; warm migration and vSAN cannot do without it. hostNetworks: port groups of vmkernel adapters over which MTV reads ESXi hosts.',
  }
}
