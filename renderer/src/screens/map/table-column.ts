/** A column of a table of decisions. One that has a `sort` sorts by its title. */
export interface TableColumn<Key extends string = string> {
  readonly key: Key
  readonly title: string
  readonly isNumber?: boolean | undefined
  readonly sort?: 'ascending' | 'descending' | 'none' | undefined
}
