// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { defineComponent, h, nextTick, ref } from 'vue'
import { createI18n } from 'vue-i18n'
import { type Target, targetSchema } from '#shared/domain/target/target.ts'
import ClusterSections from './ClusterSections.vue'
import { targetMessages } from './messages.ts'
import { draftOf, targetOfDraft, type TargetDraft } from './target-draft.ts'
import type { FieldProblem, TargetForm } from './target-form.ts'
import { WHOLE_TARGET } from './testing/whole-target.ts'
import { useFormContext } from './use-form-context.ts'

/** Those that a test has opened. */
const opened: { unmount: () => void }[] = []
afterEach(() => {
  for (const wrapper of opened.splice(0)) wrapper.unmount()
})

/** A target whose cluster is given nothing. */
const PLAIN = targetSchema.parse({ ...WHOLE_TARGET, cluster: {} })
const { cluster: CLUSTER } = WHOLE_TARGET

function open(target: Target) {
  const draft = ref<TargetDraft | null>(draftOf(target))
  const problems = ref<FieldProblem[]>([])
  const forms: TargetForm[] = []
  const screen = defineComponent({
    setup: () => {
      forms.push(useFormContext(draft, problems, ref(PLAIN)))
      return () => h(ClusterSections)
    },
  })
  const wrapper = mount(screen, { global: { plugins: [createI18n({ legacy: false, locale: 'en', messages: { en: { target: targetMessages } } })] }, attachTo: document.body })
  opened.push(wrapper)
  const read = () => targetSchema.safeParse(draft.value === null ? null : targetOfDraft(draft.value))
  const said = (): Target['cluster'] => targetSchema.parse(draft.value === null ? null : targetOfDraft(draft.value)).cluster
  const click = async (text: string): Promise<void> => {
    document.querySelectorAll('button').forEach((button) => { if (button.textContent.trim() === text) button.click() })
    await nextTick()
    await nextTick()
  }
  return { wrapper, read, said, click, problems, reveal: (path: string) => forms[0]?.reveal(path) }
}

