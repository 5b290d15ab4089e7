using System.Buffers;
using Trading.Accounts;
using Trading.Gateway.Access;

namespace Trading.Gateway.Live;

/// <summary>What a request to subscribe or unsubscribe is about, once everything about it that can be checked at once has been.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Keys">The topics.</param>
internal sealed record LiveTarget(ILiveChannel Channel, List<LiveKey> Keys)
{
    private const int SymbolLengthMax = 32;

    private static readonly SearchValues<char> SymbolCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._/");

    /// <summary>Reads what a request is about, for a caller; null with the reason where it cannot be or may not be.</summary>
    public static LiveTarget? Read(
        LiveParameters? parameters,
        IReadOnlyDictionary<string, ILiveChannel> channels,
        Caller? caller,
        int keysMax,
        out LiveError error,
        out string? symbol)
    {
        symbol = null;
        if (parameters?.Channel is not { } name)
            return Refuse(LiveError.Malformed, out error);
        if (!channels.TryGetValue(name, out var channel))
            return Refuse(LiveError.UnknownChannel, out error);
        if (UserOf(parameters, channel, caller, out error) is not { } user)
            return null;
        if (IntervalOf(parameters, channel) is not { } interval)
            return Refuse(LiveError.BadInterval, out error);
        if (!parameters.TryReadSymbols(keysMax, out var symbols))
            return Refuse(symbols.Count == keysMax ? LiveError.LimitExceeded : LiveError.Malformed, out error);
        if (symbols.Count > 0 && channel.Symbols == LiveSymbols.None)
            return Refuse(LiveError.UnexpectedSymbol, out error);
        if (symbols.Count == 0 && channel.Symbols == LiveSymbols.Required)
            return Refuse(LiveError.MissingSymbol, out error);
        symbol = symbols.Find(text => !IsSymbol(text));
        if (symbol is not null)
            return Refuse(LiveError.UnknownSymbol, out error);
        if (parameters.SinceSeq is not null && symbols.Count > 1)
            return Refuse(LiveError.BadSequence, out error);
        if (symbols.Count == 0)
            symbols.Add("");
        return new LiveTarget(channel, symbols.ConvertAll(text => new LiveKey(channel.Name, text, interval, user)));
    }

    private static LiveTarget? Refuse(LiveError reason, out LiveError error)
    {
        error = reason;
        return null;
    }

    /// <summary>Whose data are meant, empty for a public channel; null with the reason where the caller may not have them.</summary>
    private static string? UserOf(LiveParameters parameters, ILiveChannel channel, Caller? caller, out LiveError error)
    {
        error = LiveError.Malformed;
        if (!channel.IsPrivate)
            return parameters.User is null ? "" : null;
        error = LiveError.Unauthenticated;
        if (caller is null)
            return null;
        var user = parameters.User ?? (caller.Role == Role.User ? caller.Name : null);
        error = user is null ? LiveError.MissingUser : LiveError.Forbidden;
        return user is not null && UserId.IsValid(user) && caller.CanActFor(user) ? user : null;
    }

    private static string? IntervalOf(LiveParameters parameters, ILiveChannel channel)
    {
        if (parameters.Interval is not { } interval)
            return channel.Intervals.Count == 0 ? "" : channel.Intervals[0];
        return channel.Intervals.Contains(interval) ? interval : null;
    }

    private static bool IsSymbol(string text) =>
        text.Length is > 0 and <= SymbolLengthMax && !text.AsSpan().ContainsAnyExcept(SymbolCharacters);
}
