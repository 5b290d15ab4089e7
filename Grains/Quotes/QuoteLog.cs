using Microsoft.Extensions.Logging;

namespace Trading.Quotes;

/// <summary>What quote grains log.</summary>
internal static partial class QuoteLog
{
    [LoggerMessage(
        EventId = 1,
        Level = LogLevel.Debug,
        Message = "Quote of {Symbol}: {Price}, caused by transaction {TransactionNum} of {User}")]
    internal static partial void Fetched(ILogger logger, Symbol symbol, Money price, long transactionNum, string user);

    [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "A quote of {Symbol} is lost: its hit could not be recorded")]
    internal static partial void RecordFailed(ILogger logger, Symbol symbol, Exception exception);

    [LoggerMessage(EventId = 3, Level = LogLevel.Debug, Message = "Price of {Symbol} meets a trigger of {User}")]
    internal static partial void Met(ILogger logger, Symbol symbol, string user);

    [LoggerMessage(
        EventId = 4,
        Level = LogLevel.Warning,
        Message = "{User} could not be told of the price of {Symbol}, failure {Failures} in a row: tried again")]
    internal static partial void TellFailed(ILogger logger, Symbol symbol, string user, int failures, Exception exception);

    [LoggerMessage(EventId = 5, Level = LogLevel.Debug, Message = "Quote of {Symbol} with {Count} users waiting is deactivated")]
    internal static partial void DeactivatedWithTriggers(ILogger logger, Symbol symbol, int count);
}
