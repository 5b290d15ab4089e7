import { sentenceOf } from '@/api/problem'

/** Why the gateway does not let a topic be watched. */
export interface Refusal {
  readonly code: string
  readonly message: string
}

const aboutLogin = new Set(['unauthenticated', 'token_expired', 'forbidden'])

const words: Record<string, string> = {
  unauthenticated: 'The gateway no longer accepts this login.',
  token_expired: 'The gateway no longer accepts this login.',
  forbidden: 'This login may not see this.',
  unknown_symbol: 'The gateway does not know this instrument.',
  unknown_channel: 'The gateway does not offer this. It may have changed since the page was loaded.',
  limit_exceeded: 'This page watches more at once than the gateway allows.',
}

/** A refusal in words. */
export function refusalInWords({ code, message }: Refusal): string {
  return words[code] ?? sentenceOf(message || 'the gateway does not show this')
}

/** Whether another login may help. */
export function isAboutLogin({ code }: Refusal): boolean {
  return aboutLogin.has(code)
}
