namespace Trading.Gateway.Http;

/// <summary>
/// The answer to one command (gateway.md, "HTTP"). Described here for the API document; <see cref="AnswerJson"/> writes it.
/// </summary>
/// <param name="TransactionNum">The number of the command; null where a line had none.</param>
/// <param name="Command">Its name; null where there is no command of that name.</param>
/// <param name="Status"><c>ok</c> or <c>error</c>.</param>
/// <param name="Result">What it gave, where there is something to say.</param>
/// <param name="Code">The error's stable code.</param>
/// <param name="Message">The error in words.</param>
internal sealed record CommandAnswer(
    long? TransactionNum, string? Command, string Status, CommandResult? Result = null, string? Code = null, string? Message = null);
