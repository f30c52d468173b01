// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import { createTexts } from '#renderer/i18n/create-i18n.ts'
import { messages } from '#renderer/i18n/languages/en.ts'
import { type CutoverNetwork, gatewayDraftOf } from './gateway-draft.ts'
import GatewaysDialog from './GatewaysDialog.vue'

const network = (name: string, part: Partial<CutoverNetwork>): CutoverNetwork =>
  ({ networkId: name, name, portGroupIds: [name], vlanKind: 'access', vlanId: 5, subnets: [], gateways: [], vms: 3, vmsThatStay: 0, stretchedFrom: null, stretchedTo: null, lastVm: null, gatewayOwner: 'unknown', gatewayOwnerName: null, gatewayMoves: null, because: '', gatewayDecision: null, ...part }) as unknown as CutoverNetwork // what the dialog reads
const CHOSEN = [network('A', {}), network('B', { gatewayOwner: 'router', gatewayDecision: { owner: 'router', moves: 'never' } })]

async function open(isTakingBack: boolean) {
  const wrapper = mount(GatewaysDialog, {
    props: { chosen: CHOSEN, isTakingBack, nameOf: ({ name }: CutoverNetwork) => name, waves: [], isBusy: false, error: null, onLost: () => undefined, modelValue: { ...gatewayDraftOf(null), owner: 'router', moves: 'never' } },
    global: { plugins: [createTexts('en', messages)] },
  })
  await vi.waitFor(() => { expect(wrapper.find('tbody tr').exists()).toBe(true) }, { timeout: 30_000 })
  const lines = () => wrapper.findAll('tbody tr').map((row) => row.findAll('th, td').map((cell) => cell.text()))
  return { wrapper, lines }
}

it('says of each gateway what was, what will be, and what stays', async () => {
  const { wrapper, lines } = await open(false)
  expect(lines()).toEqual([['A', 'Not known; not stated', 'Router; Never: it stays', '3'], ['B', 'Router; Never: it stays', 'stays: it is so already', '3']])
  expect(wrapper.get('[role=status]').text()).toBe('1 of 2 gateway changes.')
  // A window that is not chosen is no decision yet.
  await wrapper.setProps({ modelValue: { ...gatewayDraftOf(null), moves: 'window' } })
  expect([wrapper.find('tbody').exists(), wrapper.get('button[type=submit]').attributes('disabled')]).toEqual([false, ''])
})

it('takes back what is decided', async () => {
  const { lines } = await open(true)
  expect(lines().map(([name, , after]) => [name, after])).toEqual([['B', 'As the inventory tells'], ['A', 'stays: there is no decision to take back']])
})
