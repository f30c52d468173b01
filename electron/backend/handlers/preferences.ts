import { z } from 'zod'
import { privateJsonFile } from '#backend/files/private-json-file.ts'
import type { Handlers } from '#shared/contract/api-types.ts'
import type { Api } from '#shared/contract/api.ts'

/** A person's own settings, in a file beside their projects. Without a data folder nothing is kept. */
export function preferencesHandlers(dataFolder: string | null, tell: (sentence: string) => void): Pick<Handlers<Api>, 'preferences.read' | 'preferences.write'> {
  const file =
    dataFolder === null
      ? null
      : privateJsonFile({ folder: dataFolder, file: 'preferences.json', schema: z.record(z.string(), z.json()), what: 'The file of settings', tell, untouched: 'Settings are as at the beginning; projects are untouched.' })
  return {
    'preferences.read': () => ({ isKept: file !== null, values: file?.read() ?? {} }),
    'preferences.write': ({ key, value }) => {
      // Read anew: another program may have written since, and keys of a newer version stay.
      file?.write({ ...file.read(), [key]: value })
      return { isKept: file !== null }
    },
  }
}
