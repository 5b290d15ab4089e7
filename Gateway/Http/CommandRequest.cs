namespace Trading.Gateway.Http;

/// <summary>One command as JSON, as the API document describes it. <see cref="CommandBody"/> reads it.</summary>
/// <param name="Command">One of the 16 names, such as <c>BUY</c>.</param>
/// <param name="User">The account; may be left out by a user for the own one.</param>
/// <param name="Symbol">The stock, one to three letters or digits, for commands that have one.</param>
/// <param name="Amount">Dollars with at most two decimals, for commands that have an amount; for <c>SET_*_TRIGGER</c> the price.</param>
/// <param name="Price">The same as <paramref name="Amount"/>, for <c>SET_*_TRIGGER</c>.</param>
/// <param name="Filename">The file of a <c>DUMPLOG</c>, in the dump folder.</param>
/// <param name="TransactionNum">The number in the <c>session</c>, from 1; without it the account takes its next one.</param>
internal sealed record CommandRequest(
    string Command,
    string? User = null,
    string? Symbol = null,
    string? Amount = null,
    string? Price = null,
    string? Filename = null,
    long? TransactionNum = null);
