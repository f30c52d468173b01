import type { ApiOutput } from '#shared/contract/api.ts'

type Answer = ApiOutput<'mapping.placement'>

export interface FactTableContent {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

interface Words {
  readonly t: (key: string, named?: Record<string, string>) => string
  readonly number: (value: number) => string
}

/** What the Placement tab shows, table by table; one without rows is not shown. */
export function placementTables(answer: Answer, words: Words): { readonly placement: readonly FactTableContent[]; readonly tenancy: readonly FactTableContent[] } {
  return {
    placement: [rules(answer, words), nodeGroups(answer, words), nodeLabels(answer, words), attributes(answer, words), priorities(answer, words)],
    tenancy: [quotas(answer, words), bindings(answer, words), unmapped(answer, words)],
  }
}

function sentences(reasons: readonly { readonly message: string }[]): string {
  return reasons.map(({ message }) => message).join(' ')
}

function rules(answer: Answer, { t }: Words): FactTableContent {
  return {
    title: t('map.placement.rules'),
    columns: [t('map.placement.rule'), t('map.columns.source'), t('map.placement.asksFor'), t('map.columns.vms'), t('map.placement.kept'), t('map.placement.by'), t('map.scheduling.because')],
    rows: answer.rules.map(({ name, sourceName, clusterName, kind, hostNames, vms, strength, carrier, reasons }) => [
      name,
      clusterName === null ? sourceName : `${sourceName}, ${clusterName}`,
      hostNames === null ? t(`map.placement.kinds.${kind}`) : `${t(`map.placement.kinds.${kind}`)}: ${hostNames.join(', ')}`,
      vms.map((vm) => vm.name).join(', '),
      t(`map.placement.strengths.${strength ?? 'none'}`),
      t(`map.placement.bys.${carrier}`),
      sentences(reasons),
    ]),
  }
}

function nodeGroups({ nodeGroups: groups }: Answer, { t, number }: Words): FactTableContent {
  return {
    title: t('map.placement.groups'),
    columns: [t('map.placement.group'), t('map.scheduling.clusters'), t('map.columns.vms')],
    rows: groups.map(({ name, isTainted, clusters, vmCount }) => [isTainted ? t('map.placement.tainted', { name }) : name, clusters.join(', '), number(vmCount)]),
  }
}

function nodeLabels({ nodeLabels: labels }: Answer, { t }: Words): FactTableContent {
  return {
    title: t('map.placement.nodeLabels'),
    columns: [t('map.placement.command'), t('map.placement.hosts'), t('map.scheduling.because')],
    rows: labels.flatMap(({ key, taint, hostNames, because }) => {
      const rest = [hostNames === null ? t('map.placement.hostsUnknown') : hostNames.join(', '), because]
      return [[`oc label node <node> ${key}=`, ...rest], ...(taint === null ? [] : [[`oc adm taint node <node> ${taint}`, ...rest]])]
    }),
  }
}

function attributes({ attributes: carried }: Answer, { t, number }: Words): FactTableContent {
  return {
    title: t('map.placement.attributes'),
    columns: [t('map.placement.attribute'), t('map.placement.becomes'), t('map.columns.vms'), t('map.placement.values'), t('map.placement.changed')],
    rows: carried.map(({ attribute, as, key, vmCount, valueCount, changedCount }) => [attribute, t(`map.placement.as.${as}`, { key }), number(vmCount), number(valueCount), number(changedCount)]),
  }
}

function priorities({ priorityClasses }: Answer, { t, number }: Words): FactTableContent {
  return {
    title: t('map.placement.priorities'),
    columns: [t('map.placement.priority'), t('map.placement.priorityClass'), t('map.columns.vms')],
    rows: priorityClasses.map(({ level, name, vmCount }) => [level, name, number(vmCount)]),
  }
}

function quotas({ tenancy }: Answer, { t, number }: Words): FactTableContent {
  return {
    title: t('map.placement.quotas'),
    columns: [t('map.placement.namespace'), t('map.placement.pool'), t('map.columns.vms'), t('map.placement.quota'), t('map.scheduling.because')],
    rows: tenancy.quotas.map(({ namespace, kind, poolPath, vmCount, hard, reasons }) => [namespace, poolPath, number(vmCount), `${kind}: ${Object.entries(hard).map(([name, amount]) => `${name} ${amount}`).join(', ')}`, sentences(reasons)]),
  }
}

function bindings({ tenancy, areRoleBindingsWritten }: Answer, { t }: Words): FactTableContent {
  return {
    title: t(areRoleBindingsWritten ? 'map.placement.bindings' : 'map.placement.bindingsUnwritten'),
    columns: [t('map.placement.namespace'), t('map.placement.role'), t('map.placement.who'), t('map.scheduling.because')],
    rows: tenancy.roleBindings.map(({ namespace, clusterRole, subjects, because }) => [namespace, clusterRole, subjects.map(({ kind, name }) => `${kind} ${name}`).join(', '), because.join(' ')]),
  }
}

function unmapped({ tenancy }: Answer, { t }: Words): FactTableContent {
  return {
    title: t('map.placement.unmapped'),
    columns: [t('map.placement.principal'), t('map.placement.roles'), t('map.placement.namespaces'), t('map.placement.toDo')],
    rows: tenancy.unmapped.map(({ principal, roles, namespaces, reason }) => [principal, roles.join(', '), namespaces.join(', '), reason.message]),
  }
}
