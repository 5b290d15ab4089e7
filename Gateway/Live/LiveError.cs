namespace Trading.Gateway.Live;

/// <summary>A refusal on the WebSocket door.</summary>
/// <param name="Code">The stable code.</param>
/// <param name="Message">What it means, for a person.</param>
internal sealed record LiveError(string Code, string Message)
{
    public static readonly LiveError Malformed = new("malformed", "not a request: one JSON object with method, params and req_id");
    public static readonly LiveError UnknownMethod = new("unknown_method", "methods are subscribe, unsubscribe, auth and ping");
    public static readonly LiveError UnknownChannel = new("unknown_channel", "there is no such channel");
    public static readonly LiveError UnknownSymbol = new("unknown_symbol", "the channel has no such symbol");
    public static readonly LiveError MissingSymbol = new("missing_symbol", "the channel needs at least one symbol");
    public static readonly LiveError UnexpectedSymbol = new("unexpected_symbol", "the channel has no symbols");
    public static readonly LiveError BadInterval = new("bad_interval", "the channel has no such interval");
    public static readonly LiveError BadSequence = new("bad_sequence", "since_seq is a number, for one symbol at a time");
    public static readonly LiveError MissingUser = new("missing_user", "the channel is private: say whose data are meant");
    public static readonly LiveError Unauthenticated = new("unauthenticated", "a valid token is needed first: method auth");
    public static readonly LiveError Forbidden = new("forbidden", "the caller may not do this");
    public static readonly LiveError LimitExceeded = new("limit_exceeded", "the connection watches too much already");
    public static readonly LiveError RateLimited = new("rate_limited", "too many messages a second");
    public static readonly LiveError TooLarge = new("too_large", "the message is too long");
    public static readonly LiveError NotText = new("malformed", "messages are text in UTF-8, in frames as RFC 6455 has them");
    public static readonly LiveError Internal = new("internal", "the topic cannot be had now, try again later");
    public static readonly LiveError TokenExpired = new("token_expired", "the token is not good any more: authenticate and subscribe again");
}
