/** What dialogs ask by themselves, in German. */
export const modalMessages = {
  discard: { title: 'Geschriebenes verwerfen?', text: 'Es ist nicht gespeichert und lässt sich nicht zurückholen.', yes: 'Verwerfen', no: 'Weiterschreiben' },
}
