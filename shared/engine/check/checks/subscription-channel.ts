import { compareNatural } from '#shared/domain/compare.ts'
import { describeObject, type KubeObject } from '#shared/domain/plan/kube-object.ts'
import { MTV_VERSIONS, type MtvVersion } from '#shared/domain/target/versions.ts'
import { type CheckContext, type CheckProblem, defineCheck } from '../check.ts'
import { fieldText } from '../field-values.ts'
import type { ManifestSet } from '../manifest-set.ts'
import { policyTemplates } from '../policy-objects.ts'
import { gatesBrokenBy } from '../version-gates.ts'

/** Whose channels bear the release of OpenShift that they are for (OpenShift Data Foundation and LVM Storage: installing by the CLI). */
const OF_OPENSHIFT: ReadonlySet<string | null> = new Set(['odf-operator', 'lvms-operator'])

/** A channel brings a release, whatever the manifests are written for: the API server knows the fields of the one that is installed. */
export const subscriptionChannel = defineCheck({
  id: 'subscription-channel',
  title: 'Channels of operators bring the releases that the manifests need',
  severity: 'critical',
  needs: ['manifests'],
  check: ({ objects, versions }) =>
    installedOperators(objects).flatMap((installed): readonly CheckProblem[] => {
      if (installed.packageName === 'mtv-operator') return judgeMtv(installed, objects.all, versions)
      return OF_OPENSHIFT.has(installed.packageName) ? judgeOpenshift(installed, versions) : []
    }),
})

interface InstalledOperator {
  readonly subject: string
  /** Where the channel stands. */
  readonly at: string
  readonly packageName: string | null
  /** Null: the catalogue's own, which is the newest. */
  readonly channel: string | null
}

/** By a Subscription, or by an OperatorPolicy that a Policy puts on the clusters of a fleet. */
function installedOperators(objects: ManifestSet): readonly InstalledOperator[] {
  return [
    ...objects.ofKind('Subscription').filter(({ apiVersion }) => apiVersion.startsWith('operators.coreos.com/')).map((own) => ({ subject: describeObject(own), at: 'spec.channel', packageName: fieldText(own, 'spec.name'), channel: fieldText(own, 'spec.channel') })),
    ...objects.ofKind('Policy').flatMap((policy) =>
      policyTemplates(policy).filter(({ value }) => fieldText(value, 'kind') === 'OperatorPolicy').map(({ at, value }) => ({ subject: describeObject(policy), at: `${at}.spec.subscription.channel`, packageName: fieldText(value, 'spec.subscription.name'), channel: fieldText(value, 'spec.subscription.channel') })),
    ),
  ]
}

function judgeMtv({ subject, at, channel }: InstalledOperator, all: readonly KubeObject[], versions: CheckContext['versions']): readonly CheckProblem[] {
  const remedy = `Write release-v${versions.mtv}.`
  if (channel === null) return []
  const stated = /^release-v(\d+\.\d+)$/.exec(channel)?.[1]
  if (stated === undefined) return [{ subject, severity: 'warning', message: `${at} is ${channel}, which does not tell the release of MTV that it brings.`, remedy }]
  const release = MTV_VERSIONS.find((version) => version === stated)
  if (release === versions.mtv) return []
  if (release === undefined) return [{ subject, severity: 'warning', message: `${at} is ${channel}, and what MTV ${stated} knows is not known here: the manifests are for ${versions.mtv}.`, remedy }]
  const broken = brokenIn(release, all, versions)
  const [first] = broken
  if (first === undefined) return [{ subject, severity: 'warning', message: `${at} is ${channel}, and the manifests are judged by MTV ${versions.mtv}.`, remedy: `${remedy.slice(0, -1)}, or judge by ${release}.` }]
  const others = broken.length - 1
  return [{ subject, message: `${at} brings MTV ${release}, which does not know ${first}${others === 0 ? '' : ` and ${String(others)} more`}.`, remedy: `${remedy.slice(0, -1)}, or take the fields out.`, data: { fields: broken.slice(0, NAMED).join('; ') } }]
}

const NAMED = 10

/** What a release of MTV would refuse, each kind and field once. */
function brokenIn(mtv: MtvVersion, all: readonly KubeObject[], versions: CheckContext['versions']): readonly string[] {
  const found = new Set(all.flatMap((object) => gatesBrokenBy(object, { ...versions, mtv }).filter(({ gate }) => gate.product === 'mtv').map(({ gate }) => `${gate.path}${gate.value === undefined ? '' : `: ${gate.value}`} of ${object.kind}`)))
  return [...found].sort(compareNatural)
}

function judgeOpenshift({ subject, at, channel }: InstalledOperator, { openshift }: CheckContext['versions']): readonly CheckProblem[] {
  const stated = /^stable-(\d+\.\d+)$/.exec(channel ?? '')?.[1]
  if (stated === undefined || stated === openshift) return []
  return [{ subject, severity: 'warning', message: `${at} is ${String(channel)}, and the cluster runs OpenShift ${openshift}: the catalogue of that release may not have it.`, remedy: `Write stable-${openshift}.` }]
}
