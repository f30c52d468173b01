import { join } from 'node:path'

export interface Machine {
  readonly platform: NodeJS.Platform
  readonly environment: Readonly<Record<string, string | undefined>>
  /** The user's own folder. */
  readonly home: string
}

/**
 * Where the projects that the app makes and the list of recent ones lie, by each system's custom: the XDG Base
 * Directory Specification's data folder, Apple's Application Support, Windows' local application data.
 */
export function dataFolder({ platform, environment, home }: Machine): string {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Portolan')
  if (platform === 'win32') return join(environment['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'Portolan')
  const data = environment['XDG_DATA_HOME']
  // The specification has relative paths ignored.
  return join(data?.startsWith('/') === true ? data : join(home, '.local', 'share'), 'portolan')
}

/** Where this user keeps what can be made again at any time: XDG's cache folder, Apple's Caches, Windows' local application data. */
export function cacheFolder({ platform, environment, home }: Machine): string {
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'Portolan')
  if (platform === 'win32') return join(environment['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'Portolan', 'Cache')
  const cache = environment['XDG_CACHE_HOME']
  return join(cache?.startsWith('/') === true ? cache : join(home, '.cache'), 'portolan')
}
