import { compareText } from '#shared/domain/compare.ts'
import { describeObject, type KubeObject } from '#shared/domain/plan/kube-object.ts'
import { type CheckProblem, defineCheck } from '../check.ts'
import { fieldText, fieldValues, isRecord } from '../field-values.ts'
import type { ManifestSet } from '../manifest-set.ts'

/** IEEE 802.1Q: 0 and 4095 are reserved. */
const VLAN_MIN = 1
const VLAN_MAX = 4094
const OVN_TYPE = 'ovn-k8s-cni-overlay'

/** The configuration is a text that the API server takes whatever it says: what is wrong in it shows only when a VM starts. */
export const nadConfig = defineCheck({
  id: 'nad-config',
  title: 'Attachments have a sound configuration',
  severity: 'critical',
  needs: ['manifests'],
  check: ({ objects }) => {
    const configs = objects.ofKind('NetworkAttachmentDefinition').map((object) => ({ object, config: readConfig(object) }))
    return [...configs.flatMap(({ object, config }) => judgeConfig(object, config)), ...unfitForVms(objects, configs), ...differentConfigs(configs)]
  },
})

type Config = Readonly<Record<string, unknown>>

/** The configuration as an object; null where it is no JSON object. */
function readConfig(object: KubeObject): Config | null {
  try {
    const config: unknown = JSON.parse(fieldText(object, 'spec.config') ?? '')
    return isRecord(config) ? config : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

function judgeConfig(object: KubeObject, config: Config | null): readonly CheckProblem[] {
  const subject = describeObject(object)
  if (config === null) return [{ subject, message: 'spec.config is no JSON object.', remedy: 'Write the CNI configuration as one JSON object.' }]
  const problems: CheckProblem[] = []
  const first: unknown = Array.isArray(config.plugins) ? config.plugins[0] : config
  const plugin = isRecord(first) ? first : {}
  if (typeof config.cniVersion !== 'string') problems.push({ subject, message: 'spec.config has no cniVersion.', remedy: 'Set cniVersion, e.g. to 0.3.1.' })
  if (typeof plugin.type !== 'string') problems.push({ subject, message: 'spec.config has no type.', remedy: 'Name the CNI plug-in in type.' })
  const ownName = `${object.metadata?.namespace ?? ''}/${object.metadata?.name ?? ''}`
  if (plugin.type === OVN_TYPE && plugin.netAttachDefName !== ownName) {
    problems.push({ subject, message: `netAttachDefName is ${typeof plugin.netAttachDefName === 'string' ? plugin.netAttachDefName : 'missing'}.`, remedy: `It has to be the attachment's own namespace and name: ${ownName}.` })
  }
  for (const field of ['vlanID', 'vlan']) {
    const vlan = plugin[field]
    if (vlan === undefined || (typeof vlan === 'number' && Number.isInteger(vlan) && vlan >= VLAN_MIN && vlan <= VLAN_MAX)) continue
    problems.push({ subject, message: `${field} is ${JSON.stringify(vlan)}.`, remedy: `A VLAN id is a number from ${VLAN_MIN} to ${VLAN_MAX}; leave ${field} out for an untagged network.` })
  }
  return problems
}

/** What works for pods and not for VMs (architecture guide of OpenShift Virtualization): a second MAC address on an interface, and addresses that the cluster hands out. */
function unfitForVms(objects: ManifestSet, configs: readonly { readonly object: KubeObject; readonly config: Config | null }[]): readonly CheckProblem[] {
  const ofVms = new Set(objects.ofKind('NetworkMap').flatMap((map) => fieldValues(map, 'spec.map[].destination').map(({ value }) => objects.find('NetworkAttachmentDefinition', { name: fieldText(value, 'name'), namespace: fieldText(value, 'namespace') }))))
  return configs.flatMap(({ object, config }): readonly CheckProblem[] => {
    if (config === null || !ofVms.has(object)) return []
    const first: unknown = Array.isArray(config.plugins) ? config.plugins[0] : config
    const plugin = isRecord(first) ? first : {}
    const ipam = fieldText(plugin, 'ipam.type')
    const subject = describeObject(object)
    if (plugin.type === 'macvlan' || plugin.type === 'ipvlan') return [{ subject, message: `VMs are mapped onto it, and its type is ${plugin.type}, which works for pods only.`, remedy: 'Make it a localnet (ovn-k8s-cni-overlay) or a Linux bridge (bridge).' }]
    return ipam === null || ipam === '' ? [] : [{ subject, message: `VMs are mapped onto it, and its addresses are to come from ${ipam}, which no VM takes.`, remedy: 'Take ipam out: VMs keep their addresses, or get them from their own network.' }]
  })
}

/** OVN-Kubernetes takes attachments of one network name for one network, so they may differ in nothing but their own name. */
function differentConfigs(configs: readonly { readonly object: KubeObject; readonly config: Config | null }[]): readonly CheckProblem[] {
  const first = new Map<string, { readonly object: KubeObject; readonly text: string }>()
  return configs.flatMap(({ object, config }) => {
    if (config === null || config.type !== OVN_TYPE || typeof config.name !== 'string') return []
    const text = canonical({ ...config, netAttachDefName: null })
    const known = first.get(config.name)
    if (known === undefined) first.set(config.name, { object, text })
    if (known === undefined || known.text === text) return []
    return [{ subject: describeObject(object), message: `Its network is called ${config.name}, as is that of ${describeObject(known.object)}, and their configurations differ.`, remedy: 'Give them different names, or the same configuration.' }]
  })
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (!isRecord(value)) return JSON.stringify(value)
  return `{${Object.entries(value).sort(([left], [right]) => compareText(left, right)).map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`
}
