import type { Finding } from '#shared/domain/finding.ts'
import { describeObject, type KubeObject } from '#shared/domain/plan/kube-object.ts'
import { fieldItems, fieldText, fieldValue, isRecord } from '#shared/engine/check/field-values.ts'
import { isKubeObject, policyTemplates } from '#shared/engine/check/policy-objects.ts'
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
    .flatMap((owner) => [owner, ...embedded(owner)].map((object) => ({ owner, object })))
    .filter(({ object }) => object.kind === 'NetworkPolicy' && object.apiVersion.startsWith('networking.k8s.io/') && planned.has(object.metadata?.namespace ?? null))
    .filter(({ owner, object }) => deniesImporters(object) && !fileOf(owner).split('/').includes(AFTER_FOLDER))
    .map(({ owner, object }) => ({
      ruleId: 'default-deny-early',
      subject: describeObject(owner),
      severity: 'critical' as const,
      message: `${fileOf(owner)}: the policy${owner === object ? '' : `, ${describeObject(object)},`} stops what importers of this namespace send, and Plans bring VMs into it.`,
      remedy: owner === object ? `Move the file to ${AFTER_FOLDER}, for after the migration, or let it allow the addresses of the source.` : 'Take it out of the Policy until the VMs are there, or let it allow the addresses of the source.',
      data: { file: fileOf(owner) },
    }))
}

/** What a Policy of ACM puts on clusters, unless templates make something else of it or it is to go. */
function embedded(owner: KubeObject): readonly KubeObject[] {
  return policyTemplates(owner).flatMap(({ value }) =>
    fieldItems(value, 'spec.object-templates').flatMap((entry): readonly KubeObject[] => {
      const object = fieldValue(entry, 'objectDefinition')
      return isKubeObject(object) && fieldText(entry, 'complianceType')?.toLowerCase() !== 'mustnothave' ? [object] : []
    }),
  )
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
