/** The lengths of candles that the server keeps. */
export const intervals = ['1m', '5m', '15m', '1h', '1d'] as const

export type Interval = (typeof intervals)[number]

/** A candle as the server sends it. */
export interface Kline {
  readonly openTime: string
  readonly open: string
  readonly high: string
  readonly low: string
  readonly close: string
  readonly volume: string
  readonly quoteVolume: string
  readonly tradeCount: number
}

/** What a change of the candles means for a chart that is drawn already. */
export type CandleChange = { readonly kind: 'all' } | { readonly kind: 'tail'; readonly from: number }

/** Candles of one instrument and interval, oldest first. */
export class Candles {
  private all: Kline[] = []

  constructor(private readonly most = 1500) {}

  get list(): readonly Kline[] {
    return this.all
  }

  /** Begins anew. */
  load(klines: readonly Kline[]): CandleChange {
    this.all = []
    this.merge(klines)
    return { kind: 'all' }
  }

  /** Takes the newest ones, of which some are known with older figures. */
  merge(klines: readonly Kline[]): CandleChange {
    let from = this.all.length
    let isInOrder = true
    for (const kline of klines) {
      const index = this.indexOf(kline.openTime)
      const isThere = this.all[index]?.openTime === kline.openTime
      if (!isThere && index < this.all.length) isInOrder = false
      this.all.splice(index, isThere ? 1 : 0, kline)
      from = Math.min(from, index)
    }
    if (this.all.length > this.most) {
      this.all.splice(0, this.all.length - this.most)
      return { kind: 'all' }
    }
    return isInOrder ? { kind: 'tail', from } : { kind: 'all' }
  }

  /** Times are RFC 3339 in UTC with milliseconds, so their order is that of their texts. The place is nearly always at the end. */
  private indexOf(openTime: string): number {
    let index = this.all.length
    while (index > 0 && this.all[index - 1]!.openTime >= openTime) index--
    return index
  }
}
