import { compareText } from '#shared/domain/compare.ts'
import { fieldText } from '../field-values.ts'
import { defineCheck } from '../check.ts'

/** Operators by the API group of the kinds that they bring; a set that installs any should install those that it uses. */
const PACKAGE_OF_GROUP: ReadonlyMap<string, readonly string[]> = new Map([
  ['forklift.konveyor.io', ['mtv-operator']],
  ['hco.kubevirt.io', ['kubevirt-hyperconverged']],
  ['instancetype.kubevirt.io', ['kubevirt-hyperconverged']],
  ['migrations.kubevirt.io', ['kubevirt-hyperconverged']],
  ['cdi.kubevirt.io', ['kubevirt-hyperconverged']],
  ['nmstate.io', ['kubernetes-nmstate-operator']],
  ['remediation.medik8s.io', ['node-healthcheck-operator']],
  ['fence-agents-remediation.medik8s.io', ['fence-agents-remediation']],
  ['sriovnetwork.openshift.io', ['sriov-network-operator']],
  ['oadp.openshift.io', ['redhat-oadp-operator']],
  ['compliance.openshift.io', ['compliance-operator']],
  ['operator.autoscaling.openshift.io', ['clusterresourceoverride']],
  ['nfd.k8s-sigs.io', ['nfd']],
  ['nfd.openshift.io', ['nfd']],
  ['metallb.io', ['metallb-operator']],
])
/** Of the group operator.openshift.io, which the cluster itself has too. */
const PACKAGE_OF_KIND: ReadonlyMap<string, string> = new Map([['KubeDescheduler', 'cluster-kube-descheduler-operator'], ['SecondaryScheduler', 'openshift-secondary-scheduler-operator']])

/** A kind whose operator the set does not install, where it installs others: the API server would not know it. */
export const operatorMissing = defineCheck({
  id: 'operator-missing',
  title: 'Operators of the kinds in use are installed, where any are',
  severity: 'warning',
  needs: ['manifests'],
  check: ({ objects }) => {
    const installed = new Set(objects.ofKind('Subscription').map((object) => fieldText(object, 'spec.name')))
    if (installed.size === 0) return []
    const missing = new Map<string, string>()
    for (const { apiVersion, kind } of objects.all) {
      const packageName = PACKAGE_OF_KIND.get(kind) ?? PACKAGE_OF_GROUP.get(apiVersion.split('/')[0] ?? '')?.[0]
      if (packageName !== undefined && !installed.has(packageName) && !missing.has(packageName)) missing.set(packageName, kind)
    }
    return [...missing].sort(([left], [right]) => compareText(left, right)).map(([packageName, kind]) => ({
      subject: `Subscription ${packageName}`,
      message: `${kind} needs the operator ${packageName}, which is not among the Subscriptions.`,
      remedy: 'Add its Subscription, or see that the target has the operator.',
    }))
  },
})
