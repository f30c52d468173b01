import { isDnsSubdomain } from '#shared/domain/label-syntax.ts'
import { describeObject, type KubeObject } from '#shared/domain/plan/kube-object.ts'
import { validateDesiredState } from '#shared/engine/nmstate/validate-desired-state.ts'
import { type CheckProblem, defineCheck } from '../check.ts'
import { fieldItems, fieldText, fieldValue } from '../field-values.ts'

const MAC = /^([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}$/
/** What hosts may be; arbiters from OpenShift 4.20 on (openshift/installer, pkg/types/agent). */
const ROLES: readonly string[] = ['master', 'worker', 'arbiter']
/** Still to be filled in: what an installer says of it is known beforehand. */
const OPEN = /<[^<>]*>/

/** The agent-based installer makes no image of hosts that it cannot tell apart, or whose networks nmstate does not take. */
export const agentHosts = defineCheck({
  id: 'agent-hosts',
  title: 'Hosts to install can be told apart, and their networks set up',
  severity: 'critical',
  needs: ['manifests'],
  check: ({ objects }) => objects.ofKind('AgentConfig').flatMap(judge),
})

function judge(config: KubeObject): readonly CheckProblem[] {
  const subject = describeObject(config)
  const seen = new Map<string, string>()
  return fieldItems(config, 'hosts').flatMap((host, index): readonly CheckProblem[] => {
    const at = `hosts[${String(index)}]`
    const hostname = fieldText(host, 'hostname')
    const role = fieldText(host, 'role')
    const interfaces = fieldItems(host, 'interfaces')
    return [
      ...(hostname === null || OPEN.test(hostname) ? [] : isDnsSubdomain(hostname) ? twice(seen, hostname, `${at}.hostname`, subject) : [{ subject, message: `${at}.hostname is "${hostname}", which no host can be called.`, remedy: 'Use lower-case letters, digits, dashes and dots.' }]),
      ...(role === null || ROLES.includes(role) ? [] : [{ subject, message: `${at}.role is "${role}".`, remedy: `Use one of ${ROLES.join(', ')}, or leave it out.` }]),
      ...(interfaces.length > 0 ? [] : [{ subject, message: `${at}.interfaces is empty: the installer knows the host by its MAC addresses.`, remedy: 'Name one interface at least, with its MAC address.' }]),
      ...interfaces.flatMap((own, place) => {
        const mac = fieldText(own, 'macAddress')
        const macAt = `${at}.interfaces[${String(place)}].macAddress`
        if (mac === null || OPEN.test(mac)) return []
        return MAC.test(mac) ? twice(seen, mac.toLowerCase(), macAt, subject) : [{ subject, message: `${macAt} is "${mac}", which is no MAC address.`, remedy: 'Write six pairs of hexadecimal digits with colons between them.' }]
      }),
      ...networkProblems(host, at).map(({ message, remedy, severity }) => ({ subject, message, remedy, ...(severity === undefined ? {} : { severity }) })),
    ]
  })
}

function twice(seen: Map<string, string>, name: string, at: string, subject: string): readonly CheckProblem[] {
  const first = seen.get(name)
  if (first === undefined) seen.set(name, at)
  return first === undefined ? [] : [{ subject, message: `${at} is ${name}, as is ${first}.`, remedy: 'Give each its own.' }]
}

function networkProblems(host: unknown, at: string): ReturnType<typeof validateDesiredState> {
  const state = fieldValue(host, 'networkConfig')
  return state === undefined || state === null ? [] : validateDesiredState(state, `${at}.networkConfig.`).filter(({ message }) => !OPEN.test(message))
}
