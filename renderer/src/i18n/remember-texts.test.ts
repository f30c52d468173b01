import { createI18n } from 'vue-i18n'
import { computed } from 'vue'
import { expect, it } from 'vitest'
import { rememberTexts } from './remember-texts.ts'

const MESSAGES = {
  plain: 'Save',
  percent: '100 % of it',
  quoted: 'Write to {\'name@example.com\'}',
  linked: '@:plain all',
  named: '{count} VMs of {source}',
  onlyName: '{count}',
  twice: '{name}, and {name} again',
  spaced: 'Of { name }',
  plural: 'no VMs | one VM | {n} VMs',
  pluralNamed: 'one VM of {source} | {n} VMs of {source}',
  listed: '{0} and {1}',
  deep: { deeper: { text: 'Far down', named: 'Far {where}' } },
}

function texts() {
  const i18n = createI18n<false>({ legacy: false, locale: 'en', missingWarn: false, fallbackWarn: false, messages: { en: MESSAGES, de: { plain: 'Speichern', named: '{count} VMs von {source}' } } })
  const plain = i18n.global.t as (...written: readonly unknown[]) => string
  let asked = 0
  const remembered = rememberTexts(i18n.global, ((...written: readonly unknown[]) => {
    asked += 1
    return plain(...written)
  }) as typeof i18n.global.t) as (...written: readonly unknown[]) => string
  return { i18n, plain, remembered, asked: () => asked }
}

it.each([
  [['plain']],
  [['percent']],
  [['quoted']],
  [['linked']],
  [['deep.deeper.text']],
  [['deep.deeper.named', { where: 'away' }]],
  [['deep']],
  [['missing']],
  [['missing.too', { name: 'x' }]],
  [['plain', { unused: 1 }]],
  [['named', { count: 1234.5, source: 'a {count} @:plain | $& b' }]],
  [['named', { count: 0, source: '' }]],
  [['named', { count: 1 }]],
  [['named', { count: null, source: undefined }]],
  [['named', { count: true, source: ['a', 'b'] }]],
  [['named', {}]],
  [['named']],
  [['onlyName', { count: '7' }]],
  [['twice', { name: 'erp' }]],
  [['spaced', { name: 'erp' }]],
  [['plural', 0]],
  [['plural', 2]],
  [['plural', { n: '1,234' }, 1234]],
  [['pluralNamed', { source: 'vc', n: 3 }, 3]],
  [['listed', ['a', 'b']]],
  [['listed', { 0: 'a', 1: 'b' }]],
  [['named', { count: 1, source: 'x' }, { locale: 'de' }]],
  [['missing', 'otherwise']],
] as readonly (readonly [readonly unknown[]])[])('writes %j as the library does, each time', (written) => {
  const { plain, remembered } = texts()
  const expected = plain(...written)
  for (let time = 0; time < 3; time += 1) expect(remembered(...written)).toBe(expected)
})

it('asks the library once for what stands for itself, and never for what only has words put in', () => {
  const { remembered, asked } = texts()
  for (let time = 0; time < 3; time += 1) {
    remembered('plain')
    remembered('named', { count: time, source: 'vc' })
  }
  expect(asked()).toBe(1)
})

it('writes in the language that was chosen meanwhile, wherever a text was written before, also in one that was added', () => {
  const { i18n, remembered } = texts()
  const shown = computed(() => [remembered('plain'), remembered('named', { count: 3, source: 'vc' })])
  expect(shown.value).toEqual(['Save', '3 VMs of vc'])
  i18n.global.locale.value = 'de'
  expect(shown.value).toEqual(['Speichern', '3 VMs von vc'])
  i18n.global.setLocaleMessage('fr' as 'en', { ...MESSAGES, plain: 'Enregistrer' })
  i18n.global.locale.value = 'fr' as 'en'
  expect(shown.value).toEqual(['Enregistrer', '3 VMs of vc'])
  i18n.global.locale.value = 'en'
  expect(shown.value).toEqual(['Save', '3 VMs of vc'])
})
