import { fieldText } from '../field-values.ts'
import { defineCheck } from '../check.ts'
import { readMapRows } from '../plan-view.ts'

/** The namespace whose attachments every other may use (OVN-Kubernetes and Multus). */
const COMMON_NAMESPACE = 'default'

/** MTV refuses a plan whose network is an attachment that VMs of the target namespace cannot use. */
export const attachmentOutOfReach = defineCheck({
  id: 'attachment-out-of-reach',
  title: 'Attachments are in the plan’s target namespace or in default',
  severity: 'critical',
  needs: ['manifests'],
  check: ({ objects }) =>
    objects.plans.flatMap((plan) => {
      const map = objects.find('NetworkMap', plan.networkMap)
      if (map === null || plan.targetNamespace === null) return []
      return readMapRows(map).flatMap(({ at, destination }) => {
        const namespace = fieldText(destination, 'namespace')
        if (fieldText(destination, 'type') !== 'multus' || namespace === null || namespace === COMMON_NAMESPACE || namespace === plan.targetNamespace) return []
        return [
          {
            subject: plan.subject,
            message: `Its network map sends ${at} to ${namespace}/${fieldText(destination, 'name') ?? ''}, which VMs in ${plan.targetNamespace} cannot use.`,
            remedy: `Put the network attachment definition into ${plan.targetNamespace} or into ${COMMON_NAMESPACE}.`,
          },
        ]
      })
    }),
})
