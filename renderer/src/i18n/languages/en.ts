import { apiMessages } from '#renderer/api/messages.ts'
import { bulkMessages } from '#renderer/components/bulk/messages.ts'
import { chartMessages } from '#renderer/components/chart/messages.ts'
import { computeMessages } from '#renderer/components/compute/messages.ts'
import { draftFormMessages } from '#renderer/components/draft-form/messages.ts'
import { vmPlacementMessages } from '#renderer/components/placement/messages.ts'
import { dataTableMessages } from '#renderer/components/data-table/messages.ts'
import { modalMessages } from '#renderer/components/modal/messages.ts'
import { whyMessages } from '#renderer/components/why/messages.ts'
import { notesMessages } from '#renderer/components/notes/messages.ts'
import { yamlViewMessages } from '#renderer/components/yaml-view/messages.ts'
import { helpMessages } from '#renderer/help/messages.ts'
import { assessMessages } from '#renderer/screens/assess/messages.ts'
import { handOverMessages } from '#renderer/screens/hand-over/messages.ts'
import { historyMessages } from '#renderer/screens/history/messages.ts'
import { importMessages } from '#renderer/screens/import/messages.ts'
import { inventoryMessages } from '#renderer/screens/inventory/messages.ts'
import { pictureMessages } from '#renderer/screens/map/pictures/messages.ts'
import { networkViewMessages } from '#renderer/screens/map/networks/messages.ts'
import { nicMessages } from '#renderer/screens/map/nics/messages.ts'
import { mapMessages } from '#renderer/screens/map/messages.ts'
import { cutOverMessages } from '#renderer/screens/cut-over/messages.ts'
import { overviewMessages } from '#renderer/screens/overview/messages.ts'
import { settingsMessages } from '#renderer/screens/settings/messages.ts'
import { sizeMessages } from '#renderer/screens/size/messages.ts'
import { startMessages } from '#renderer/screens/start/messages.ts'
import { targetMessages } from '#renderer/screens/target/messages.ts'
import { vmMessages } from '#renderer/screens/vm/messages.ts'
import { wavesMessages } from '#renderer/screens/waves/messages.ts'
import { tourMessages } from '#renderer/tour/messages.ts'
import { frameMessages } from '#renderer/app/messages.ts'

/** English, an object a screen or part: what other languages are measured by. */
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
}
