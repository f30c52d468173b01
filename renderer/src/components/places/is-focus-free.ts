/** Whether nobody has put the focus anywhere on a page that was just gone to: it is with the title, to which it was led, or nowhere. */
export function isFocusFree(): boolean {
  const { activeElement } = document
  return activeElement === null || activeElement === document.body || activeElement.matches('h1, main')
}
