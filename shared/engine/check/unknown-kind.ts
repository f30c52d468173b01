import type { KubeObject } from '#shared/domain/plan/kube-object.ts'
import { KIND_FIELDS } from './kind-fields.ts'

/** Why the API server would refuse an object by its kind or version, and what to do; null where nothing says so. */
export interface UnknownKind {
  readonly message: string
  readonly remedy: string
}

/**
 * Whether the API server would refuse an object by its kind or version alone. Another version of a kind that is known, a kind that is none of
 * a group whose kinds are all known, and a name one or two letters from a known one are refused; what is merely not known here is not.
 */
export function findUnknownKind({ apiVersion, kind }: Pick<KubeObject, 'apiVersion' | 'kind'>): UnknownKind | null {
  const group = groupOf(apiVersion)
  if (!KIND.test(kind)) return { message: `${JSON.stringify(kind)} is no name of a kind.`, remedy: 'Write the kind as its documentation has it, with a capital first.' }
  const ofGroup = KINDS_OF_GROUP.get(group)
  if (ofGroup === undefined) return misspeltGroup(apiVersion, kind)
  const others = OTHER_KINDS.get(group)
  const versions = ofGroup.get(kind) ?? (group === CORE_GROUP && others?.includes(kind) === true ? [CORE_VERSION] : undefined)
  if (versions !== undefined) {
    if (versions.includes(apiVersion) || (UNSURE_GROUPS.has(group) && VERSION.test(apiVersion))) return null
    return { message: `apiVersion ${apiVersion} does not serve ${kind}.`, remedy: `Use ${versions.join(' or ')}.` }
  }
  if (others?.includes(kind) === true) return null
  const elsewhere = homesOf(kind)
  if (elsewhere.length > 0) return { message: `${apiVersion} has no kind ${kind}.`, remedy: `Use ${elsewhere.join(' or ')} as its apiVersion, or correct its kind.` }
  const near = [...ofGroup.keys(), ...(others ?? [])].find((known) => isNear(known, kind))
  if (near !== undefined) return { message: `${apiVersion} has no kind ${kind}.`, remedy: `Correct it to ${near}.` }
  return others === undefined ? null : { message: `${apiVersion} has no kind ${kind}.`, remedy: `Correct it, or take the object out: the kinds of that group are ${[...ofGroup.keys(), ...others].join(', ')}.` }
}

/** The versions that serve a kind, in whatever group. */
function homesOf(kind: string): readonly string[] {
  return [...KINDS_OF_GROUP.values()].flatMap((kinds) => kinds.get(kind) ?? [])
}

function misspeltGroup(apiVersion: string, kind: string): UnknownKind | null {
  const group = groupOf(apiVersion)
  const known = [...KINDS_OF_GROUP].find(([other, kinds]) => kinds.has(kind) && isNear(other, group))
  return known === undefined ? null : { message: `There is no API group ${group}.`, remedy: `Correct apiVersion to ${known[1].get(kind)?.join(' or ') ?? known[0]}.` }
}

function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : ''
}

/** The kinds of each group, with the versions that serve them. */
const KINDS_OF_GROUP: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>> = (() => {
  const groups = new Map<string, Map<string, string[]>>()
  for (const { apiVersion, kind } of KIND_FIELDS) {
    const kinds = groups.get(groupOf(apiVersion)) ?? new Map<string, string[]>()
    kinds.set(kind, [...(kinds.get(kind) ?? []), apiVersion])
    groups.set(groupOf(apiVersion), kinds)
  }
  return groups
})()

/** Kubernetes' own group, which has no name and one version; the installer's AgentConfig has its version from nowhere else. */
const CORE_GROUP = ''
const CORE_VERSION = 'v1'

/** Groups whose kinds are all known: beside those whose fields are, these (core/v1; the CustomResourceDefinitions of the operators; kustomize; oc-mirror). */
const OTHER_KINDS: ReadonlyMap<string, readonly string[]> = new Map([
  [CORE_GROUP, ['Binding', 'ComponentStatus', 'Endpoints', 'Event', 'LimitRange', 'List', 'Node', 'PersistentVolume', 'PersistentVolumeClaim', 'Pod', 'PodTemplate', 'ReplicationController', 'ServiceAccount']],
  ['forklift.konveyor.io', ['DynamicProvider', 'OpenstackVolumePopulator', 'OvirtVolumePopulator', 'VSphereXcopyVolumePopulator']],
  ['hco.kubevirt.io', []],
  ['policy.open-cluster-management.io', ['CertificatePolicy', 'PolicyAutomation']],
  ['cdi.kubevirt.io', ['CDI', 'CDIConfig', 'DataImportCron', 'DataSource', 'DataVolume', 'ObjectTransfer', 'VolumeCloneSource', 'VolumeImportSource', 'VolumeUploadSource']],
  ['nmstate.io', ['NodeNetworkConfigurationEnactment', 'NodeNetworkState']],
  ['k8s.cni.cncf.io', []],
  ['migrations.kubevirt.io', []],
  ['fence-agents-remediation.medik8s.io', ['FenceAgentsRemediation']],
  ['mirror.openshift.io', ['DeleteImageSetConfiguration']],
  ['kustomize.config.k8s.io', ['Component']],
])

/** Groups of which a release may serve a version that is not known here. */
const UNSURE_GROUPS: ReadonlySet<string> = new Set(['instancetype.kubevirt.io', 'cluster.open-cluster-management.io'])
/** A version that there may be. */
const VERSION = /\/v[1-3]((alpha|beta)[1-3])?$/

/** As every kind is written (Kubernetes API conventions). */
const KIND = /^[A-Z][A-Za-z0-9]*$/
/** Letters that a slip of the hand changes. */
const MAX_SLIPS = 2
/** Shorter names are too near to each other to say that one is meant for the other. */
const MIN_LENGTH = 4

/** Whether two names are one or two letters apart, or apart in capitals alone. */
function isNear(left: string, right: string): boolean {
  if (left.toLowerCase() === right.toLowerCase()) return true
  if (Math.min(left.length, right.length) < MIN_LENGTH || Math.abs(left.length - right.length) > MAX_SLIPS) return false
  // Levenshtein's distance, row by row.
  let row = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let i = 1; i <= left.length; i++) {
    const next = [i]
    for (let j = 1; j <= right.length; j++) next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1)))
    row = next
  }
  return (row[right.length] ?? 0) <= MAX_SLIPS
}
