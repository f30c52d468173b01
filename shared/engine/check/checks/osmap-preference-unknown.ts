import { describeObject } from '#shared/domain/plan/kube-object.ts'
import { isPreferenceIn } from '#shared/engine/mapping/compute/preferences.ts'
import { defineCheck } from '../check.ts'
import { fieldValue, isRecord } from '../field-values.ts'

/** Whatever the name is: an edited manifest may have none. */
function isOsMap(name: unknown): boolean {
  return typeof name === 'string' && name.endsWith('-osmap')
}

/** MTV builds a VM without a preference where the cluster does not have the one that its map names. */
export const osmapPreferenceUnknown = defineCheck({
  id: 'osmap-preference-unknown',
  title: 'Maps of guest systems name preferences that the release has',
  severity: 'warning',
  needs: ['manifests'],
  check: ({ objects, versions }) =>
    objects.ofKind('ConfigMap').filter(({ metadata }) => isOsMap(metadata?.name)).flatMap((map) => {
      const data = fieldValue(map, 'data')
      if (!isRecord(data)) return []
      return Object.entries(data)
        .filter(([, preference]) => typeof preference === 'string' && !isPreferenceIn(preference, versions.openshift))
        .map(([system, preference]) => ({
          subject: describeObject(map),
          message: `data.${system} names ${String(preference)}, which OpenShift ${versions.openshift} does not bring along.`,
          remedy: 'Name another preference, or see to it that the cluster has this one.',
        }))
    }),
})
