import { countWords } from '#shared/domain/count-words.ts'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import type { JudgedRule } from '#shared/domain/plan/network-security.ts'
import { type BundlePart, POLICIES_FOLDER, SRIOV_FOLDER } from './bundle-folders.ts'
import { markdownCode, markdownTable, markdownText } from './markdown.ts'

/** Rules and questions that the README lists one by one; the command line has all of them. */
const MOST_LISTED = 100

/** The README's section on what protects VMs today: policies, rules that none carries, and open questions. */
export function securitySection({ security }: MigrationPlan, only: BundlePart | undefined): string[] {
  const { rules, policies, open } = security
  const left = rules.filter(({ outcome }) => outcome === 'listed' || outcome === 'partly')
  if (policies.length === 0 && left.length === 0 && open.length === 0) return []
  return [
    '## Firewall rules',
    '',
    ...(policies.length === 0 || only === 'mtv' ? [] : [
      `${countWords(policies.length, 'policy lies', 'policies lie')} in ${markdownCode(`${POLICIES_FOLDER}/`)}, which no other kustomization names: read them, and apply them namespace by namespace once the VMs are there (${markdownCode(`oc apply -k ${POLICIES_FOLDER}`)} for all). A MultiNetworkPolicy needs ${markdownCode('useMultiNetworkPolicy: true')} in the Network operator ${markdownCode('cluster')}.`,
      '',
    ]),
    ...(left.length === 0 ? [] : [`Of the firewall's ${countWords(rules.length, 'rule')} these are not, or not wholly, in policies:`, '', ...markdownTable(['Rule', 'Policy', 'Action', 'VMs', 'Why'], left.slice(0, MOST_LISTED).map(ruleRow)), ...more(left.length), '']),
    ...(open.length === 0 ? [] : ['Open questions:', '', ...open.slice(0, MOST_LISTED).map(({ message }) => `- ${markdownText(message)}`), ...more(open.length), '']),
  ]
}

/** The step that makes virtual functions; none where nothing uses them. */
export function sriovSteps({ attachments }: MigrationPlan): string[][] {
  if (attachments.every(({ sriov }) => sriov === undefined)) return []
  return [['Virtual functions. The SR-IOV Network Operator drains nodes and may restart them, one after the other: go on when each says Succeeded.', `oc apply -k ${SRIOV_FOLDER}`, 'oc get sriovnetworknodestates.sriovnetwork.openshift.io -n openshift-sriov-network-operator -o custom-columns=NODE:.metadata.name,STATE:.status.syncStatus']]
}

function ruleRow({ rule, policy, action, vmIds, because }: JudgedRule): string[] {
  return [markdownText(rule), policy === null ? '' : markdownText(policy), action ?? '', String(vmIds.length), markdownText(because)]
}

function more(count: number): string[] {
  return count > MOST_LISTED ? ['', `and ${String(count - MOST_LISTED)} more: \`portolan map security\` lists all.`] : []
}
