/** Fetches the part of a chart that needs ECharts, which is much larger than all around it. */
export const loadChart = () => import('./EChart.vue')
