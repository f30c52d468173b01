import type { PlacementRule, Quota } from '#shared/domain/estate/platform-configuration.ts'
import type { ClusterRule } from '#shared/domain/estate/vm-devices.ts'
import { stepsOfHref } from '../documents/api-path.ts'
import { childOf, childrenOf, idOf, textOf, type OvirtElement } from '../documents/ovirt-element.ts'
import { flagOf, joinTexts, numberOf } from '../documents/ovirt-values.ts'
import type { OvirtRun } from '../ovirt-run.ts'

export function quotaRow(quota: OvirtElement, run: OvirtRun): Quota {
  const limits = (list: string, member: string, objectKind: string, amount: string): string | null =>
    joinTexts(childrenOf(childOf(quota, list), member).map((limit) => `${run.nameOf(objectKind, idOf(limit, objectKind)) ?? 'all'}=${textOf(limit, amount) ?? textOf(limit, 'limit') ?? 'unlimited'}`))
  return {
    id: run.idOf(quota.id ?? ''),
    sourceId: run.source.id,
    moref: quota.id,
    name: textOf(quota, 'name') ?? quota.id ?? '',
    datacenterName: run.nameOf('data_center', idOf(quota, 'data_center')),
    clusterSoftLimitPercent: numberOf(quota, 'cluster_soft_limit_pct'),
    clusterHardLimitPercent: numberOf(quota, 'cluster_hard_limit_pct'),
    storageSoftLimitPercent: numberOf(quota, 'storage_soft_limit_pct'),
    storageHardLimitPercent: numberOf(quota, 'storage_hard_limit_pct'),
    clusterLimits: limits('quota_cluster_limits', 'quota_cluster_limit', 'cluster', 'vcpu_limit'),
    storageLimits: limits('quota_storage_limits', 'quota_storage_limit', 'storage_domain', 'limit'),
  }
}

/** An affinity group, or an affinity label, which puts its VMs on its hosts. */
export function placementRuleRow(group: OvirtElement, run: OvirtRun): PlacementRule {
  const isLabel = group.name === 'affinity_label'
  const clusterId = idOf(group, 'cluster') ?? stepsOfHref(group.href).find(({ collection }) => collection === 'clusters')?.id ?? null
  const hosts = childrenOf(childOf(group, 'hosts'), 'host').map(({ id, children }) => run.nameOf('host', id) ?? children.find(({ name }) => name === 'name')?.text ?? id)
  return {
    id: run.idOf(group.id ?? ''),
    sourceId: run.source.id,
    moref: group.id,
    name: textOf(group, 'name') ?? group.id ?? '',
    kind: isLabel ? 'affinityLabel' : 'affinityGroup',
    clusterName: run.nameOf('cluster', clusterId),
    vmRule: isLabel ? 'disabled' : vmRuleOf(group),
    isVmRuleEnforced: flagOf(group, 'vms_rule', 'enforcing') ?? flagOf(group, 'enforcing'),
    hostRule: isLabel ? 'positive' : ruleOf(group, 'hosts_rule'),
    isHostRuleEnforced: isLabel ? true : flagOf(group, 'hosts_rule', 'enforcing'),
    priority: numberOf(group, 'priority'),
    hostNames: joinTexts(hosts),
  }
}

/** One row for each VM of a group or label; VMs that no document lists are left to the report. */
export function clusterRuleRows(group: OvirtElement, run: OvirtRun): readonly ClusterRule[] {
  const rule = placementRuleRow(group, run)
  const type = TYPES.find(({ holds }) => holds(rule))?.type ?? 'Affinity group'
  return run.inventory.memberIdsOf(group).filter((id) => run.inventory.find('vm', id) !== null).map((id) => ({ vmId: run.idOf(id), type, name: rule.name }))
}

/** The words of vSphere's own rules where they mean the same. */
const TYPES: readonly { readonly type: string; readonly holds: (rule: PlacementRule) => boolean }[] = [
  { type: 'Affinity label', holds: ({ kind }) => kind === 'affinityLabel' },
  { type: 'Affinity', holds: ({ vmRule }) => vmRule === 'positive' },
  { type: 'Anti-affinity', holds: ({ vmRule }) => vmRule === 'negative' },
  { type: 'VM-Host', holds: ({ hostRule }) => hostRule === 'positive' || hostRule === 'negative' },
]

/** Engines before 4.1 state `positive` for the group itself. */
function vmRuleOf(group: OvirtElement): string | null {
  return ruleOf(group, 'vms_rule') ?? polarity(flagOf(group, 'positive'))
}

function ruleOf(group: OvirtElement, rule: string): string | null {
  return flagOf(group, rule, 'enabled') === false ? 'disabled' : polarity(flagOf(group, rule, 'positive'))
}

function polarity(isPositive: boolean | null): string | null {
  return isPositive === null ? null : isPositive ? 'positive' : 'negative'
}
