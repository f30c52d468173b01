import { describeObject, type KubeObject } from '#shared/domain/plan/kube-object.ts'
import { isUnfilledUrl } from '#shared/domain/plan/unknown-server.ts'
import { type CheckProblem, defineCheck } from '../check.ts'
import { fieldText, fieldValue } from '../field-values.ts'

/** What MTV knows how to read (forklift, pkg/apis/forklift/v1beta1: ProviderType). */
const TYPES: readonly string[] = ['openshift', 'vsphere', 'ovirt', 'openstack', 'ova', 'ec2', 'hyperv']
/** Where the interface is that MTV asks (VMware vSphere Web Services SDK; oVirt REST API). */
const PATHS: ReadonlyMap<string, string> = new Map([['vsphere', '/sdk'], ['ovirt', '/ovirt-engine/api']])
/** A server by its name or address, with a port or without, and a path (RFC 3986). */
const URL = /^https?:\/\/(?:[^\s/?#@]*@)?(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?(\/[^\s?#]*)?$/

/** MTV reads a source at the address of its Provider: of another type, or without one, the Provider never becomes ready, and no plan of it does. */
export const providerAddress = defineCheck({
  id: 'provider-address',
  title: 'Providers are of a type that MTV reads, at an address',
  severity: 'critical',
  needs: ['manifests'],
  check: ({ objects }) => objects.ofKind('Provider').flatMap(judge),
})

function judge(provider: KubeObject): readonly CheckProblem[] {
  const subject = describeObject(provider)
  const type = fieldText(provider, 'spec.type')
  if (type === null) return []
  if (!TYPES.includes(type)) return [{ subject, message: `spec.type is "${type}", which MTV does not read.`, remedy: `Use one of ${TYPES.join(', ')}.` }]
  const path = PATHS.get(type)
  const url = fieldValue(provider, 'spec.url') ?? ''
  if (path === undefined || typeof url !== 'string') return []
  const remedy = `Write the address of the ${type === 'ovirt' ? 'engine' : 'vCenter'}, such as https://server.example.com${path}.`
  if (isUnfilledUrl(url)) return [{ subject, severity: 'warning', message: 'Its address is to be filled in.', remedy }]
  const parts = URL.exec(url)
  // A password in it is another check's business, and not repeated here.
  if (parts === null) return [{ subject, message: url === '' ? 'spec.url is missing.' : 'spec.url is no address of a server.', remedy }]
  return (parts[1] ?? '').replace(/\/$/, '') === path ? [] : [{ subject, severity: 'warning', message: `The path of spec.url is not ${path}, where MTV asks.`, remedy }]
}
