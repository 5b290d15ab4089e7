import { unreachable, type Answer } from './problem'

const attempts = 4
const pauseMs = 700

/**
 * Sends a request that is safe to repeat until its outcome is known: where no answer comes, or the gateway does not know it itself, it is
 * sent again after a pause. `advice` says what to do where that does not help either.
 */
export async function untilKnown<T>(send: () => Promise<Answer<T>>, advice: string): Promise<Answer<T>> {
  for (let attempt = 1; ; attempt++) {
    const answer = await send()
    if (answer.ok) return answer
    const { status } = answer.problem
    if (status !== 0 && status !== 500) return answer
    if (attempt === attempts) return { ok: false, problem: { ...unreachable, status, message: `No answer from the gateway. ${advice}` } }
    await new Promise((resolve) => setTimeout(resolve, pauseMs * attempt))
  }
}
