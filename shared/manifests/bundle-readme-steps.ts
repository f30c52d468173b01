import type { MigrationPlan, PlannedHook, PlannedMigrationHost, PlannedProvider } from '#shared/domain/plan/migration-plan.ts'
import { compareText } from '#shared/domain/compare.ts'
import { operatorCatalog } from '#shared/domain/target/operator-catalog.ts'
import { type BundlePart, DESCHEDULER_FILE, HEALTH_CHECK_FILE, hostFile, hostFolder, LIVE_MIGRATION_FOLDER, NAMESPACES_FOLDER, NODE_NETWORK_FILE, NODE_NETWORKS_FOLDER, planFolder, providerFolder, PRIORITIES_FOLDER, PROVIDERS_FOLDER, SECRET_TEMPLATE_FILE, tokenSecretFile, UNSCHEDULED_FOLDER, WAVES_FOLDER } from './bundle-folders.ts'
import { fencingSteps, nodeSteps, operatorSteps, serviceSteps } from './bundle-readme-cluster.ts'
import { computeSteps } from './bundle-readme-compute.ts'
import { nodeNetworkSteps } from './bundle-readme-node-networks.ts'
import { sriovSteps } from './bundle-readme-security.ts'
import { virtualizationSteps } from './bundle-readme-virtualization.ts'
import { markdownCode, markdownText } from './markdown.ts'
import { DESCHEDULER_NAMESPACE, hostSecretName, NODE_NETWORK_POLICY_NAME, providerUrl, REMEDIATION_NAMESPACE } from './object-names.ts'
import { inOrderOfStart } from './plan-order.ts'
import { CLUSTER_BRIDGE, usedLinuxBridges, usedPhysicalNetworks } from './used-physical-networks.ts'

/** The README's sections on what has to be there, what to fill in, and what to run in which order. */
export function applySteps(plan: MigrationPlan, only: BundlePart | undefined): readonly string[][] {
  return [requirements(plan), ...(only === 'cluster' ? [] : [toFillIn(plan)]), commands(plan, only), ...(only === 'cluster' ? [] : [migration(plan)])]
}

function requirements(plan: MigrationPlan): string[] {
  const { target, plans } = plan
  const { nodeNetworks } = plan
  const networks = nodeNetworks === null ? usedPhysicalNetworks(plan) : []
  const linuxBridges = nodeNetworks === null ? usedLinuxBridges(plan) : []
  const needsNmstate = networks.length > 0 || linuxBridges.length > 0 || (nodeNetworks?.policies.length ?? 0) > 0
  const classes = [...new Set(plans.flatMap((planned) => planned.storageMap.map((entry) => entry.storageClass)))].sort(compareText)
  const uplinks = [...new Set(networks.filter((network) => network.bridge !== CLUSTER_BRIDGE).flatMap((network) => network.uplinks).concat(linuxBridges.flatMap((bridge) => bridge.uplinks)))].sort(compareText)
  return [
    '## What must be there',
    '',
    ...(target.cluster.operators.write
      ? [`- OpenShift ${target.openshift}, and you logged in with \`oc\` as a cluster administrator.`, `- The catalogue of operators ${markdownCode(operatorCatalog(target))} in the namespace openshift-marketplace.`]
      : operatorsThere(plan, needsNmstate)),
    ...(classes.length === 0 ? [] : [`- The ${classes.length === 1 ? 'StorageClass' : 'StorageClasses'} ${classes.map(markdownCode).join(', ')}.`]),
    ...(uplinks.length === 0 ? [] : [`- On every worker the ${uplinks.length === 1 ? 'interface' : 'interfaces'} ${uplinks.map(markdownCode).join(', ')}, without addresses: ${uplinks.length === 1 ? 'it becomes a port' : 'they become ports'} of the VM bridges.`]),
    ...((nodeNetworks?.liveMigration ?? nodeNetworks?.transfer ?? null) === null ? [] : ['- Whereabouts, as OpenShift brings it: it gives the pods of the networks below their addresses.']),
    ...portsOfSources(plan),
  ]
}

/** What importers connect to, of the kinds of sources that there are (MTV: Network prerequisites). */
function portsOfSources({ providers }: MigrationPlan): string[] {
  const has = (wanted: (provider: PlannedProvider) => boolean): boolean => providers.some(wanted)
  return [
    ...(has(({ kind, isEsxi }) => kind === 'vsphere' && isEsxi !== true) ? ['- From every node, port 443 of each vCenter and of its ESXi hosts, and port 902 of the hosts.'] : []),
    ...(has(({ isEsxi }) => isEsxi === true) ? ['- From every node, ports 443 and 902 of each ESXi host.'] : []),
    ...(has(({ kind }) => kind === 'ovirt') ? ['- From every node, port 443 of each engine and port 54322 of its hosts.'] : []),
  ]
}

