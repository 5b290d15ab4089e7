import { describe, expect, it } from 'vitest'
import { Candles, type Kline } from './candles'

const kline = (minute: number, close: string): Kline => ({
  openTime: `2026-11-21T08:${String(minute).padStart(2, '0')}:00.000Z`,
  open: '1',
  high: '9',
  low: '1',
  close,
  volume: '1',
  quoteVolume: '1',
  tradeCount: 1,
})

describe('candles', () => {
  it('replaces the one under way and appends the next', () => {
    const candles = new Candles()
    expect(candles.load([kline(1, '1'), kline(2, '2')])).toEqual({ kind: 'all' })
    expect(candles.merge([kline(2, '3'), kline(3, '4')])).toEqual({ kind: 'tail', from: 1 })
    expect(candles.list.map((one) => one.close)).toEqual(['1', '3', '4'])
  })

  it('says that all must be drawn where one comes late', () => {
    const candles = new Candles()
    candles.load([kline(1, '1'), kline(3, '3')])
    expect(candles.merge([kline(2, '2')])).toEqual({ kind: 'all' })
    expect(candles.list.map((one) => one.close)).toEqual(['1', '2', '3'])
  })

  it('forgets the oldest past its limit', () => {
    const candles = new Candles(2)
    candles.load([kline(1, '1'), kline(2, '2')])
    expect(candles.merge([kline(3, '3')])).toEqual({ kind: 'all' })
    expect(candles.list.map((one) => one.close)).toEqual(['2', '3'])
  })

  it('takes an update without candles for nothing', () => {
    const candles = new Candles()
    candles.load([kline(1, '1')])
    expect(candles.merge([])).toEqual({ kind: 'tail', from: 1 })
  })
})
