/** The page's colours as a chart needs them: canvases know no CSS variables. */
export interface ChartColors {
  readonly text: string
  readonly line: string
  readonly up: string
  readonly down: string
  readonly upSoft: string
  readonly downSoft: string
  readonly strong: string
}

/** Reads the colours of the theme that is shown. */
export function chartColors(): ChartColors {
  const style = getComputedStyle(document.documentElement)
  const color = (name: string) => style.getPropertyValue(name).trim()
  return {
    text: color('--text-soft'),
    line: color('--line'),
    up: color('--up'),
    down: color('--down'),
    upSoft: color('--up-soft'),
    downSoft: color('--down-soft'),
    strong: color('--line-strong'),
  }
}
