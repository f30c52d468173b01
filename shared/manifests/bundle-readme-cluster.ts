import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import { operatorCatalog } from '#shared/domain/target/operator-catalog.ts'
import { ACCESS_FOLDER, AFTER_FOLDER, FENCING_FILE, FORKLIFT_CONTROLLER_FILE, INSTANCE_FILES, NODES_FOLDER, OPERATORS_FOLDER, PRESSURE_FILE, SERVICES_FOLDER } from './bundle-folders.ts'
import { markdownCode, markdownTable, markdownText } from './markdown.ts'
import { configuredPools } from './node-pools.ts'
import { machineConfigRole } from './object-names.ts'
import { operatorsInUse } from './operators-in-use.ts'
import { BACKUP_SECRET_COMMAND, FENCING_SECRET_COMMAND } from './secret-commands.ts'
import { swapGibPerNode } from './swap-size.ts'

/** What the cluster is given by choice of its target, and which of its folders that fills. */
export interface ClusterChoices {
  readonly hasOperators: boolean
  readonly hasNodes: boolean
  readonly hasAccess: boolean
  readonly hasServices: boolean
}

/** Which folders a bundle has besides what the plan itself asks of the cluster. */
export function clusterChoices({ target }: Pick<MigrationPlan, 'target'>): ClusterChoices {
  const { cluster } = target
  const { nodes, personas } = cluster
  const isConfigured = configuredPools({ target }).some(({ isBuiltIn, maxPods, topologyPolicy, hugepages }) => !isBuiltIn || maxPods !== null || topologyPolicy !== null || hugepages !== null)
  return {
    hasOperators: cluster.operators.write,
    hasNodes: target.controlPlane !== 'hosted' && (isConfigured || nodes.autoSizingReserved || nodes.softEvictionPercent !== undefined || nodes.ntpServers.length > 0 || nodes.disruptionPolicies || swapGibPerNode(target) !== null),
    hasAccess: personas.clusterAdmins !== undefined || personas.virtualizationAdmins !== undefined,
    hasServices: cluster.resourceOverride !== undefined || cluster.backup !== undefined || cluster.compliance || cluster.loadAwareScheduler !== undefined || cluster.nodeFeatureRules || cluster.monitoring.userWorkload || (cluster.storageModes && target.storageClasses.some(({ volumeMode, accessMode }) => volumeMode !== undefined && accessMode !== undefined)),
  }
}

/** What the folder of the cluster holds of it, in words. */
export function clusterChoiceContents(plan: MigrationPlan): string[] {
  const { hasNodes, hasAccess, hasServices } = clusterChoices(plan)
  return [...(hasNodes ? ['the configuration of the nodes'] : []), ...(hasAccess ? ['who may do what on the cluster'] : []), ...(hasServices ? ['what other operators are told'] : [])]
}

/** The first step: the operators, and what sets one of them going. */
export function operatorSteps(plan: MigrationPlan): string[][] {
  if (!plan.target.cluster.operators.write) return []
  const operators = operatorsInUse(plan)
  const isManual = plan.target.cluster.operators.approval === 'Manual'
  return [
    [
      `The operators.${isManual ? ' Each install plan waits to be approved: look at what it installs, then approve it by its name and namespace.' : ''} Go on when every operator says Succeeded.`,
      `oc apply -k ${OPERATORS_FOLDER}`,
      ...(isManual ? ['oc get installplans.operators.coreos.com -A', `oc patch installplans.operators.coreos.com/<name> -n <namespace> --type merge -p '{"spec":{"approved":true}}'`] : []),
      'oc get clusterserviceversions.operators.coreos.com -A',
    ],
    ['What sets operators going.', ...INSTANCES.filter(([, operator]) => operators.some(({ id }) => id === operator)).map(([kind]) => `oc apply -f ${INSTANCE_FILES[kind]}`), `oc apply -f ${FORKLIFT_CONTROLLER_FILE}`],
  ]
}

/** Kinds that set operators going, in the order of the emitters. */
const INSTANCES = [['NMState', 'nmstate'], ['SriovOperatorConfig', 'sriov'], ['NodeFeatureDiscovery', 'nfd'], ['MetalLB', 'metallb']] as const

