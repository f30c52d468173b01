import { countWords } from '#shared/domain/count-words.ts'
import type { Finding } from '#shared/domain/finding.ts'
import type { ExcludedVm, MigrationPlan, PlannedPlan, UnplacedVm } from '#shared/domain/plan/migration-plan.ts'
import { compareText } from '#shared/domain/compare.ts'
import { AFTER_FOLDER, type BundlePart, CLUSTER_FOLDER, DISCONNECTED_FOLDER, DOCUMENTS_FOLDER, FLEET_FOLDER, INSTALL_FOLDER, INSTANCE_TYPES_FOLDER, MIGRATION_FILE, NAMESPACES_FOLDER, OPERATORS_FOLDER, POLICIES_FOLDER, PROVIDERS_FOLDER, UNSCHEDULED_FOLDER, waveFolder, WAVES_FOLDER } from './bundle-folders.ts'
import { afterMigrationSection, argoSection, clusterChoiceContents, operatorSection } from './bundle-readme-cluster.ts'
import { computeSection } from './bundle-readme-compute.ts'
import { applySteps } from './bundle-readme-steps.ts'
import { nodeNetworkSection } from './bundle-readme-node-networks.ts'
import { securitySection } from './bundle-readme-security.ts'
import { schedulingSection } from './bundle-readme-scheduling.ts'
import { storageSection } from './bundle-readme-storage.ts'
import { capacityWords } from './capacity-words.ts'
import { idleSettingsSection } from './bundle-readme-settings.ts'
import { folderSections } from './bundle-readme-folder.ts'
import { placementSection } from './bundle-readme-placement.ts'
import { tenancySection } from './bundle-readme-tenancy.ts'
import { findingsByRule } from './findings-by-rule.ts'
import { digestFindings, type FindingsDigest } from './findings-digest.ts'
import { FINDINGS_PATH } from './findings-file.ts'
import { operatorsInUse } from './operators-in-use.ts'
import { isFolderPart, isInFolders, partFolders } from './part-folders.ts'
import { inOrderOfStart } from './plan-order.ts'
import { usedLinuxBridges, usedPhysicalNetworks } from './used-physical-networks.ts'
import { planTotals } from './plan-totals.ts'
import { imagesToRebuild } from './bundle-readme-images.ts'
import { markdownCode, markdownTable, markdownText } from './markdown.ts'

/** The text of a bundle's README: for an operator who has this folder and nothing else. */
export function bundleReadme(plan: MigrationPlan, only: BundlePart | undefined, documents: readonly string[] = [], refusals: readonly Finding[] = [], found: FindingsDigest = digestFindings(plan.findings)): string {
  const sections = isFolderPart(only) ? [heading(plan), refused(refusals), contents(plan, only, documents), ...folderSections(plan, only)] : [heading(plan), refused(refusals), contents(plan, only, documents), ...applySteps(plan, only), only === 'mtv' ? [] : operatorSection(plan), only === 'mtv' ? [] : argoSection(plan), only === 'mtv' ? [] : afterMigrationSection(plan), plans(plan), left(plan), imagesToRebuild(plan.images), mappings(plan), nodeNetworkSection(plan), securitySection(plan, only), storageSection(plan), computeSection(plan), schedulingSection(plan), placementSection(plan), tenancySection(plan), idleSettingsSection(plan), findings(found), notEvaluated(plan), assumptions(plan)]
  return `${sections.filter((lines) => lines.length > 0).map((lines) => lines.join('\n')).join('\n\n')}\n`
}

/** How many of a list are named; all are in summary.json. */
const NAMED = 20

function heading({ target, plans: planned, unplaced, excluded }: MigrationPlan): string[] {
  const totals = planTotals(planned)
  return [
    `# Migration to ${markdownText(target.name)}`,
    '',
    `Manifests for OpenShift ${target.openshift} with the Migration Toolkit for Virtualization (MTV) ${target.mtv}.`,
    'They are written for exactly these releases: an older MTV refuses fields that it does not know.',
    '',
    ...markdownTable(['VMs', ''], [
      ['in plans', `${totals.vms} (${countWords(totals.disks, 'disk')}, ${capacityWords(totals.capacityMib)}, ${totals.mappedNics} of ${countWords(totals.nics, 'NIC')} mapped)`],
      ['not placed: something is still open', String(unplaced.length)],
      ['left out by rule or decision', String(excluded.length)],
    ]),
  ]
}

