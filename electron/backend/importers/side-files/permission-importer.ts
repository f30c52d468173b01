import { readFlag } from './cell-values.ts'
import type { SideColumn } from './side-column.ts'
import type { SideCsvFormat } from './side-csv-format.ts'
import { confidenceOf, sideCsvImporter } from './side-importer.ts'

const COLUMNS: readonly SideColumn[] = [
  { field: 'principal', header: 'Principal', aliases: ['User', 'User or group', 'Account', 'Principal name'] },
  { field: 'role', header: 'Role', aliases: ['Role name'] },
  { field: 'entityName', header: 'Entity', aliases: ['Entity name', 'Object', 'Object name'] },
  { field: 'entityId', header: 'EntityId', aliases: ['Entity ID', 'MoRef', 'Object ID'] },
  { field: 'entityKind', header: 'EntityType', aliases: ['Entity type', 'Object type', 'Type'] },
  { field: 'isGroup', header: 'IsGroup', aliases: ['Group', 'Is group'] },
  { field: 'isPropagating', header: 'Propagate', aliases: ['Propagating', 'Is propagating'] },
  { field: 'uid', header: 'Uid', aliases: [] },
  { field: 'server', header: 'vCenter', aliases: ['vCenter server', 'Server', 'VIServer'] },
]

/** Who may do what with which object, as `Get-VIPermission | Export-Csv` writes it. */
export const permissionFormat: SideCsvFormat<'permission'> = {
  importerId: 'permission-list',
  label: 'permissions of Get-VIPermission (.csv)',
  kind: 'permission',
  name: 'permission list',
  columns: COLUMNS,
  expected: ['entityId', 'isGroup', 'isPropagating'],
  confidence: (binding) => {
    const { indexOf } = binding
    const isEnough = indexOf.has('principal') && indexOf.has('role') && (indexOf.has('entityName') || indexOf.has('entityId'))
    return isEnough ? confidenceOf(binding) : 0
  },
  vmColumn: ({ indexOf, headers }) => headers[indexOf.get('entityName') ?? indexOf.get('entityId') ?? -1] ?? null,
  duplicateKey: ({ server, entityKind, entityMoref, entityName, principal, role }) => JSON.stringify([server, entityKind, entityMoref, entityName, principal, role].map((part) => part?.toLowerCase() ?? null)),
  begin: () => Promise.resolve({
    used: [],
    make: (cells) => {
      const [principal, role, entityName] = ['principal', 'role', 'entityName'].map((field) => cells.text(field))
      const entity = splitEntityId(cells.text('entityId'))
      if (principal === null || principal === undefined) return 'it names no principal'
      if (role === null || role === undefined) return 'it names no role'
      if (entity.moref === null && entityName === null) return 'it names no entity'
      return {
        server: cells.text('server') ?? serverOfUid(cells.text('uid')),
        entityKind: entity.kind ?? cells.text('entityKind'),
        entityMoref: entity.moref,
        entityName: entityName ?? null,
        principal,
        isGroup: readFlag(cells, 'isGroup'),
        role,
        isPropagating: readFlag(cells, 'isPropagating'),
      }
    },
  }),
}

export const permissionImporter = sideCsvImporter(permissionFormat)

/** PowerCLI writes ids as `VirtualMachine-vm-42`: the type in the vSphere API, then the moref. */
function splitEntityId(id: string | null): { readonly kind: string | null; readonly moref: string | null } {
  const parts = /^([A-Z][A-Za-z]+)[-:](.+)$/.exec(id ?? '')
  return parts === null ? { kind: null, moref: id } : { kind: parts[1] ?? null, moref: parts[2] ?? null }
}

/** The host name in `/VIServer=domain\user@vc.example.com:443/Permission=...`. */
function serverOfUid(uid: string | null): string | null {
  const server = /\/VIServer=([^/]*)/i.exec(uid ?? '')?.[1]
  if (server === undefined) return null
  const host = server.slice(server.lastIndexOf('@') + 1).replace(/:\d+$/, '')
  return host === '' ? null : host
}
