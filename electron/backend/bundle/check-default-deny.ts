import type { Finding } from '#shared/domain/finding.ts'
import { describeObject, type KubeObject } from '#shared/domain/plan/kube-object.ts'
import { fieldItems, fieldText, fieldValue, isRecord } from '#shared/engine/check/field-values.ts'
import { AFTER_FOLDER } from '#shared/manifests/bundle-folders.ts'

/** Where vCenter, ESXi hosts and engines answer: 902 and 54322 carry the disks (MTV: Network prerequisites). */
const HTTPS_PORT = 443

/**
 * Policies that stop what importers and conversion pods have to reach, in namespaces into which Plans bring VMs, in any file but those for after the
 * migration: each copy of a disk would wait until it is given up. `fileOf` says where an object lies below the folder that is judged.
 */
export function checkDefaultDeny(objects: readonly KubeObject[], fileOf: (object: KubeObject) => string): readonly Finding[] {
  const planned = new Set(objects.filter(({ kind, apiVersion }) => kind === 'Plan' && apiVersion.startsWith('forklift.konveyor.io/')).map((plan) => fieldText(plan, 'spec.targetNamespace')))
  return objects
    .filter((object) => object.kind === 'NetworkPolicy' && object.apiVersion.startsWith('networking.k8s.io/') && planned.has(object.metadata?.namespace ?? null))
    .filter((object) => deniesImporters(object) && !fileOf(object).split('/').includes(AFTER_FOLDER))
    .map((object) => ({
      ruleId: 'default-deny-early',
      subject: describeObject(object),
      severity: 'critical' as const,
      message: `${fileOf(object)}: the policy stops what importers of this namespace send, and Plans bring VMs into it.`,
      remedy: `Move the file to ${AFTER_FOLDER}, for after the migration, or let it allow the addresses of the source.`,
      data: { file: fileOf(object) },
    }))
}

/** Whether a policy is for all pods, importers among them, and lets none of them reach an address outside of the cluster over HTTPS. */
function deniesImporters(policy: KubeObject): boolean {
  const selector = fieldValue(policy, 'spec.podSelector')
  const isForAll = isRecord(selector) && Object.values(selector).every((part) => part === null || (Array.isArray(part) && part.length === 0) || (isRecord(part) && Object.keys(part).length === 0))
  const types = fieldItems(policy, 'spec.policyTypes')
  const rules = fieldItems(policy, 'spec.egress')
  // Without policyTypes a policy is about egress where it has rules for it (networking.k8s.io/v1, policyTypes).
  const isAboutEgress = types.includes('Egress') || (types.length === 0 && rules.length > 0)
  return isForAll && isAboutEgress && !rules.some(letsOut)
}

function letsOut(rule: unknown): boolean {
  const to = fieldItems(rule, 'to')
  const ports = fieldItems(rule, 'ports')
  const isOutside = to.length === 0 || to.some((peer) => isRecord(fieldValue(peer, 'ipBlock')))
  return isOutside && (ports.length === 0 || ports.some((port) => isHttps(fieldValue(port, 'port'), fieldValue(port, 'endPort'))))
}

function isHttps(port: unknown, endPort: unknown): boolean {
  if (port === undefined || typeof port === 'string') return true
  return typeof port === 'number' && port <= HTTPS_PORT && HTTPS_PORT <= (typeof endPort === 'number' ? endPort : port)
}
