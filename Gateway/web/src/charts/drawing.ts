import {
  CandlestickSeries,
  ColorType,
  CrosshairMode,
  HistogramSeries,
  LineStyle,
  createChart,
  type CandlestickData,
  type HistogramData,
  type UTCTimestamp,
} from 'lightweight-charts'
import type { CandleChange, Kline } from './candles'
import type { ChartColors } from './chartColors'

/** A candle chart with its volume below. */
export interface Drawing {
  draw(list: readonly Kline[], change: CandleChange): void
  paint(colors: ChartColors): void
  setPlaces(places: number): void
  remove(): void
}

/** Makes a chart inside an element. This module is loaded when the first chart is shown: the library is most of its weight. */
export function makeDrawing(element: HTMLElement, first: ChartColors, onHover: (openTime: string | null) => void): Drawing {
  let colors = first
  const chart = createChart(element, {
    autoSize: true,
    // The library's logo brings a style element that the content security policy forbids; the page names and links its makers in words.
    layout: { attributionLogo: false, background: { type: ColorType.Solid, color: 'transparent' }, fontSize: 11 },
    rightPriceScale: { borderVisible: false, scaleMargins: { top: 0.08, bottom: 0.24 } },
    timeScale: { borderVisible: false, timeVisible: true, secondsVisible: false, rightOffset: 3, minBarSpacing: 2 },
    crosshair: { mode: CrosshairMode.Magnet },
    // Scrolling the page must not zoom the chart that happens to be under the pointer.
    handleScroll: { mouseWheel: false, vertTouchDrag: false },
    handleScale: { mouseWheel: false },
  })
  const candles = chart.addSeries(CandlestickSeries, { borderVisible: false, priceLineStyle: LineStyle.Dotted })
  const volume = chart.addSeries(HistogramSeries, { priceScaleId: 'volume', lastValueVisible: false, priceLineVisible: false })
  volume.priceScale().applyOptions({ scaleMargins: { top: 0.82, bottom: 0 } })
  chart.subscribeCrosshairMove(({ time }) => onHover(typeof time === 'number' ? new Date(time * 1000).toISOString() : null))
  let shown: readonly Kline[] = []
  let newest = ''
  paint(first)

  return {
    draw(list, change) {
      shown = list
      if (change.kind === 'all') {
        drawAll()
        chart.timeScale().setVisibleLogicalRange({ from: Math.max(list.length - 90, -3), to: Math.max(list.length, 30) + 3 })
        return
      }
      for (const kline of list.slice(change.from)) {
        // The one before the newest may change still, and only then may a bar be older than what is drawn.
        const isOlder = kline.openTime < newest
        candles.update(candleOf(kline), isOlder)
        volume.update(volumeOf(kline), isOlder)
        if (!isOlder) newest = kline.openTime
      }
    },
    paint,
    setPlaces(places) {
      candles.applyOptions({ priceFormat: { type: 'price', precision: places, minMove: 10 ** -places } })
    },
    remove: () => chart.remove(),
  }

  function paint(now: ChartColors): void {
    colors = now
    chart.applyOptions({
      layout: { textColor: colors.text },
      grid: { vertLines: { color: colors.line, style: LineStyle.Dotted }, horzLines: { color: colors.line, style: LineStyle.Dotted } },
      crosshair: {
        vertLine: { color: colors.strong, labelBackgroundColor: colors.strong },
        horzLine: { color: colors.strong, labelBackgroundColor: colors.strong },
      },
    })
    candles.applyOptions({ upColor: colors.up, downColor: colors.down, wickUpColor: colors.up, wickDownColor: colors.down })
    drawAll()
  }

  function drawAll(): void {
    candles.setData(shown.map(candleOf))
    volume.setData(shown.map(volumeOf))
    newest = shown.at(-1)?.openTime ?? ''
  }

  function volumeOf(kline: Kline): HistogramData<UTCTimestamp> {
    return { time: timeOf(kline), value: Number(kline.volume), color: isUp(kline) ? colors.upSoft : colors.downSoft }
  }
}

// Numbers are for drawing; the legend shows the server's own texts.
function candleOf(kline: Kline): CandlestickData<UTCTimestamp> {
  return { time: timeOf(kline), open: Number(kline.open), high: Number(kline.high), low: Number(kline.low), close: Number(kline.close) }
}

function timeOf(kline: Kline): UTCTimestamp {
  return (Date.parse(kline.openTime) / 1000) as UTCTimestamp
}

function isUp(kline: Kline): boolean {
  return Number(kline.close) >= Number(kline.open)
}
