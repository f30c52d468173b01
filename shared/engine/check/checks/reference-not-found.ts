import { describeObject, type KubeObject } from '#shared/domain/plan/kube-object.ts'
import { defineCheck } from '../check.ts'
import { fieldText, fieldValues } from '../field-values.ts'
import type { ManifestSet } from '../manifest-set.ts'
import type { ObjectReference } from '../references.ts'

/** An object that another refers to and that the set does not hold. Secrets are applied by hand and not looked for. */
export const referenceNotFound = defineCheck({
  id: 'reference-not-found',
  title: 'What references name is in the set',
  severity: 'critical',
  needs: ['manifests'],
  check: ({ objects }) =>
    objects.all.flatMap((object) =>
      objects.referencesOf(object)
        .filter((reference) => reference.isInSet && reference.name !== null && reference.namespace !== null && !isThere(objects, reference))
        .map(({ at, to, name, namespace }) => ({
          subject: describeObject(object),
          message: `${at} names ${to} ${namespace}/${name}, which is not among the manifests.`,
          remedy: `Add the ${to}, or correct ${at}.`,
        })),
    ),
})

function isThere(objects: ManifestSet, reference: ObjectReference): boolean {
  if (objects.find(reference.to, reference) !== null) return true
  return reference.to === 'NetworkAttachmentDefinition' && isMadeByUserDefinedNetwork(objects, reference)
}

/** OVN-Kubernetes makes an attachment of the same name for a user-defined network, in each namespace that it serves. */
function isMadeByUserDefinedNetwork(objects: ManifestSet, { name, namespace }: ObjectReference): boolean {
  return (
    objects.ofKind('ClusterUserDefinedNetwork').some((network) => network.metadata?.name === name && serves(network, namespace)) ||
    objects.find('UserDefinedNetwork', { name, namespace }) !== null
  )
}

/** Whether a network selects a namespace by its name; other labels of the namespace may not be in the set, so they are believed. */
function serves(network: KubeObject, namespace: string | null): boolean {
  const byName = fieldValues(network, 'spec.namespaceSelector.matchExpressions[]').filter(({ value }) => fieldText(value, 'key') === NAMESPACE_NAME_LABEL && fieldText(value, 'operator') === 'In')
  return byName.every(({ value }) => fieldValues(value, 'values[]').some((entry) => entry.value === namespace))
}

/** Every namespace bears its name in it (Kubernetes, well-known labels). */
const NAMESPACE_NAME_LABEL = 'kubernetes.io/metadata.name'
