import { computed, shallowRef, watch, type Ref } from 'vue'
import { useTopic } from '@/live/live'
import type { Topic } from '@/live/topic'
import { addTrades, type Trade } from './tape'

/** The last 24 hours of an instrument. Prices are null where there was no trade, or nothing rests. */
export interface Ticker {
  readonly symbol: string
  readonly open: string | null
  readonly high: string | null
  readonly low: string | null
  readonly last: string | null
  readonly volume: string
  readonly quoteVolume: string
  readonly tradeCount: number
  readonly bid: string | null
  readonly ask: string | null
}

/** The public trades of an instrument, newest first, live. */
export function useTape(symbol: Ref<string | null>) {
  const trades = shallowRef<readonly Trade[]>([])
  watch(symbol, () => (trades.value = []))
  const topic = useTopic<{ trades: Trade[] }, Trade>(topicOf('trades', symbol), {
    snapshot: (frame) => (trades.value = addTrades([], frame.data.trades)),
    update: (frame) => (trades.value = addTrades(trades.value, [frame.data])),
  })
  return { trades, topic }
}

/** The ticker of an instrument, live; null until it is known, and where the gateway refuses it. */
export function useTicker(symbol: Ref<string | null>) {
  const ticker = shallowRef<Ticker | null>(null)
  watch(symbol, () => (ticker.value = null))
  useTopic<Ticker, Ticker>(topicOf('ticker', symbol), {
    snapshot: (frame) => (ticker.value = frame.data),
    update: (frame) => (ticker.value = frame.data),
  })
  return ticker
}

function topicOf(channel: string, symbol: Ref<string | null>) {
  return computed<Topic | null>(() => (symbol.value === null ? null : { channel, symbol: symbol.value }))
}
