/** What dialogs ask by themselves, in English. */
export const modalMessages = {
  discard: { title: 'Discard what you wrote?', text: 'It is not saved, and cannot be brought back.', yes: 'Discard', no: 'Go on writing' },
}
