import { describe, expect, it } from 'vitest'
import { unreachable, type Answer } from '@/api/problem'
import type { Kline } from '@/charts/candles'
import { PairCandles } from './pairCandles'

const minute = (number: number) => new Date(number * 60_000).toISOString()

/** A gateway that has candles of the minutes 1 to `last`. */
class Gateway {
  last = 0
  isAway = false
  readonly asked: (string | null)[] = []

  readonly read = async (_: string, from: string | null): Promise<Answer<readonly Kline[]>> => {
    this.asked.push(from)
    if (this.isAway) return { ok: false, problem: unreachable }
    const all = Array.from({ length: this.last }, (_, i) => ({ openTime: minute(i + 1) }) as Kline)
    return { ok: true, data: all.filter((candle) => from === null || candle.openTime >= from) }
  }
}

const times = (view: { list: readonly Kline[] } | null) => view?.list.map((candle) => candle.openTime)
const minutes = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => minute(from + i))

describe('the candles of a pair', () => {
  it('have no holes where nobody looked for an hour', async () => {
    const gateway = new Gateway()
    const candles = new PairCandles(gateway.read)
    expect([candles.show('EUR-GBP'), candles.show('EUR-GBP')]).toEqual([true, false])
    gateway.last = 10
    await candles.refresh()
    gateway.last = 70
    expect(times(await candles.refresh())).toEqual(minutes(1, 70))
  })

  it('are read as a whole where the first attempt failed', async () => {
    const gateway = new Gateway()
    const candles = new PairCandles(gateway.read)
    candles.show('EUR-GBP')
    gateway.last = 30
    gateway.isAway = true
    expect(await candles.refresh()).toBeNull()
    gateway.isAway = false
    expect(times(await candles.refresh())).toEqual(minutes(1, 30))
  })

  it('are asked for from the last minutes on, in which messages may still be counted', async () => {
    const gateway = new Gateway()
    const candles = new PairCandles(gateway.read)
    candles.show('EUR-GBP')
    gateway.last = 5
    await candles.refresh()
    expect((await candles.refresh())?.change).toEqual({ kind: 'tail', from: 2 })
    expect(gateway.asked).toEqual([null, minute(3)])
  })

  it('of a pair that is shown no more are not shown', async () => {
    const gateway = new Gateway()
    const candles = new PairCandles(gateway.read)
    candles.show('EUR-GBP')
    const late = candles.refresh()
    candles.show('GBP-EUR')
    expect(await late).toBeNull()
  })
})