/** What was critical and did not keep the bundle from being written; all of it, since whoever applies it meets each. */
function refused(refusals: readonly Finding[]): string[] {
  if (refusals.length === 0) return []
  return [
    `## Written in spite of ${countWords(refusals.length, 'critical finding')}`,
    '',
    'MTV or the cluster refuses these, or VMs lose something. Mend them before you apply what they name.',
    '',
    ...markdownTable(['Object', 'What is wrong', 'What to do'], refusals.map(({ subject, message, remedy }) => [markdownCode(subject), markdownText(message), remedy === null ? '' : markdownText(remedy)])),
  ]
}

/** What the documents are about, by path. */
const DOCUMENT_WORDS: Readonly<Record<string, string>> = {
  [`${DOCUMENTS_FOLDER}/networks.md`]: 'for those who run the networks: what is called what, VLANs, ports of the switches',
  [`${DOCUMENTS_FOLDER}/prerequisites.md`]: 'a checklist of what has to be there before the first wave',
  [`${DOCUMENTS_FOLDER}/terminology.md`]: 'where each thing of the source is to be found from now on',
  [`${DOCUMENTS_FOLDER}/access.md`]: 'how VMs are reached once they are there',
  [`${DOCUMENTS_FOLDER}/guest-after-care.md`]: 'what to look after inside the guests',
  [`${DOCUMENTS_FOLDER}/golden-images.md`]: 'what new VMs are made from, and how it is made again',
  [`${DOCUMENTS_FOLDER}/day-2.md`]: 'what has to be set up and kept up once VMs run',
  [`${DOCUMENTS_FOLDER}/not-carried-over.md`]: 'what stays behind, and why',
  [`${DOCUMENTS_FOLDER}/waves.ics`]: 'the change windows with a wave, for calendar programs',
  [`${DOCUMENTS_FOLDER}/waves.csv`]: 'the waves, one a line',
  [`${DOCUMENTS_FOLDER}/wave-capacity.csv`]: 'what the target has to hold wave by wave, and what becomes free at the source',
  [`${DOCUMENTS_FOLDER}/wave-vms.csv`]: 'the VMs of the waves, one a line',
  [`${DOCUMENTS_FOLDER}/cutover-nics.csv`]: 'what becomes of each NIC in the night of its wave: addresses, gateway, VLAN, firewall rules',
  [`${DOCUMENTS_FOLDER}/cutover-networks.csv`]: 'between which windows a network is stretched, who owns its gateway and when that moves',
  [`${DOCUMENTS_FOLDER}/mailing-list.csv`]: 'the owners of each wave, with their mails and consent',
  [`${DOCUMENTS_FOLDER}/remediation.csv`]: 'VMs that are in no wave, why, and who answers for them',
}

/** What a part leaves out, and what that means. */
function absentWords(only: BundlePart): string {
  if (only === 'mtv') return 'what the cluster itself needs, such as the node network, is not in it and has to be there already.'
  return only === 'cluster' ? 'the sources and plans of MTV are not in it.' : 'all other folders are not in it. Numbers of VMs and checks are about the whole plan.'
}

