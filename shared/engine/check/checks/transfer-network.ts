import { type CheckProblem, defineCheck } from '../check.ts'
import { fieldText } from '../field-values.ts'

/** MTV reads the gateway of the transfer network from this annotation of its attachment: an IP address, or "none". */
const ROUTE_ANNOTATION = 'forklift.konveyor.io/route'
const COMMON_NAMESPACE = 'default'

/** The conversion pods run in the target namespace and take the transfer network as their way out. */
export const transferNetwork = defineCheck({
  id: 'transfer-network',
  title: 'The transfer network can be reached and has a route',
  severity: 'critical',
  needs: ['manifests'],
  check: ({ objects }) =>
    objects.plans.flatMap(({ object, subject, targetNamespace }): readonly CheckProblem[] => {
      const name = fieldText(object, 'spec.transferNetwork.name')
      const namespace = fieldText(object, 'spec.transferNetwork.namespace')
      if (name === null || namespace === null) return []
      const problems: CheckProblem[] = []
      if (namespace !== COMMON_NAMESPACE && namespace !== targetNamespace) {
        problems.push({ subject, message: `Its transfer network ${namespace}/${name} cannot be used from ${targetNamespace ?? 'its target namespace'}.`, remedy: `Put the network attachment definition into the target namespace or into ${COMMON_NAMESPACE}.` })
      }
      const attachment = objects.find('NetworkAttachmentDefinition', { name, namespace })
      if (attachment === null) {
        problems.push({ subject, message: `Its transfer network ${namespace}/${name} is not among the manifests.`, remedy: `See that it is on the target and bears the annotation ${ROUTE_ANNOTATION}.`, severity: 'warning' })
      } else if (!isRoute(attachment.metadata?.annotations?.[ROUTE_ANNOTATION])) {
        problems.push({ subject, message: `Its transfer network ${namespace}/${name} has no route.`, remedy: `Annotate it with ${ROUTE_ANNOTATION}: the gateway's IP address, or none.`, severity: 'warning' })
      }
      return problems
    }),
})

/** Whether it looks like an IPv4 or IPv6 address, or says that there is none. */
function isRoute(value: string | undefined): boolean {
  return value !== undefined && /^(none|(\d{1,3}\.){3}\d{1,3}|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*)$/.test(value)
}
