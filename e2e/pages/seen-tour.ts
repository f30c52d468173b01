/** Run in the page before its own scripts: whoever comes has seen the tour, as the app itself would remember it. A blank page remembers nothing. */
export function seenTour(): void {
  if (location.origin === 'null' || localStorage.getItem('portolan.preferences') !== null) return
  localStorage.setItem('portolan.preferences', '{"hasSeenTour":true}')
}
