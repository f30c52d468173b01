import { APPLICATION_FIELDS, type ApplicationFacts } from '#shared/domain/side/application.ts'
import type { SideColumn } from './side-column.ts'
import type { SideCells } from './side-csv-format.ts'
import { sideCsvImporter } from './side-importer.ts'
import { vmFactsFormat } from './vm-facts-format.ts'

const FACT_COLUMNS: readonly SideColumn<keyof ApplicationFacts>[] = [
  { field: 'application', header: 'Application', aliases: ['App', 'Application name', 'App name', 'Business application', 'Business service', 'Service', 'Service name', 'Workload', 'Anwendung', 'Applikation'] },
  { field: 'owner', header: 'Owner', aliases: ['Application owner', 'App owner', 'Business owner', 'Service owner', 'VM owner', 'Technical owner', 'Responsible', 'Contact', 'Besitzer', 'Verantwortlicher', 'Verantwortlich'] },
  { field: 'ownerMail', header: 'Mail', aliases: ['E-mail', 'Email address', 'E-mail address', 'Mail address', 'Owner mail', 'Owner e-mail', 'Owner email address', 'Contact mail', 'Contact e-mail'] },
  { field: 'environment', header: 'Environment', aliases: ['Env', 'Stage', 'Landscape', 'Umgebung'] },
  { field: 'criticality', header: 'Criticality', aliases: ['Business criticality', 'Critical', 'Importance', 'Priority', 'SLA', 'Service level', 'Tier', 'Kritikalität', 'Schutzbedarf'] },
  { field: 'moveGroup', header: 'Group', aliases: ['Move group', 'Migration group', 'Move bundle', 'Bundle', 'Dependency group', 'Affinity group', 'Gruppe'] },
  { field: 'wave', header: 'Wave', aliases: ['Migration wave', 'Wave name', 'Wave number', 'Welle'] },
  { field: 'changeWindow', header: 'Window', aliases: ['Change window', 'Maintenance window', 'Migration window', 'Downtime window', 'Outage window', 'Wartungsfenster'] },
  { field: 'approval', header: 'Approval', aliases: ['Approved', 'Approved by', 'Approval status', 'Sign-off', 'Signed off', 'Freigabe'] },
]

const TELLING: readonly (keyof ApplicationFacts)[] = ['application', 'owner', 'criticality', 'moveGroup', 'wave', 'changeWindow', 'approval']

/** VM, application, owner and what else people keep of their servers. */
export const applicationFormat = vmFactsFormat({ importerId: 'application-list', label: 'application list (.csv)', kind: 'application', name: 'application list', facts: FACT_COLUMNS, telling: TELLING, read: readFacts })

export const applicationImporter = sideCsvImporter(applicationFormat)

function readFacts(cells: SideCells): ApplicationFacts {
  return Object.fromEntries(APPLICATION_FIELDS.map((field) => [field, cells.text(field)])) as ApplicationFacts // one entry a field
}
