/** One step of the project file's schema; `id` is the user_version that the file has afterwards. */
export interface Migration {
  readonly id: number
  readonly name: string
  readonly sql: string
}
