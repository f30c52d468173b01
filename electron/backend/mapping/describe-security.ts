import type { ApiOutput } from '#shared/contract/api.ts'
import { compareNatural } from '#shared/domain/compare.ts'
import type { Estate } from '#shared/domain/estate/estate.ts'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'

/** What becomes of a firewall's rules, in the shape of the contract. */
export function describeSecurity({ security, excluded }: MigrationPlan, estate: Estate): ApiOutput<'networks.security'> {
  const left = new Set(excluded.map(({ vmId }) => vmId))
  return {
    hasRules: security.hasRules,
    rules: security.rules.map(({ vmIds, policies, ...rule }) => ({ ...rule, vms: vmIds.length, policies: [...policies] })),
    policies: security.policies.map(({ kind, direction, namespace, name, attachments, vmNames, isSkeleton }) => ({ kind, direction, namespace, name, attachments: [...attachments], vms: vmNames.length, isSkeleton })),
    vms: estate.vms
      .filter(({ id }) => !left.has(id))
      .map(({ id, name }) => ({ vm: id, name, ...(security.countsByVm.get(id) ?? { rules: 0, translated: 0, listed: 0 }) }))
      .sort((one, other) => other.rules - one.rules || compareNatural(one.name, other.name)),
    open: security.open.map(({ vmId, vmName, networks, message }) => ({ vm: vmId, name: vmName, networks: [...networks], message })),
    notEvaluated: [...security.notEvaluated],
  }
}
