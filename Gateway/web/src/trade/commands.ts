import { api, answerOf, type Schemas } from '@/api/client'
import { unreachable, type Answer } from '@/api/problem'

/** One command of day trading for whoever is signed in. */
export type TradeCommand = Pick<Schemas['CommandRequest'], 'command'> &
  Partial<Pick<Schemas['CommandRequest'], 'symbol' | 'amount' | 'price'>>

type Result = NonNullable<Schemas['CommandAnswer']['result']>

const attempts = 4
const pauseMs = 700

/**
 * Executes a command exactly once. Where no answer comes, or the outcome is unknown, it is asked for again under the same key: the gateway
 * executes a key once and repeats its first answer.
 */
export async function execute(command: TradeCommand): Promise<Answer<Result>> {
  const key = newKey()
  for (let attempt = 1; ; attempt++) {
    const answer = await answerOf(
      api.POST('/api/v1/commands', { body: command as Schemas['CommandRequest'], headers: { 'Idempotency-Key': key } }),
    )
    if (answer.ok) return { ok: true, data: answer.data.result ?? ({} as Result) }
    const isUnknown = answer.problem.status === 0 || answer.problem.status === 500
    if (!isUnknown || attempt === attempts)
      return isUnknown ? { ok: false, problem: unknownOutcome(answer.problem.status) } : answer
    await new Promise((resolve) => setTimeout(resolve, pauseMs * attempt))
  }
}

function unknownOutcome(status: number) {
  return { ...unreachable, status, message: 'No answer from the gateway. Look at the history before you try again.' }
}

// A key, not a secret: randomUUID is only there on HTTPS and on this machine.
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
