import process from 'node:process'

/** The environment of an app that keeps its user's data in a folder of its own: where each system has programs look for it. */
export function desktopEnvironment(dataFolder: string): Record<string, string> {
  const inherited = Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value === undefined || name === 'ELECTRON_RUN_AS_NODE' ? [] : [[name, value]])))
  return { ...inherited, XDG_DATA_HOME: dataFolder, LOCALAPPDATA: dataFolder, HOME: process.platform === 'darwin' ? dataFolder : (inherited['HOME'] ?? dataFolder) }
}
