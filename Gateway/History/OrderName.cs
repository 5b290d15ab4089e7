namespace Trading.Gateway.History;

/// <summary>How events of a book name an order.</summary>
/// <param name="User">The user.</param>
/// <param name="Symbol">The instrument.</param>
/// <param name="Command">The number of the command that placed it, from 1.</param>
internal readonly record struct OrderName(string User, string Symbol, long Command);