function contents(plan: MigrationPlan, only: BundlePart | undefined, documents: readonly string[]): string[] {
  const { namespaces, attachments, providers, plans: planned } = plan
  const ofClusterNetworks = attachments.filter(({ isClusterNetwork }) => isClusterNetwork === true)
  const folders = [
    ...(plan.target.cluster.install === undefined || plan.target.controlPlane === 'hosted' ? [] : [[INSTALL_FOLDER, 'fragments of install-config.yaml and agent-config.yaml, to be filled in']]),
    ...(plan.target.cluster.disconnected === undefined ? [] : [[DISCONNECTED_FOLDER, 'what to mirror and to carry in: read its README first']]),
    ...(plan.target.cluster.operators.write ? [[OPERATORS_FOLDER, `${countWords(operatorsInUse(plan).length, 'operator')} to install`]] : []),
    ...(clusterContents(plan).length === 0 ? [] : [[CLUSTER_FOLDER, clusterContents(plan).join('; ')]]),
    ...(plan.compute.customTypes.length === 0 ? [] : [[INSTANCE_TYPES_FOLDER, countWords(plan.compute.customTypes.length, 'instance type')]]),
    [NAMESPACES_FOLDER, `${countWords(namespaces.length, 'namespace')}, ${countWords(attachments.length - ofClusterNetworks.length, 'network attachment definition')}${ofClusterNetworks.length === 0 ? '' : `, ${countWords(new Set(ofClusterNetworks.map(({ name }) => name)).size, 'cluster-wide network')}`}`],
    [PROVIDERS_FOLDER, `${countWords(providers.length, 'source')}, ${countWords(secretTemplates(plan), 'secret template')} to fill in${plan.migrationHosts === undefined ? '' : `; ${countWords(plan.migrationHosts.length, 'host')} on the migration network`}; the destination${plan.compute.osMaps.length === 0 ? '' : `; ${countWords(plan.compute.osMaps.length, 'map')} of guest systems to preferences`}${(plan.hooks ?? []).length === 0 ? '' : `; ${countWords((plan.hooks ?? []).length, 'hook')}`}`],
    ...(plan.security.policies.length === 0 ? [] : [[POLICIES_FOLDER, `${countWords(plan.security.policies.length, 'network policy', 'network policies')}, to be read and applied once the VMs are there`]]),
    ...(plan.target.cluster.defaultDeny === 'none' ? [] : [[AFTER_FOLDER, 'policies that stop what no other policy allows, for when nothing is migrated any more']]),
    ...(plan.target.cluster.fleet === undefined ? [] : [[FLEET_FOLDER, 'the same for several clusters, by way of a hub: read its README first']]),
    ...(planned.length === 0 ? [] : [[WAVES_FOLDER, `${countWords(planned.length, 'plan')}, ${planned.length === 1 ? '' : 'each '}with its network map and storage map${documents.some((path) => path.startsWith(`${WAVES_FOLDER}/`)) ? '; for each wave a run-book, and texts of mails to owners' : ''}`]]),
  ]
  return [
    '## What is here',
    '',
    ...markdownTable(['Folder', 'Content'], [
      ...folders.filter(([folder = '']) => isInFolders(folder, partFolders(only, plan))).map(([folder = '', content = '']) => [`\`${folder}/\``, content]),
      ...documents.filter((path) => path.startsWith(`${DOCUMENTS_FOLDER}/`) && !isPage(path, documents)).map((path) => [`${markdownCode(path)}${documents.includes(pagePath(path)) ? ', `.html`' : ''}`, DOCUMENT_WORDS[path] ?? 'to read']),
      ...(isFolderPart(only) ? [] : [[`\`${FINDINGS_PATH}\``, 'every finding of the rules, rule by rule']]),
      ['`summary.json`', 'counts, everything that is not in a plan and why, a SHA-256 of every other file'],
    ]),
    ...(only === undefined ? [] : ['', `This is a part of a bundle (${only}): ${absentWords(only)}`]),
  ]
}

function secretTemplates({ providers, migrationHosts = [], hooks = [] }: MigrationPlan): number {
  return providers.length + new Set(migrationHosts.map(({ providerName }) => providerName)).size + new Set(hooks.flatMap(({ tokenSecret }) => (tokenSecret === undefined ? [] : [tokenSecret]))).size
}

/** Where a document of Markdown is as a page. */
function pagePath(path: string): string {
  return path.replace(/\.md$/, '.html')
}

function isPage(path: string, documents: readonly string[]): boolean {
  return documents.some((other) => other !== path && pagePath(other) === path)
}

function clusterContents(plan: MigrationPlan): string[] {
  return [
    ...nodeNetworkContents(plan),
    ...(plan.attachments.some(({ sriov }) => sriov !== undefined) ? ['virtual functions of SR-IOV'] : []),
    ...(plan.scheduling.descheduler === null ? [] : ['the descheduler, and what it needs of the nodes']),
    ...(plan.scheduling.healthCheck.isSetUp ? ['the node health check'] : []),
    ...(plan.hyperConverged === null ? [] : ['settings of OpenShift Virtualization']),
    ...(plan.placement.priorityClasses.length === 0 ? [] : ['priority classes']),
    ...clusterChoiceContents(plan),
  ]
}

