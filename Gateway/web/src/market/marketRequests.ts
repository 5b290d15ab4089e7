import { answerOf, api } from '@/api/client'
import type { Answer } from '@/api/problem'
import type { Kline } from '@/charts/candles'
import { dayOfMinutes, type CountryTotals, type DeadLetter, type PairTotals, type RateCandle } from './marketData'

const flowsMax = 5

export async function readPairs(): Promise<Answer<readonly PairTotals[]>> {
  return map(await answerOf(api.GET('/api/v1/market/pairs')), ({ pairs }) => pairs)
}

export async function readCountries(): Promise<Answer<readonly CountryTotals[]>> {
  const query = { flows: String(flowsMax) }
  return map(await answerOf(api.GET('/api/v1/market/countries', { params: { query } })), ({ countries }) => countries)
}

/** The candles of a pair since a time, or of the last day, as a chart draws them: their volume is what was sold. */
export async function readCandles(pair: string, from: string | null): Promise<Answer<readonly Kline[]>> {
  const query = { pair, interval: '1m', limit: String(dayOfMinutes), ...(from === null ? {} : { startTime: from }) }
  return map(await answerOf(api.GET('/api/v1/market/candles', { params: { query } })), ({ candles }) => candles.map(asKline))
}

export async function readDeadLetters(): Promise<Answer<readonly DeadLetter[]>> {
  return map(await answerOf(api.GET('/api/v1/market/dead-letters')), ({ deadLetters }) => deadLetters)
}

/** Sends one dead letter again, or all. */
export function resend(id: string | null): Promise<Answer<{ processed: number; deadAgain: number }>> {
  return id === null
    ? answerOf(api.POST('/api/v1/market/dead-letters/resend'))
    : answerOf(api.POST('/api/v1/market/dead-letters/{id}/resend', { params: { path: { id } } }))
}

function asKline({ sold, bought, count, ...candle }: RateCandle): Kline {
  return { ...candle, volume: sold, quoteVolume: bought, tradeCount: count }
}

function map<A, B>(answer: Answer<A>, change: (data: A) => B): Answer<B> {
  return answer.ok ? { ok: true, data: change(answer.data) } : answer
}
