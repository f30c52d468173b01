// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { createI18n } from 'vue-i18n'
import { createMemoryHistory, createRouter } from 'vue-router'
import { type Host, HOST } from '#renderer/api/host.ts'
import { frameMessages } from '#renderer/app/messages.ts'
import FindingEntries from './FindingEntries.vue'
import { handOverMessages } from './messages.ts'
import { SHOWN_BUNDLE } from './shown-bundle.ts'
import { FINDING_GROUP, ok } from './testing/bundle-answers.ts'

const FINDING = { ruleId: 'nncp', severity: 'critical', message: 'It is wrong.', remedy: null, file: null }

async function linksOf(finding: { subject: string; data: Record<string, unknown> }, routes = ['target', 'vm']): Promise<(string | undefined)[]> {
  const host = { invoke: () => Promise.resolve(ok({ part: 'findings', total: 1, rows: [{ ...FINDING, ...finding }] })) } as unknown as Host // what the list asks for
  const router = createRouter({ history: createMemoryHistory(), routes: ['hand-over', ...routes].map((name) => ({ path: name === 'vm' ? '/vm/:id' : `/${name}`, name, component: { render: () => null } })) })
  await router.push('/hand-over')
  const i18n = createI18n({ legacy: false, locale: 'en', messages: { en: { handOver: handOverMessages, frame: frameMessages } } })
  const wrapper = mount(FindingEntries, { props: { group: FINDING_GROUP }, global: { plugins: [i18n, router], provide: { [HOST as symbol]: host, [SHOWN_BUNDLE as symbol]: { choice: () => ({}), version: () => '1' } } } })
  await flushPromises()
  expect(wrapper.text()).toContain('It is wrong.')
  const links = wrapper.findAll('a').map((link) => link.attributes('href'))
  wrapper.unmount()
  return links
}

it.each<[string, Parameters<typeof linksOf>, string[]]>([
  ['the field of the target that it is about', [{ subject: 'Target acme', data: { path: 'storageClasses[0].name' } }], ['/target?field=storageClasses%5B0%5D.name']],
  ['the VM that it is about', [{ subject: 'Plan a/b', data: { vm: 's/vm-1' } }], ['/vm/s%2Fvm-1']],
  ['nothing where the path lies in an object of the bundle', [{ subject: 'Plan a/b', data: { path: 'spec.vms' } }], []],
  ['nothing where the pages have no target', [{ subject: 'Target acme', data: { path: 'mtv' } }, ['vm']], []],
])('leads to %s', async (_, asked, links) => {
  expect((await linksOf(...asked)).map((link) => decodeURIComponent(link ?? ''))).toEqual(links.map((link) => decodeURIComponent(link)))
})