function nodeNetworkContents(plan: MigrationPlan): string[] {
  const { nodeNetworks } = plan
  if (nodeNetworks === null) return usedPhysicalNetworks(plan).length === 0 && usedLinuxBridges(plan).length === 0 ? [] : ['the node network: OVS bridges and their names for OVN']
  const isLimited = nodeNetworks.bandwidthMbpsPerMigration !== null
  return [
    ...(nodeNetworks.policies.length === 0 ? [] : [`the node networks: bonds, VLAN interfaces, bridges and their names for OVN, in ${countWords(nodeNetworks.policies.length, 'file')}`]),
    ...(nodeNetworks.liveMigration === null ? [] : ['the network of live migrations']),
    ...(isLimited ? ['a limit for live migrations'] : []),
  ]
}

function plans(plan: MigrationPlan): string[] {
  if (plan.plans.length === 0) return ['## Plans', '', 'There is no plan: no VM can be migrated yet. See below why.']
  const ordered = inOrderOfStart([...plan.plans].sort((left, right) => placeInWaves(left) - placeInWaves(right)))
  const hasWaves = ordered.some(({ wave }) => wave !== undefined)
  const prepared = ordered.filter((planned) => planned.prerequisites.length > 0)
  return [
    '## Plans',
    '',
    ...(hasWaves ? waveLines(ordered) : [`In the order in which they may start. They lie in \`${UNSCHEDULED_FOLDER}/\`: no dates are set.`]),
    '',
    ...markdownTable(['Plan', 'Type', 'VMs', 'Disks', 'Capacity', 'Target namespace', 'Only after', ...(hasWaves ? ['Wave'] : [])], ordered.map((planned) => [...planRow(planned), ...(hasWaves ? [planned.wave === undefined ? 'none yet' : String(planned.wave.number)] : [])])),
    '',
    ...(prepared.length === 0
      ? ['No plan needs preparation at the source.']
      : ['### To do before a plan can become Ready', '', ...prepared.flatMap((planned) => [`- ${markdownCode(planned.name)}`, ...planned.prerequisites.map(({ message }) => `  - ${markdownText(message)}`)])]),
  ]
}

/** Plans without a wave come last. */
function placeInWaves({ wave }: PlannedPlan): number {
  return wave?.number ?? Number.MAX_SAFE_INTEGER
}

function waveLines(ordered: readonly PlannedPlan[]): string[] {
  const waves = new Map(ordered.flatMap(({ wave }) => (wave === undefined ? [] : [[wave.number, wave] as const])))
  const plansOf = new Map([...waves.keys()].map((number): [number, PlannedPlan[]] => [number, []]))
  for (const planned of ordered) if (planned.wave !== undefined) plansOf.get(planned.wave.number)?.push(planned)
  return [
    `In the order in which they may start, wave by wave. A plan of a wave has beside it a \`${MIGRATION_FILE}\` that starts it, which you apply by hand; what has no wave yet lies in \`${UNSCHEDULED_FOLDER}/\`.`,
    '',
    ...markdownTable(['Wave', 'Window', 'From', 'To', 'Plans', 'VMs'], [...waves.values()].map((wave) => {
      const own = plansOf.get(wave.number) ?? []
      return [`\`${waveFolder(wave)}/\``, `${markdownCode(wave.windowId)}, ${markdownText(wave.timeZone)}`, wave.start, wave.end, String(own.length), String(planTotals(own).vms)]
    })),
  ]
}

function planRow(planned: PlannedPlan): string[] {
  const totals = planTotals([planned])
  const after = planned.after.map(markdownCode).join(', ')
  return [markdownCode(planned.name), planned.type, String(totals.vms), String(totals.disks), capacityWords(totals.capacityMib), markdownCode(planned.targetNamespace), after]
}

function left(plan: MigrationPlan): string[] {
  const nics = plan.plans.flatMap((planned) => planned.vms.flatMap((vm) => vm.leftOutNics.map((nic) => ({ vm, nic }))))
  return [
    '## What is not in a plan',
    '',
    ...byReason('Not placed', plan.unplaced, 'Every included VM is in a plan.'),
    '',
    ...byReason('Left out', plan.excluded, 'No VM was left out.'),
    '',
    ...(nics.length === 0 ? ['Every NIC of the planned VMs is mapped.'] : [`### NICs of planned VMs that are left out: ${nics.length}`, '', ...firstOf(nics, ({ vm, nic }) => `${markdownCode(vm.source.name)}, ${markdownText(nic.label)}: ${markdownText(nic.reason.message)}`)]),
  ]
}

