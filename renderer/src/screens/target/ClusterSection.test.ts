// @vitest-environment happy-dom
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { defineComponent, h, nextTick, ref } from 'vue'
import { createI18n } from 'vue-i18n'
import { parse } from 'yaml'
import { clusterPolicySchema } from '#shared/domain/target/cluster-policy.ts'
import { type Target, targetSchema } from '#shared/domain/target/target.ts'
import ClusterSection from './ClusterSection.vue'
import { targetMessages } from './messages.ts'
import { draftOf, targetOfDraft, type TargetDraft } from './target-draft.ts'
import type { FieldProblem } from './target-form.ts'
import { useFormContext } from './use-form-context.ts'

/** Those that a test has opened. */
const opened: { unmount: () => void }[] = []
afterEach(() => {
  for (const wrapper of opened.splice(0)) wrapper.unmount()
})

const PRESET = targetSchema.parse(parse(readFileSync(join(import.meta.dirname, '../../../../resources/targets/odf.yaml'), 'utf8')))
/** With settings that have no field of their own. */
const CLUSTER = clusterPolicySchema.parse({ operators: { also: ['metallb'] }, nodes: { swapGib: 32, topologyPolicy: 'best-effort' }, backup: { bucket: 'oadp' }, nodeFeatureRules: true, monitoring: { guestExporterPort: 9100 } })

function open(cluster: Target['cluster'] = CLUSTER) {
  const draft = ref<TargetDraft | null>(draftOf({ ...PRESET, cluster }))
  const problems = ref<FieldProblem[]>([])
  const form = defineComponent({
    setup: () => {
      useFormContext(draft, problems, ref(PRESET))
      return () => h(ClusterSection)
    },
  })
  const wrapper = mount(form, { global: { plugins: [createI18n({ legacy: false, locale: 'en', messages: { en: { target: targetMessages } } })] }, attachTo: document.body })
  opened.push(wrapper)
  const said = (): Target['cluster'] => {
    if (draft.value === null) throw new Error('the draft is gone')
    return targetSchema.parse(targetOfDraft(draft.value)).cluster
  }
  return { wrapper, said, problems }
}

describe('the cluster section', () => {
  it('says what it was given, whatever has a field or not', () => {
    expect(open().said()).toEqual(CLUSTER)
  })

  it.each<[string, string, Partial<Target['cluster']>]>([
    ['cluster-operators-write', 'on', { operators: { ...CLUSTER.operators, write: true } }],
    ['cluster-operators-approval', 'Manual', { operators: { ...CLUSTER.operators, approval: 'Manual' } }],
    ['cluster-operators-catalog', ' mirror ', { operators: { ...CLUSTER.operators, catalog: 'mirror' } }],
    ['cluster-nodes-autoSizingReserved', 'on', { nodes: { ...CLUSTER.nodes, autoSizingReserved: true } }],
    ['cluster-nodes-maxPods', '500', { nodes: { ...CLUSTER.nodes, maxPods: 500 } }],
    ['cluster-nodes-softEvictionPercent', '5', { nodes: { ...CLUSTER.nodes, softEvictionPercent: 5 } }],
    ['cluster-nodes-ntpServers', 'ntp1.example.com, 192.0.2.7', { nodes: { ...CLUSTER.nodes, ntpServers: ['ntp1.example.com', '192.0.2.7'] } }],
    ['cluster-personas-clusterAdmins', ' ocp-admins', { personas: { clusterAdmins: 'ocp-admins' } }],
    ['cluster-personas-vmUsers', 'users', { personas: { vmUsers: 'users' } }],
    ['cluster-compliance', 'on', { compliance: true }],
    ['cluster-monitoring-userWorkload', 'on', { monitoring: { ...CLUSTER.monitoring, userWorkload: true } }],
    ['cluster-syncWaves', 'on', { syncWaves: true }],
    ['cluster-defaultDeny', 'all', { defaultDeny: 'all' }],
  ])('takes %s, and leaves all else as it is', async (field, value, change) => {
    const { wrapper, said } = open()
    await wrapper.get(`#target-${field}`).setValue(value)
    expect(said()).toEqual({ ...CLUSTER, ...change })
  })

  it('takes a setting away again', async () => {
    const { wrapper, said } = open({ ...CLUSTER, nodes: { ...CLUSTER.nodes, maxPods: 500 }, personas: { vmUsers: 'users' } })
    await wrapper.get('#target-cluster-nodes-maxPods').setValue('')
    await wrapper.get('#target-cluster-personas-vmUsers').setValue(' ')
    expect(said()).toEqual(CLUSTER)
  })

  it('shows what is wrong at its field, to those who listen too', async () => {
    const { wrapper, problems } = open()
    problems.value = [{ path: 'cluster.nodes.maxPods', message: 'must be a number' }]
    await nextTick()
    const field = wrapper.get('#target-cluster-nodes-maxPods')
    expect(field.attributes('aria-invalid')).toBe('true')
    expect((field.attributes('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent).join(' ')).toContain('must be a number')
    expect(wrapper.get('#target-cluster-nodes-ntpServers').attributes('aria-invalid')).toBe('false')
  })

  it('says what the preset has where it is otherwise', async () => {
    const { wrapper } = open()
    await wrapper.get('#target-cluster-compliance').setValue('on')
    expect(wrapper.text()).toContain('Preset: off')
  })
})
