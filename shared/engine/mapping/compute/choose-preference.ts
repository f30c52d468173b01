import type { DecisionValue } from '#shared/domain/decisions/decision.ts'
import type { EstateVm } from '#shared/domain/estate/estate.ts'
import type { SourceKind } from '#shared/domain/estate/source.ts'
import type { PreferenceChoice } from '#shared/domain/plan/compute.ts'
import type { Reason } from '#shared/domain/plan/reason.ts'
import type { Target } from '#shared/domain/target/target.ts'
import type { ComputeVm } from './compute-vm.ts'
import type { RecognisedOs } from './guest-os.ts'
import { mtvPreferenceOf, type OsMap } from './osmap.ts'
import { findPreference, isPreferenceIn } from './preferences.ts'

/** What virt-v2v calls a Linux that MTV's map has no name for. */
const ANY_LINUX = 'genericLinuxGuest'

/**
 * The preference that a VM will have, and what brings it. A Plan has no field for it: MTV looks the guest's system up in
 * a map, so all VMs of a system get the same one; what a decision wants besides is a patch of the finished VM.
 */
export function choosePreference(input: {
  readonly vm: ComputeVm
  readonly kind: SourceKind
  readonly recognised: RecognisedOs | null
  readonly osMap: OsMap
  readonly target: Target
  readonly decision: DecisionValue<'vm.preference'> | undefined
}): PreferenceChoice {
  const mapped = mappedPreference(input)
  const { decision, target } = input
  if (decision === undefined) return mapped
  const why: Reason = { code: 'decision', message: decision.reason ?? 'Its preference was decided on.' }
  if (decision.preference === mapped.name) return { ...mapped, confidence: 'decided', reasons: [why, ...mapped.reasons] }
  const isKnown = decision.preference === null || isPreferenceIn(decision.preference, target.openshift)
  const unknown = decision.preference === null || isKnown ? [] : [unknownPreference(decision.preference, target)]
  return {
    name: decision.preference,
    confidence: 'decided',
    carrier: target.compute.patches ? 'patch' : 'advice',
    reasons: [why, ...unknown, { code: 'differs-from-map', message: `MTV gives it ${mapped.name ?? 'none'} by its guest system; ${target.compute.patches ? 'the plan’s script of patches changes that once the VM is there' : 'nothing changes that unless the target’s policy writes patches'}.` }],
  }
}

/** The key by which MTV looks a VM's system up; null where it has none. vSphere guests are looked into while they are converted. */
export function osKeyOf(vm: Pick<EstateVm, 'guestOsConfigured' | 'configuration'>, kind: SourceKind, recognised: RecognisedOs | null): string | null {
  if (kind === 'ovirt') return vm.configuration?.guestId ?? vm.guestOsConfigured
  if (recognised === null) return null
  return recognised.os.isGenericToMtv ? ANY_LINUX : recognised.os.vsphereKey
}

function mappedPreference({ vm, kind, recognised, osMap, target }: Parameters<typeof choosePreference>[0]): PreferenceChoice {
  const { openshift, compute: { preferences } } = target
  const carrier = preferences === 'osmap' ? 'osmap' : 'mtv'
  const key = osKeyOf(vm, kind, recognised)
  const name = key === null ? null : (osMap.get(key) ?? null)
  const label = recognised?.os.label ?? 'its guest system'
  if (recognised === null && name === null) return { name: null, confidence: 'low', carrier, reasons: [{ code: 'os-unknown', message: `No preference is known for ${systemWords(vm)}: MTV builds the VM without one.` }] }
  if (name === null) {
    const wanted = key === null ? undefined : mtvPreferenceOf(kind, key)
    const why = whyNone({ key, wanted, label, preferences, openshift })
    return { name: null, confidence: 'low', carrier, reasons: [{ code: 'no-preference', message: `${why}: MTV builds the VM without one.` }] }
  }
  const best = recognised === null ? null : (recognised.os.preferences[0] ?? null)
  const evidence: Reason = { code: `os-from-${recognised?.from ?? 'guest-id'}`, message: `${label}, by ${FROM_WORDS[recognised?.from ?? 'guest-id']}.` }
  if (best === null || best === name) return { name, confidence: recognised?.from === 'tools' || kind === 'ovirt' ? 'high' : 'medium', carrier, reasons: [evidence] }
  return { name, confidence: 'medium', carrier, reasons: [evidence, fallback(best, name, recognised, target)] }
}

function whyNone({ key, wanted, label, preferences, openshift }: { key: string | null; wanted: string | undefined; label: string; preferences: Target['compute']['preferences']; openshift: string }): string {
  if (key === null) return `MTV has no name for ${label} in its map of systems`
  if (preferences === 'osmap') return `OpenShift ${openshift} has no preference that suits ${label}`
  return wanted === undefined ? `MTV's map does not have ${label}` : `MTV's map names ${wanted}, which OpenShift ${openshift} does not have`
}

const FROM_WORDS = { tools: 'what its Tools or agent report', configuration: 'what it is configured for', 'guest-id': 'the id of its guest system' } as const

function fallback(best: string, name: string, recognised: RecognisedOs | null, { openshift, compute }: Target): Reason {
  if (recognised?.os.isGenericToMtv === true) return { code: 'generic-to-mtv', message: `${best} would suit it, but MTV takes what virt-v2v reports for any Linux: ${name}.` }
  if (!isPreferenceIn(best, openshift)) return { code: 'fallback', message: `OpenShift ${openshift} does not have ${best}: ${name} is its nearest relative there.` }
  if (compute.preferences === 'mtv' && `${name}.virtio` === best) return { code: 'mtv-plain', message: `MTV's map names ${name}, for emulated devices; MTV itself gives the VM virtio. ${best} would suit it better.` }
  return { code: 'map-differs', message: `${best} would suit it better than ${name}, which is what MTV finds by the VM's configured system.` }
}

function unknownPreference(name: string, { openshift }: Target): Reason {
  return findPreference(name) === undefined
    ? { code: 'not-in-catalogue', message: `${name} is none of OpenShift Virtualization's own preferences: the cluster has to have it.` }
    : { code: 'not-in-release', message: `OpenShift ${openshift} does not have ${name}.` }
}

function systemWords({ guestOsFromTools, guestOsConfigured }: Pick<EstateVm, 'guestOsFromTools' | 'guestOsConfigured'>): string {
  const named = guestOsFromTools ?? guestOsConfigured
  return named === null ? 'a guest system that the inventory does not name' : named
}

