import { shallowRef } from 'vue'

export interface Question {
  readonly title: string
  readonly text: string
  readonly yes: string
  readonly no: string
}

interface OpenQuestion extends Question {
  readonly answer: (isYes: boolean) => void
}

/** One question at a time to the person, answered by a dialog that shows `question`; an older one counts as denied. */
export function useConfirm() {
  const question = shallowRef<OpenQuestion | null>(null)

  function ask(asked: Question): Promise<boolean> {
    question.value?.answer(false)
    return new Promise((resolve) => {
      const mine: OpenQuestion = {
        ...asked,
        answer: (isYes) => {
          if (question.value === mine) question.value = null
          resolve(isYes)
        },
      }
      question.value = mine
    })
  }

  return { question, ask }
}
