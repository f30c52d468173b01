import type { RouteLocationRaw } from 'vue-router'
import { quote } from '#renderer/stores/scope-expression.ts'
import { wavePath } from '#renderer/screens/waves/wave-path.ts'
import type { NoteRow } from '#shared/contract/notes-api.ts'

/** Where an object that somebody noted something about is shown. */
export function noteLink({ object, subject, name }: Pick<NoteRow, 'object' | 'subject' | 'name'>): RouteLocationRaw {
  const listed = (kind: string): RouteLocationRaw => ({ name: 'inventory', params: { kind }, query: { where: `name = ${quote(name)}` } })
  switch (object) {
    case 'vm':
      return { name: 'vm', params: { id: subject } }
    case 'datastore':
      return listed('datastores')
    case 'port-group':
      return listed('networks')
    case 'cluster':
      return listed('clusters')
    case 'host':
      return listed('hosts')
    case 'wave':
      return wavePath(subject)
    case 'rule':
      return { name: 'assess', query: { rule: subject } }
  }
}
