import { homedir } from 'node:os'
import process from 'node:process'
import { dataFolder } from '#backend/projects/data-folder.ts'

/** Where this user's projects and the list of recent ones lie. */
export function userDataFolder(): string {
  return dataFolder({ platform: process.platform, environment: process.env, home: homedir() })
}