/** Steps that reboot nodes: all at once, so that they reboot once. */
export function nodeSteps(plan: MigrationPlan): string[][] {
  const { hasNodes } = clusterChoices(plan)
  const role = plan.scheduling.descheduler === null ? null : machineConfigRole(plan.target)
  const pressure = role === null ? [] : [`oc apply -f ${PRESSURE_FILE}`]
  if (!hasNodes) {
    return role === null ? [] : [[`What the descheduler needs of the kernel. The nodes of the pool ${role} reboot, one after the other: go on when the second command says UPDATED True.`, ...pressure, `oc get machineconfigpools.machineconfiguration.openshift.io/${role}`]]
  }
  const pools = configuredPools(plan)
  const label = pools.some(({ isBuiltIn }) => !isBuiltIn) ? ' Label the nodes of the node groups before: see Where VMs run.' : ''
  return [[`The configuration of the nodes.${label} Those of ${pools.map((pool) => pool.role).join(', ')} reboot, one after the other: go on when the last command says UPDATED True of each pool.`, ...pressure, `oc apply -k ${NODES_FOLDER}`, 'oc get machineconfigpools.machineconfiguration.openshift.io']]
}

/** Before the health check, which names it. */
export function fencingSteps({ scheduling, target }: MigrationPlan): string[][] {
  if (target.cluster.remediation.by !== 'fence-agents' || !scheduling.healthCheck.isSetUp) return []
  return [[
    'Fencing by management controllers. Put a user and password in place of what is in angle brackets, and try one node by hand before you rely on it.',
    FENCING_SECRET_COMMAND,
    `oc apply -f ${FENCING_FILE}`,
  ]]
}

/** Steps that change no node. */
export function serviceSteps(plan: MigrationPlan): string[][] {
  const { hasAccess, hasServices } = clusterChoices(plan)
  const { backup } = plan.target.cluster
  return [
    ...(hasAccess ? [['Who may do what on the cluster.', `oc apply -k ${ACCESS_FOLDER}`]] : []),
    ...defaultClassStep(plan),
    ...(hasServices
      ? [[
          `What other operators are told.${backup === undefined ? '' : ' The file of credentials is one of the AWS command line.'}`,
          ...(backup === undefined ? [] : [BACKUP_SECRET_COMMAND]),
          `oc apply -k ${SERVICES_FOLDER}`,
        ]]
      : []),
  ]
}

/** Whoever makes the StorageClass writes it; that VMs' disks take it unless told otherwise is an annotation, which is the target's to state. */
function defaultClassStep({ target }: MigrationPlan): string[][] {
  const own = target.storageClasses.find(({ isDefaultForVirtualization }) => isDefaultForVirtualization)
  if (own === undefined || !(target.cluster.operators.write || target.cluster.storageModes)) return []
  return [['The StorageClass that disks of VMs take where none is named.', `oc annotate storageclasses.storage.k8s.io/${own.name} storageclass.kubevirt.io/is-default-virt-class=true --overwrite`]]
}

/** The README's section on operators: which, where they come from, what they still want. */
export function operatorSection(plan: MigrationPlan): string[] {
  const { operators } = plan.target.cluster
  if (!operators.write) return []
  return [
    '## Operators',
    '',
    `From the catalogue ${markdownCode(operatorCatalog(plan.target))}; updates are ${operators.approval === 'Manual' ? 'approved by hand' : 'installed by themselves'}. A channel that is not stated is the default one of the package.`,
    '',
    ...markdownTable(['Operator', 'Package', 'Channel', 'Namespace', 'Why', 'Still to be made'], operatorsInUse(plan).map(({ title, packageName, channel, namespace, because, afterwards }) => [title, markdownCode(packageName), channel === null ? '' : markdownCode(channel), markdownCode(namespace), markdownText(because), afterwards === null ? '' : markdownText(afterwards)])),
  ]
}

/** The README's section on Argo CD, where objects bear its annotations. */
export function argoSection({ target: { cluster } }: MigrationPlan): string[] {
  if (!cluster.syncWaves) return []
  return [
    '## With Argo CD',
    '',
    'Objects bear sync waves in the order of the folders, so that an Application whose path is this folder applies them in that order. Before it does:',
    '',
    '- Put this folder into a repository without the filled-in Secrets: apply these by hand, as below.',
    '- Nodes reboot by themselves in waves 10 to 19: sync these with the change windows in mind, or sync folder by folder with an Application each.',
    '- Plans are made and not started: a Migration is no part of any kustomization.',
  ]
}

/** The README's section on policies for after the migration. */
export function afterMigrationSection({ target: { cluster } }: MigrationPlan): string[] {
  if (cluster.defaultDeny === 'none') return []
  return [
    '## When nothing is migrated any more',
    '',
    `\`oc apply -k ${AFTER_FOLDER}\` stops what comes into the pod network of VMs${cluster.defaultDeny === 'all' ? ', and what goes out of it but for DNS' : ''}, unless another policy allows it. ${cluster.defaultDeny === 'all' ? 'Not before: importers run in the same namespaces and would not reach the source any more. ' : ''}No kustomization above names the folder.`,
  ]
}
