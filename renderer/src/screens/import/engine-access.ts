/** What somebody typed to have an engine read. */
export interface EngineDraft {
  readonly url: string
  readonly user: string
  readonly password: string
}

/** What is wrong with a field, by its name; the texts are in messages.ts. */
export type EngineFault = 'urlMissing' | 'urlNotHttps' | 'urlHoldsPassword' | 'userMissing' | 'userWithoutProfile' | 'passwordMissing'

export type EngineField = keyof EngineDraft

/** The first fault of each field. The backend refuses the same, after the password has travelled to it. */
export function engineFaults({ url, user, password }: EngineDraft): Partial<Record<EngineField, EngineFault>> {
  const faults: Partial<Record<EngineField, EngineFault>> = {}
  const urlFault = faultOfUrl(url.trim())
  if (urlFault !== null) faults.url = urlFault
  if (user.trim() === '') faults.user = 'userMissing'
  else if (!user.includes('@')) faults.user = 'userWithoutProfile'
  if (password === '') faults.password = 'passwordMissing'
  return faults
}

function faultOfUrl(text: string): EngineFault | null {
  if (text === '') return 'urlMissing'
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || url.protocol !== 'https:' || url.host === '') return 'urlNotHttps'
  return url.username === '' && url.password === '' ? null : 'urlHoldsPassword'
}
