import type { Answer } from '@/api/problem'
import type { CandleView } from '@/charts/CandleChart.vue'
import { Candles, type Kline } from '@/charts/candles'
import { dayOfMinutes } from './marketData'

// A message that was under way when its minute ended is counted in it later.
const openMinutes = 3

/** Reads the candles of a pair that begin at a time or later; of the whole day where that is null. */
export type ReadCandles = (pair: string, from: string | null) => Promise<Answer<readonly Kline[]>>

/** The candles of the pair that is shown: read as a whole once, and from the last ones known on whenever there may be newer ones. */
export class PairCandles {
  private candles = new Candles(dayOfMinutes)
  private pair = ''

  constructor(private readonly read: ReadCandles) {}

  /** Shows another pair, of which nothing is known yet; false where it is the one that is shown. */
  show(pair: string): boolean {
    if (pair === this.pair) return false
    this.pair = pair
    this.candles = new Candles(dayOfMinutes)
    return true
  }

  /** Reads what is new; null where it could not be read, or another pair is shown by now. */
  async refresh(): Promise<CandleView | null> {
    const candles = this.candles
    const known = candles.list.slice(-openMinutes)[0]?.openTime ?? null
    const answer = await this.read(this.pair, known)
    if (!answer.ok || candles !== this.candles) return null
    const change = known === null ? candles.load(answer.data) : candles.merge(answer.data)
    return { list: candles.list, change }
  }
}
