import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import type { NodeLabel, PlannedRule } from '#shared/domain/plan/placement.ts'
import { markdownCode, markdownTable, markdownText } from './markdown.ts'

/** The README's section on rules about where VMs run, and the labels that nodes need for them. */
export function placementSection({ placement: { rules, nodeGroups, nodeLabels, attributes, priorityClasses, findings } }: MigrationPlan): string[] {
  if (rules.length + nodeGroups.length + attributes.length + priorityClasses.length + findings.length === 0) return []
  return [
    '## Where VMs run',
    '',
    ...(findings.length === 0 ? [] : [...findings.map(({ message }) => `- ${markdownText(message)}`), '']),
    ...(rules.length === 0 ? ['No VM is in a rule about where it runs.'] : markdownTable(['Rule', 'VMs', 'Asks for', 'Kept', 'By', 'Because'], rules.map(ruleRow))),
    ...(nodeGroups.length === 0 ? [] : ['', ...markdownTable(['Node group', 'Of the source clusters', 'VMs'], nodeGroups.map(({ name, clusters, vmCount, isTainted }) => [`${markdownCode(name)}${isTainted ? ', tainted' : ''}`, clusters.map(markdownCode).join(', '), String(vmCount)]))]),
    ...(priorityClasses.length === 0 ? [] : ['', ...markdownTable(['Restart priority', 'Priority class', 'VMs'], priorityClasses.map(({ level, name, vmCount }) => [level, markdownCode(name), String(vmCount)]))]),
    ...(attributes.length === 0 ? [] : ['', ...markdownTable(['Attribute', 'Becomes', 'VMs', 'Values', 'Changed to fit'], attributes.map(({ attribute, as, key, vmCount, valueCount, changedCount }) => [markdownCode(attribute), `${as} ${markdownCode(key)}`, String(vmCount), String(valueCount), String(changedCount)]))]),
    ...(nodeLabels.length === 0 ? [] : ['', 'Nodes need these labels before the plans start. Which nodes, only you know: put their names in place of `<node>`.', '', '```sh', ...nodeLabels.flatMap(labelCommands), '```']),
    ...(nodeLabels.some(({ taint }) => taint !== null) ? ['', 'A taint keeps off whatever does not tolerate it. OpenShift Virtualization is told to by its HyperConverged (`workloads.nodePlacement.tolerations`); see to it that the node plugin of your storage (a DaemonSet of its driver) does too, or no VM with a disk starts there.'] : []),
  ]
}

const WORDS: Readonly<Record<PlannedRule['kind'], string>> = {
  together: 'VMs on one node',
  apart: 'VMs on different nodes',
  'on-hosts': 'VMs on these hosts',
  'off-hosts': 'VMs on none of these hosts',
  disabled: 'nothing: switched off',
  unknown: '**not known**',
}

const CARRIERS: Readonly<Record<PlannedRule['carrier'], string>> = { plan: 'its plans', patch: 'patches', advice: 'nothing' }

function ruleRow({ name, vms, kind, strength, carrier, hostNames, reasons }: PlannedRule): string[] {
  const hosts = hostNames === null ? '' : `: ${hostNames.map(markdownCode).join(', ')}`
  return [markdownCode(name), vms.map((vm) => markdownCode(vm.name)).join(', '), `${WORDS[kind]}${hosts}`, strength ?? '**not kept**', CARRIERS[carrier], markdownText(reasons.map(({ message }) => message).join(' '))]
}

/** Names of hosts are strangers' words: one line each, behind the sign for a remark. */
function labelCommands({ key, taint, hostNames, because }: NodeLabel): string[] {
  const words = `${because}${hostNames === null ? '' : ` (at the source: ${hostNames.join(', ')})`}`.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').replaceAll('```', '')
  return [`# ${words}`, `oc label node <node> ${key}=`, ...(taint === null ? [] : [`oc adm taint node <node> ${taint}`])]
}