describe('the sections on the cluster', () => {
  it('take each setting, leave all else as it is, and say what the preset has', async () => {
    const { wrapper, said } = open(PLAIN)
    expect(said()).toEqual(PLAIN.cluster)
    const steps: readonly (readonly [string, string, (cluster: Target['cluster']) => unknown, unknown])[] = [
      ['operators-approval', 'Automatic', ({ operators }) => operators.approval, 'Automatic'],
      ['operators-catalog', ' mirror ', ({ operators }) => operators.catalog, 'mirror'],
      ['operators-catalog', ' ', ({ operators }) => 'catalog' in operators, false],
      ['operators-catalog', 'mirror', ({ operators }) => operators.catalog, 'mirror'],
      ['personas-clusterAdmins', ' ocp-admins', ({ personas }) => personas, { clusterAdmins: 'ocp-admins' }],
      ['monitoring-guestExporterPort', '9100', ({ monitoring }) => monitoring, { userWorkload: false, guestExporterPort: 9100 }],
      ['virtualization-bootImages', 'off', ({ virtualization }) => virtualization.bootImages, false],
      ['virtualization-nodeSelector', 'vms=yes, big', ({ virtualization }) => virtualization.nodeSelector, { vms: 'yes', big: '' }],
      ['loadAwareScheduler-image', 'registry.example.com/s:1', ({ loadAwareScheduler }) => loadAwareScheduler, { image: 'registry.example.com/s:1' }],
      ['nodes-maxPods', '500', ({ nodes }) => nodes.maxPods, 500],
      ['nodes-ntpServers', 'ntp1.example.com, 192.0.2.7', ({ nodes }) => nodes.ntpServers, ['ntp1.example.com', '192.0.2.7']],
      ['nodes-topologyPolicy', 'restricted', ({ nodes }) => nodes.topologyPolicy, 'restricted'],
      ['nodes-maxPods', ' ', ({ nodes }) => nodes.maxPods, undefined],
      ['compliance', 'on', ({ compliance }) => compliance, true],
    ]
    for (const [field, value, part, expected] of steps) {
      await wrapper.get(`#target-cluster-${field}`).setValue(value)
      expect(part(said()), field).toEqual(expected)
    }
    expect(wrapper.get('#target-cluster-operators-catalog').element.closest('.wide')?.textContent).toContain('Preset: not stated')
    const [oadp, metallb] = ['OADP (backup)', 'MetalLB (load balancer)'].map((name) => wrapper.findAll('label').find((label) => label.text() === name)?.find('input'))
    await metallb?.setValue(true)
    await oadp?.setValue(true)
    expect(said().operators.also).toEqual(['oadp', 'metallb'])
    await oadp?.setValue(false)
    expect([said().operators.also, wrapper.text().includes('Preset: none')]).toEqual([['metallb'], true])
    expect([said().install, said().fleet, said().disconnected, said().backup]).toEqual([undefined, undefined, undefined, undefined])
  })

  it('keep what was typed into a part while it is off, and name what a part lacks', async () => {
    const { wrapper, said, read } = open(PLAIN)
    expect(wrapper.find('#target-cluster-disconnected-registry').exists()).toBe(false)
    await wrapper.get('#target-cluster-disconnected').setValue('on')
    expect(read().error?.issues.map(({ path }) => path.join('.'))).toEqual(['cluster.disconnected.registry'])
    expect(wrapper.text()).toContain('Credentials of registries are never kept here')
    await wrapper.get('#target-cluster-disconnected-registry').setValue('registry.example.com:8443/ocp')
    await wrapper.get('#target-cluster-disconnected-images').setValue('quay.io/a/b\nquay.io/c/d')
    const typed = { registry: 'registry.example.com:8443/ocp', images: ['quay.io/a/b', 'quay.io/c/d'] }
    expect(said().disconnected).toEqual(typed)
    await wrapper.get('#target-cluster-disconnected').setValue('off')
    expect(said()).toEqual(PLAIN.cluster)
    await wrapper.get('#target-cluster-disconnected').setValue('on')
    expect(said().disconnected).toEqual(typed)
  })

  it('add fenced nodes and hosts, each where the person goes on', async () => {
    const { wrapper, said, click } = open(PLAIN)
    await wrapper.get('#target-cluster-remediation-by').setValue('fence-agents')
    expect(wrapper.text()).toContain('None yet: fencing needs at least one.')
    await click('Add a node')
    expect(document.activeElement?.id).toBe('target-cluster-remediation-nodes-0-name')
    await wrapper.get('#target-cluster-remediation-nodes-0-name').setValue('worker-0')
    await wrapper.get('#target-cluster-remediation-nodes-0-address').setValue('192.0.2.10')
    expect(said().remediation).toEqual({ by: 'fence-agents', agent: 'fence_ipmilan', nodes: [{ name: 'worker-0', address: '192.0.2.10' }] })

    await wrapper.get('#target-cluster-install').setValue('on')
    for (const [field, value] of [['clusterName', 'lisbon'], ['baseDomain', 'example.com'], ['machineNetwork', '192.0.2.0/24']] as const) await wrapper.get(`#target-cluster-install-${field}`).setValue(value)
    await click('Add a host')
    await wrapper.get('#target-cluster-install-hosts-0-name').setValue('m0')
    await wrapper.get('#target-cluster-install-hosts-0-macAddresses').setValue('eno1=00:11:22:aa:bb:01')
    expect(said().install).toMatchObject({ clusterNetwork: '10.128.0.0/14', hosts: [{ name: 'm0', role: 'master', macAddresses: { eno1: '00:11:22:aa:bb:01' } }] })
  })

  it('show what a cluster of the fleet has of its own, and lead to its fields', async () => {
    const { wrapper, said, problems, reveal } = open(WHOLE_TARGET)
    expect(said()).toEqual(CLUSTER)
    expect(wrapper.findAll('tbody tr').map((row) => row.text()).find((text) => text.startsWith('porto'))).toContain('1 StorageClass, 1 network, 1 fenced node, nodes, place of backups')
    const at = 'cluster.fleet.clusters[0].attachments.vlan-0142-payments.vlanId'
    problems.value = [{ path: at, message: 'must be at most 4094' }]
    await reveal(at)
    expect(document.activeElement?.id).toBe('target-cluster-fleet-clusters-0-attachments-vlan-0142-payments-vlanId')
    expect(document.activeElement?.getAttribute('aria-invalid')).toBe('true')
    expect(wrapper.text()).toContain('1 error')
    await wrapper.get('#target-cluster-fleet-clusters-2-takesPlans').setValue(true)
    expect(said().fleet?.clusters.map(({ takesPlans }) => takesPlans)).toEqual([false, false, true])
    await wrapper.get('#target-cluster-fleet-clusters-0-backup').setValue('off')
    expect(said().fleet?.clusters[0]?.backup).toBeUndefined()
  })
})
