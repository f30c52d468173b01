import { describeObject, type KubeObject } from '#shared/domain/plan/kube-object.ts'
import { defineCheck, type CheckProblem } from '../check.ts'
import { fieldText } from '../field-values.ts'

/** An address of either kind, or a name: MTV connects to https://<ipAddress>/sdk, whatever it is. */
const REACHABLE = /^(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[?[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*\]?)$/

/** A Host of MTV is an ESXi host of a vCenter, at an address of its own (MTV: validation of Host). */
export const hostAddress = defineCheck({
  id: 'host-address',
  title: 'Hosts are hosts of a vCenter, with an address',
  severity: 'critical',
  needs: ['manifests'],
  check: ({ objects }) => {
    const types = new Map(objects.ofKind('Provider').map((provider) => [describeObject(provider), fieldText(provider, 'spec.type')]))
    return objects.ofKind('Host').flatMap((host) => judge(host, types.get(`Provider ${fieldText(host, 'spec.provider.namespace') ?? ''}/${fieldText(host, 'spec.provider.name') ?? ''}`) ?? null))
  },
})

function judge(host: KubeObject, type: string | null): readonly CheckProblem[] {
  const subject = describeObject(host)
  const address = fieldText(host, 'spec.ipAddress') ?? ''
  const isNamed = (fieldText(host, 'spec.id') ?? '') !== '' || (fieldText(host, 'spec.name') ?? '') !== ''
  return [
    ...(isNamed ? [] : [{ subject, message: 'It has neither spec.id nor spec.name: MTV does not know which host it is.', remedy: 'Give it the id of the host, such as host-12.' }]),
    ...(type === null || type === 'vsphere' ? [] : [{ subject, message: `Its Provider is of type ${type}, and only vSphere has Hosts.`, remedy: 'Delete it.' }]),
    ...(/^<.*>$/.test(address)
      ? [{ subject, severity: 'warning' as const, message: 'Its address is to be filled in.', remedy: 'Fill spec.ipAddress in before it is applied, or delete the file.' }]
      : REACHABLE.test(address) ? [] : [{ subject, message: `spec.ipAddress is ${JSON.stringify(address)}, which is no address.`, remedy: 'Give it the address of the host on the migration network.' }]),
  ]
}