function byReason(title: string, vms: readonly (UnplacedVm | ExcludedVm)[], none: string): string[] {
  if (vms.length === 0) return [none]
  const groups = new Map<string, { readonly entries: { readonly name: string; readonly message: string }[]; readonly vmIds: Set<string> }>()
  for (const { vmId, name, reasons } of vms) {
    for (const { code, message } of reasons) {
      const group = groups.get(code) ?? { entries: [], vmIds: new Set() }
      group.entries.push({ name, message })
      group.vmIds.add(vmId)
      groups.set(code, group)
    }
  }
  const sorted = [...groups].sort(([left], [right]) => compareText(left, right))
  return [`### ${title}: ${countWords(vms.length, 'VM')}`, '', ...sorted.flatMap(([code, { entries, vmIds }]) => [`${markdownCode(code)}, ${countWords(vmIds.size, 'VM')}:`, '', ...firstOf(entries, ({ name, message }) => `${markdownCode(name)}: ${markdownText(message)}`), ''])].slice(0, -1)
}

function mappings({ portGroups, datastores }: MigrationPlan): string[] {
  const networkRows = portGroups.map((mapping) => [markdownCode(mapping.name), String(mapping.vmCount), networkWords(mapping.destination), markdownText(mapping.reasons.map((reason) => reason.message).join(' '))])
  const storageRows = datastores.map(({ name, diskCount, capacityMib, destination, reasons }) => [
    markdownCode(name),
    `${countWords(diskCount, 'disk')}, ${capacityWords(capacityMib)}`,
    destination === null ? '**open**' : `${markdownCode(destination.storageClass)}, ${destination.volumeMode}, ${destination.accessMode}${destination.copyOffload === undefined ? '' : `, copied by the array (${destination.copyOffload.vendor})`}`,
    markdownText(reasons.map((reason) => reason.message).join(' ')),
  ])
  return [
    '## How it is mapped',
    '',
    ...(networkRows.length === 0 ? ['No network is in use.'] : markdownTable(['Network', 'VMs', 'Becomes', 'Because'], networkRows)),
    '',
    ...(storageRows.length === 0 ? ['No datastore is in use.'] : markdownTable(['Datastore', 'Holds', 'Becomes', 'Because'], storageRows)),
  ]
}

function networkWords(destination: MigrationPlan['portGroups'][number]['destination']): string {
  if (destination === null) return '**open**'
  if (destination.type === 'multus') return markdownCode(destination.attachmentName)
  return destination.type === 'pod' ? 'the pod network' : 'left out'
}

function findings({ counts, rules }: FindingsDigest): string[] {
  if (rules.length === 0) return []
  return [`## Findings: ${counts.critical + counts.warning + counts.information}`, '', `One entry for each rule; ${FINDINGS_PATH} has every finding.`, '', ...firstOf(findingsByRule({ rules }), (line) => line, FINDINGS_PATH)]
}

function notEvaluated(plan: MigrationPlan): string[] {
  if (plan.notEvaluated.length === 0) return []
  return ['## Not evaluated', '', 'The inventory lacks what these rules look at. Their silence is no pass.', '', ...firstOf(plan.notEvaluated, ({ ruleId, because, vms }) => `${markdownCode(ruleId)}, ${countWords(vms, 'VM')}: ${markdownText(because)}`)]
}

function assumptions(plan: MigrationPlan): string[] {
  return ['## Assumptions', '', ...(plan.assumptions.length === 0 ? ['None was made.'] : plan.assumptions.map((sentence) => `- ${markdownText(sentence)}`))]
}

function firstOf<Entry>(entries: readonly Entry[], lineOf: (entry: Entry) => string, allIn = 'summary.json'): string[] {
  const more = entries.length - NAMED
  return [...entries.slice(0, NAMED).map((entry) => `- ${lineOf(entry)}`), ...(more > 0 ? [`- and ${more} more: see ${allIn}`] : [])]
}