function operatorsThere({ target, scheduling }: MigrationPlan, needsNmstate: boolean): string[] {
  return [
    `- OpenShift ${target.openshift} with OpenShift Virtualization, and you logged in with \`oc\` as a cluster administrator.`,
    `- MTV ${target.mtv} in the namespace ${markdownCode(target.migration.namespace)}.`,
    ...(!needsNmstate ? [] : ['- The Kubernetes NMState Operator with its NMState instance.']),
    ...(scheduling.descheduler === null ? [] : [`- The Kube Descheduler Operator in the namespace ${markdownCode(DESCHEDULER_NAMESPACE)}.`]),
    ...(scheduling.healthCheck.isSetUp ? [`- The Node Health Check Operator and the ${target.cluster.remediation.by === 'self' ? 'Self Node Remediation' : 'Fence Agents Remediation'} Operator in the namespace ${markdownCode(REMEDIATION_NAMESPACE)}.`] : []),
  ]
}

function toFillIn({ providers, target, migrationHosts = [], hooks = [] }: MigrationPlan): string[] {
  const withoutVddk = target.migration.vddkImage === undefined && providers.some((provider) => provider.kind === 'vsphere')
  return [
    '## What to fill in',
    '',
    'No password is in this folder. For each source, copy the template to a place outside this folder, replace everything in angle brackets, apply the copy, delete the copy:',
    '',
    ...providers.map((provider) => `- ${markdownCode(provider.name)}: ${markdownCode(`${providerFolder(provider.name)}/${SECRET_TEMPLATE_FILE}`)}${addressWords(provider)}`),
    ...providersWithHosts(providers, migrationHosts).map(({ name }) => `- The hosts of ${markdownCode(name)}: ${markdownCode(`${hostFolder(name)}/${SECRET_TEMPLATE_FILE}`)}, an account of the ESXi hosts themselves`),
    ...platformsOf(hooks).map(([secret, url]) => `- Ansible Automation Platform ${markdownText(url)}: ${markdownCode(tokenSecretFile(secret))}, the token of a user who may launch the job templates`),
    ...addressesToFillIn(migrationHosts),
    ...(withoutVddk ? ['', 'No VDDK image is set. MTV can do a cold migration without it, more slowly; warm migration and vSAN need it: add `vddkInitImage` under `spec.settings` of each vSphere provider.'] : []),
  ]
}

function providersWithHosts(providers: readonly PlannedProvider[], hosts: readonly PlannedMigrationHost[]): readonly PlannedProvider[] {
  const names = new Set(hosts.map(({ providerName }) => providerName))
  return providers.filter(({ name }) => names.has(name))
}

/** Secrets with tokens, and the platforms that they are for. */
function platformsOf(hooks: readonly PlannedHook[]): readonly (readonly [secret: string, url: string])[] {
  return [...new Map(hooks.flatMap(({ tokenSecret, jobTemplate }) => (tokenSecret === undefined || jobTemplate === undefined ? [] : [[tokenSecret, jobTemplate.url] as const])))]
}

function addressesToFillIn(hosts: readonly PlannedMigrationHost[]): string[] {
  const open = hosts.filter(({ ipAddress }) => ipAddress === null)
  if (open.length === 0) return []
  return ['', `The address on the migration network is not known of ${String(open.length)} of ${String(hosts.length)} hosts. Fill in ${markdownCode('spec.ipAddress')} of their files, or delete them: MTV then reads these hosts at the address that the vCenter has of them.`, '', ...open.map((host) => `- ${markdownCode(hostFile(host))}: ${markdownText(host.reason.message)}`)]
}

function addressWords(provider: PlannedProvider): string {
  const { url, isPlaceholder } = providerUrl(provider)
  return isPlaceholder ? `. The inventory does not say its address: fill in ${markdownCode('url')} there and in ${markdownCode('provider.yaml')}.` : ` for ${markdownText(url)}`
}

/** MTV and OVN-Kubernetes take no more user-defined networks at once (MTV's documentation). */
const MOST_CLUSTER_NETWORKS_AT_ONCE = 72
const WAIT = '--timeout=15m'

