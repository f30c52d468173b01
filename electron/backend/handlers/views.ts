import { decisionsOfKind } from '#backend/db/repositories/vm-decision-repository.ts'
import type { Session } from '#backend/session.ts'
import type { Handlers } from '#shared/contract/api-types.ts'
import type { Api } from '#shared/contract/api.ts'

/** Views of tables that people share. */
export function viewHandlers(session: Session): Pick<Handlers<Api>, 'views.list'> {
  return { 'views.list': ({ table }) => ({ views: decisionsOfKind(session.project(), 'table.views').get(table)?.views ?? [] }) }
}
