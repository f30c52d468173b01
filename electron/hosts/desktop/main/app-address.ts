/** The scheme of the app's own pages: not a file's, so that a page has an origin and no way to the disk. */
export const APP_SCHEME = 'app'
const APP_HOST = 'portolan'
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`

/** Whether an address is one of the app's own. Scheme and host are compared: Node gives a scheme that it does not know no origin. */
export function isAppAddress(address: string): boolean {
  const url = URL.parse(address)
  return url !== null && url.protocol === `${APP_SCHEME}:` && url.host === APP_HOST && url.username === '' && url.password === ''
}
