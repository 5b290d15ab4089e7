import { api, answerOf, type Schemas } from '@/api/client'
import { newKey } from '@/api/keys'
import type { Answer } from '@/api/problem'
import { untilKnown } from '@/api/repeat'

/** One command of day trading for whoever is signed in. */
export type TradeCommand = Pick<Schemas['CommandRequest'], 'command'> &
  Partial<Pick<Schemas['CommandRequest'], 'symbol' | 'amount' | 'price'>>

type Result = NonNullable<Schemas['CommandAnswer']['result']>

/**
 * Executes a command exactly once. Where no answer comes, or the outcome is unknown, it is asked for again under the same key: the gateway
 * executes a key once and repeats its first answer.
 */
export async function execute(command: TradeCommand): Promise<Answer<Result>> {
  const headers = { 'Idempotency-Key': newKey() }
  const answer = await untilKnown(
    () => answerOf(api.POST('/api/v1/commands', { body: command as Schemas['CommandRequest'], headers })),
    'Look at the history before you try again.',
  )
  return answer.ok ? { ok: true, data: answer.data.result ?? ({} as Result) } : answer
}