function commands(plan: MigrationPlan, only: BundlePart | undefined): string[] {
  const { providers, target: { migration: { namespace } }, plans } = plan
  const clusterNetworks = new Set(plan.attachments.flatMap(({ isClusterNetwork, name }) => (isClusterNetwork === true ? [name] : []))).size
  const namespaces = [[`Namespaces and VM networks.${clusterNetworks > MOST_CLUSTER_NETWORKS_AT_ONCE ? ` There are ${String(clusterNetworks)} cluster-wide networks: apply at most ${String(MOST_CLUSTER_NETWORKS_AT_ONCE)} of them at a time before you apply the rest.` : ''}`, `oc apply -k ${NAMESPACES_FOLDER}`]]
  const hosts = plan.migrationHosts ?? []
  const mtv = [
    ['Secrets: the filled-in copies, wherever you keep them.', ...providers.map((provider) => `oc apply -f /path/to/${provider.secretName}.yaml`), ...providersWithHosts(providers, hosts).map((provider) => `oc apply -f /path/to/${hostSecretName(provider)}.yaml`), ...platformsOf(plan.hooks ?? []).map(([secret]) => `oc apply -f /path/to/${secret}.yaml`)],
    [
      'Sources and destination.',
      `oc apply -k ${PROVIDERS_FOLDER}`,
      ...providers.map((provider) => `oc wait providers.forklift.konveyor.io/${provider.name} -n ${namespace} --for=condition=Ready ${WAIT}`),
      ...hosts.filter(({ ipAddress }) => ipAddress === null).map((host) => `oc apply -f ${hostFile(host)}`),
      ...(hosts.length === 0 ? [] : [`oc get hosts.forklift.konveyor.io -n ${namespace}`]),
    ],
    ...(plans.length === 0 ? [] : [['Plans with their maps. None of them starts by itself.', `oc apply -k ${plans.some(({ wave }) => wave !== undefined) ? WAVES_FOLDER : UNSCHEDULED_FOLDER}`, `oc get plans.forklift.konveyor.io -n ${namespace}`]]),
  ]
  const compute = computeSteps(plan, only)
  const steps = [...(only === 'mtv' ? [] : clusterSteps(plan)), ...compute.beforeNamespaces, ...(plan.placement.priorityClasses.length === 0 ? [] : [['Priorities of VMs. No node changes by them.', `oc apply -k ${PRIORITIES_FOLDER}`]]), ...namespaces, ...compute.beforePlans, ...(only === 'cluster' ? [] : mtv)]
  return [
    '## Apply, in this order',
    '',
    'Run from this folder. Every command may be repeated.',
    '',
    '```sh',
    ...steps.flatMap(([title = '', ...lines], index) => [...(index === 0 ? [] : ['']), `# ${index + 1}. ${title}`, ...lines]),
    '```',
    '',
    '`oc apply -k .` applies all of it at once; use it only when the secrets are there and the cluster itself is already as you want it.',
  ]
}

/** A step for each object that changes nodes, the one that reboots them first. */
function clusterSteps(plan: MigrationPlan): string[][] {
  const { descheduler } = plan.scheduling
  return [
    ...operatorSteps(plan),
    ...nodeSteps(plan),
    ...sriovSteps(plan),
    ...nodeNetworkSteps(plan, { nodeNetworks: NODE_NETWORKS_FOLDER, liveMigration: LIVE_MIGRATION_FOLDER }, WAIT),
    ...(plan.nodeNetworks !== null || (usedPhysicalNetworks(plan).length === 0 && usedLinuxBridges(plan).length === 0)
      ? []
      : [
          [
            'The node network. NMState changes up to half of the workers at a time; wait until all are done.',
            `oc apply -f ${NODE_NETWORK_FILE}`,
            `oc wait nodenetworkconfigurationpolicies.nmstate.io/${NODE_NETWORK_POLICY_NAME} --for=condition=Available ${WAIT}`,
          ],
        ]),
    ...virtualizationSteps(plan),
    ...(descheduler === null ? [] : [['The descheduler.', `oc apply -f ${DESCHEDULER_FILE}`]]),
    ...fencingSteps(plan),
    ...(plan.scheduling.healthCheck.isSetUp ? [['The node health check. Not while nodes are restarted on purpose.', `oc apply -f ${HEALTH_CHECK_FILE}`]] : []),
    ...serviceSteps(plan),
  ]
}

function migration({ plans, target: { migration: { namespace } } }: MigrationPlan): string[] {
  const [first] = inOrderOfStart(plans)
  if (first === undefined) return []
  return [
    '## Start a plan',
    '',
    'Do what is listed for the plan below, wait until it is Ready, then start it, here or with Start in the console. A plan waits for those under "Only after" to have succeeded.',
    '',
    '```sh',
    `PLAN=${first.name}`,
    `oc apply -k ${planFolder(first)}`,
    `oc wait plans.forklift.konveyor.io/$PLAN -n ${namespace} --for=condition=Ready ${WAIT}`,
    'oc create -f - <<EOF',
    'apiVersion: forklift.konveyor.io/v1beta1',
    'kind: Migration',
    'metadata:',
    '  generateName: $PLAN-',
    `  namespace: ${namespace}`,
    'spec:',
    '  plan:',
    '    name: $PLAN',
    `    namespace: ${namespace}`,
    'EOF',
    '```',
    ...(plans.some((planned) => planned.type === 'warm') ? ['', 'A warm plan copies ahead until it is given a cutover: set it in the console, or as `spec.cutover` of its Migration.'] : []),
  ]
}
