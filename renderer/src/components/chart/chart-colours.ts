/**
 * Colours of series, told apart by people with each kind of colour blindness: Okabe and Ito, "Color Universal
 * Design", 2008. Of their eight, each theme takes those that keep 3:1 to its surfaces (WCAG 2.2, 1.4.11).
 */
export const CHART_COLOURS: Readonly<Record<'light' | 'dark', readonly string[]>> = {
  light: ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#000000'],
  dark: ['#56b4e9', '#e69f00', '#009e73', '#cc79a7', '#f0e442', '#d55e00'],
}
