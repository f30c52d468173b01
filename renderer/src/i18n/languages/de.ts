import { apiMessages } from '#renderer/api/messages.de.ts'
import { bulkMessages } from '#renderer/components/bulk/messages.de.ts'
import { chartMessages } from '#renderer/components/chart/messages.de.ts'
import { computeMessages } from '#renderer/components/compute/messages.de.ts'
import { draftFormMessages } from '#renderer/components/draft-form/messages.de.ts'
import { vmPlacementMessages } from '#renderer/components/placement/messages.de.ts'
import { dataTableMessages } from '#renderer/components/data-table/messages.de.ts'
import { modalMessages } from '#renderer/components/modal/messages.de.ts'
import { whyMessages } from '#renderer/components/why/messages.de.ts'
import { notesMessages } from '#renderer/components/notes/messages.de.ts'
import { yamlViewMessages } from '#renderer/components/yaml-view/messages.de.ts'
import { helpMessages } from '#renderer/help/messages.de.ts'
import { assessMessages } from '#renderer/screens/assess/messages.de.ts'
import { handOverMessages } from '#renderer/screens/hand-over/messages.de.ts'
import { historyMessages } from '#renderer/screens/history/messages.de.ts'
import { importMessages } from '#renderer/screens/import/messages.de.ts'
import { inventoryMessages } from '#renderer/screens/inventory/messages.de.ts'
import { pictureMessages } from '#renderer/screens/map/pictures/messages.de.ts'
import { networkViewMessages } from '#renderer/screens/map/networks/messages.de.ts'
import { nicMessages } from '#renderer/screens/map/nics/messages.de.ts'
import { mapMessages } from '#renderer/screens/map/messages.de.ts'
import { cutOverMessages } from '#renderer/screens/cut-over/messages.de.ts'
import { overviewMessages } from '#renderer/screens/overview/messages.de.ts'
import { settingsMessages } from '#renderer/screens/settings/messages.de.ts'
import { sizeMessages } from '#renderer/screens/size/messages.de.ts'
import { startMessages } from '#renderer/screens/start/messages.de.ts'
import { targetMessages } from '#renderer/screens/target/messages.de.ts'
import { vmMessages } from '#renderer/screens/vm/messages.de.ts'
import { wavesMessages } from '#renderer/screens/waves/messages.de.ts'
import { tourMessages } from '#renderer/tour/messages.de.ts'
import { frameMessages } from '#renderer/app/messages.de.ts'
import type { Translation } from '../translation.ts'

/** German: beside each file of English messages lies its own, by the same names. */
export const messages = {
  frame: frameMessages,
  api: apiMessages,
  start: startMessages,
  overview: overviewMessages,
  import: importMessages,
  inventory: inventoryMessages,
  vm: vmMessages,
  assess: assessMessages,
  target: targetMessages,
  map: mapMessages,
  size: sizeMessages,
  waves: wavesMessages,
  nics: nicMessages,
  networkViews: networkViewMessages,
  pictures: pictureMessages,
  cutOver: cutOverMessages,
  handOver: handOverMessages,
  history: historyMessages,
  notes: notesMessages,
  help: helpMessages,
  settings: settingsMessages,
  tour: tourMessages,
  bulk: bulkMessages,
  compute: computeMessages,
  vmPlacement: vmPlacementMessages,
  draftForm: draftFormMessages,
  dataTable: dataTableMessages,
  modal: modalMessages,
  why: whyMessages,
  chart: chartMessages,
  yamlView: yamlViewMessages,
} satisfies Translation
