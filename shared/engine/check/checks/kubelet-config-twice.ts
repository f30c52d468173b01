import { describeObject } from '#shared/domain/plan/kube-object.ts'
import { defineCheck } from '../check.ts'
import { fieldValue, isRecord } from '../field-values.ts'

/** A pool takes one KubeletConfig: of two, one is of no effect, and nobody says which. */
export const kubeletConfigTwice = defineCheck({
  id: 'kubelet-config-twice',
  title: 'A pool of nodes has one KubeletConfig',
  severity: 'critical',
  needs: ['manifests'],
  check: ({ objects }) => {
    const first = new Map<string, string>()
    return objects.ofKind('KubeletConfig').flatMap((object) => {
      const labels = fieldValue(object, 'spec.machineConfigPoolSelector.matchLabels')
      const key = isRecord(labels) ? JSON.stringify(Object.entries(labels).sort()) : null
      if (key === null) return []
      const other = first.get(key)
      if (other === undefined) {
        first.set(key, describeObject(object))
        return []
      }
      return [{ subject: describeObject(object), message: `It is for the same pool as ${other}.`, remedy: 'Put the fields of both into one.' }]
    })
  },
})
