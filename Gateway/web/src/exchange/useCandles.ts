import { computed, shallowRef, watch, type Ref } from 'vue'
import type { CandleView } from '@/charts/CandleChart.vue'
import { Candles, type Interval, type Kline } from '@/charts/candles'
import { useTopic } from '@/live/live'
import type { Topic } from '@/live/topic'

/** The candles of an instrument, live. */
export function useCandles(symbol: Ref<string | null>, interval: Ref<Interval>) {
  let candles = new Candles()
  const view = shallowRef<CandleView>({ list: [], change: { kind: 'all' } })

  watch([symbol, interval], () => {
    candles = new Candles()
    view.value = { list: [], change: { kind: 'all' } }
  })
  const named = computed<Topic | null>(() =>
    symbol.value === null ? null : { channel: 'klines', symbol: symbol.value, interval: interval.value },
  )
  const topic = useTopic<{ klines: Kline[] }, { klines: Kline[] }>(named, {
    snapshot(frame) {
      view.value = { change: candles.load(frame.data.klines), list: candles.list }
    },
    update(frame) {
      view.value = { change: candles.merge(frame.data.klines), list: candles.list }
    },
  })
  return { view, topic }
}
