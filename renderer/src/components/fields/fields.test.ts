// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { FIELD_FORM, type FieldForm } from './field-form.ts'
import SelectField from './SelectField.vue'
import TextField from './TextField.vue'

const form: FieldForm = { idOf: (path) => `form-${path}`, problemsOf: (path, isWhole) => (path === 'mtu' ? (isWhole ? ['must be a number.', '[0] is missing.'] : ['must be a number.']) : []) }
const provide = { [FIELD_FORM as symbol]: form }

it('ties what a form knows of a field to it, by its path', () => {
  const field = mount(TextField, { props: { path: 'mtu', label: 'MTU', isWhole: true, hint: 'In bytes.', remark: 'Preset: 1500', modelValue: 'x' }, global: { provide } })
  const input = field.get('input')
  expect(input.attributes()).toMatchObject({ 'id': 'form-mtu', 'aria-invalid': 'true', 'aria-describedby': 'form-mtu-problem form-mtu-hint form-mtu-remark' })
  expect(field.findAll('p').map((note) => note.text())).toEqual(['must be a number. [0] is missing.', 'In bytes.', 'Preset: 1500'])
  expect(field.find('[role=alert]').exists()).toBe(false)
})

it('says at once what is wrong with a field that stands for itself', async () => {
  const field = mount(TextField, { props: { label: 'Reason', isRequired: true, modelValue: '' } })
  expect(field.get('input').attributes('aria-describedby')).toBeUndefined()
  await field.setProps({ problem: 'Give a reason.' })
  const id = field.get('input').attributes('aria-describedby') ?? ''
  expect(field.get(`#${id}`).attributes('role')).toBe('alert')
  expect(field.get('label').attributes('for')).toBe(field.get('input').attributes('id'))
})

it('chooses among what it is given', async () => {
  const field = mount(SelectField, { props: { path: 'mtv', label: 'MTV', options: [{ value: '2.11', label: '2.11' }, { value: '2.12', label: '2.12' }], modelValue: '2.12' }, global: { provide } })
  expect(field.get('select').attributes()).toMatchObject({ 'id': 'form-mtv', 'aria-invalid': 'false' })
  await field.get('select').setValue('2.11')
  expect(field.emitted('update:modelValue')).toEqual([['2.11']])
})
