namespace Trading.Exchange;

/// <summary>The user wants an open order amended or cancelled: the command will be sent to the book.</summary>
/// <param name="Symbol">The instrument.</param>
/// <param name="Command">The command.</param>
/// <param name="Reserve">What is reserved more, in case that the book agrees.</param>
public sealed record OrderChangeRequested(string Symbol, BookCommand Command, long Reserve) : ExchangeEvent;
