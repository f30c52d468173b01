import { BarChart, LineChart, PieChart, SankeyChart, TreemapChart } from 'echarts/charts'
import { AriaComponent, DatasetComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { use } from 'echarts/core'
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers'

// No more of ECharts than the app draws with. Whoever imports echarts/core imports this first.
use([BarChart, LineChart, PieChart, SankeyChart, TreemapChart, AriaComponent, DatasetComponent, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer, SVGRenderer])
