import { z } from 'zod'

/** Long enough for a customer and a site, and far below what file systems take. */
const LONGEST_NAME = 100

const projectInfoSchema = z.object({
  path: z.string(),
  /** The file's name without its ending. */
  name: z.string(),
  sources: z.number().int(),
  vms: z.number().int(),
  /** The id of the target that was chosen; null where none was. */
  target: z.string().nullable(),
  /** Nothing can be decided or imported: it was opened to read. */
  isReadOnly: z.boolean(),
  /** It was opened to write on a share whose locks other machines do not see, by the file system's name and the option of the mount that makes it so; null where nothing of the kind is known. */
  localLocks: z.object({ fileSystem: z.string(), option: z.string().nullable() }).nullable(),
})

/** Opening, closing and describing project files. */
export const PROJECT_API = {
  /**
   * Opens the project file, creating it where `create` allows; an open one is closed once the other is open. One program at a time may
   * write to it: error conflict (reason `held`, with host, pid and since) where another one does, and `access: 'read'` opens it beside that one.
   */
  'project.open': { input: z.strictObject({ path: z.string().min(1), create: z.boolean(), access: z.enum(['write', 'read']).default('write') }), output: projectInfoSchema },
  /** Makes an empty project among the app's own and opens it; a taken name is refused or gets a number. */
  'project.create': { input: z.strictObject({ name: z.string().trim().min(1).max(LONGEST_NAME), ifTaken: z.enum(['refuse', 'number']) }), output: projectInfoSchema },
  /** Error not-found where none is open. */
  'project.info': { input: z.strictObject({}), output: projectInfoSchema },
  'project.close': { input: z.strictObject({}), output: z.object({}) },
  /** The projects that were opened last, newest first; empty in a host that keeps no list. */
  'project.recent': {
    input: z.strictObject({}),
    output: z.array(z.object({ path: z.string(), name: z.string(), openedAt: z.string(), isMissing: z.boolean() })),
  },
  /** Takes a project off the list; its file stays. */
  'project.forget': { input: z.strictObject({ path: z.string().min(1) }), output: z.object({}) },
} as const
