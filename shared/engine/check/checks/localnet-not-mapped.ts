import { describeObject } from '#shared/domain/plan/kube-object.ts'
import { type CheckProblem, defineCheck } from '../check.ts'
import { fieldText, fieldValues } from '../field-values.ts'
import { localnetOf } from '../localnet-of.ts'

/** OVN-Kubernetes starts a VM on a localnet that no bridge of the node is mapped to, and its frames go nowhere. */
export const localnetNotMapped = defineCheck({
  id: 'localnet-not-mapped',
  title: 'Localnets are mapped to a bridge on the nodes',
  severity: 'warning',
  needs: ['manifests'],
  check: ({ objects }) => {
    const mapped = new Set(
      objects.ofKind('NodeNetworkConfigurationPolicy').flatMap((policy) =>
        fieldValues(policy, 'spec.desiredState.ovn.bridge-mappings[]').flatMap(({ value }) => (fieldText(value, 'state') === 'absent' ? [] : [fieldText(value, 'localnet')])),
      ),
    )
    const seen = new Set<string>()
    return [...objects.ofKind('NetworkAttachmentDefinition'), ...objects.ofKind('ClusterUserDefinedNetwork')].flatMap((object): readonly CheckProblem[] => {
      const localnet = localnetOf(object)?.name
      if (localnet === undefined || mapped.has(localnet) || seen.has(localnet)) return []
      seen.add(localnet)
      return [{ subject: describeObject(object), message: `No node network policy of the manifests maps the localnet ${localnet} to a bridge, on which this network is.`, remedy: 'Add the mapping, or see that the nodes have it already.' }]
    })
  },
})
