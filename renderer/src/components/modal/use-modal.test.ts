// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { ref, useTemplateRef } from 'vue'
import { useModal } from './use-modal.ts'

const Modal = {
  props: { onLost: { type: Function, required: true } },
  setup(props: { onLost: () => void }) {
    useModal(useTemplateRef<HTMLDialogElement>('dialog'), () => props.onLost())
  },
  template: '<dialog ref="dialog"><button>inside</button></dialog>',
}

/** A button that opens a dialog. */
function open() {
  const hasButton = ref(true)
  const isOpen = ref(false)
  let lost = 0
  const wrapper = mount({
    components: { Modal },
    setup: () => ({ hasButton, isOpen, lose: () => { lost += 1 } }),
    template: '<button v-if="hasButton" id="opener" @click="isOpen = true" /><Modal v-if="isOpen" @lost="lose" />',
  }, { attachTo: document.body })
  const opener = wrapper.get<HTMLElement>('#opener')
  opener.element.focus()
  return { wrapper, opener, hasButton, isOpen, lost: () => lost }
}

it('gives the focus back to what opened it, however it ends', async () => {
  const { wrapper, opener, isOpen, lost } = open()
  await opener.trigger('click')
  wrapper.get<HTMLElement>('dialog button').element.focus()
  isOpen.value = false
  await flushPromises()
  expect(document.activeElement).toBe(opener.element)
  expect(lost()).toBe(0)
})

it('says that the focus is lost where what opened it is gone', async () => {
  const { wrapper, opener, hasButton, isOpen, lost } = open()
  await opener.trigger('click')
  wrapper.get<HTMLElement>('dialog button').element.focus()
  hasButton.value = false
  isOpen.value = false
  await flushPromises()
  expect(lost()).toBe(1)
})
