namespace Trading.LoadGenerator.Orders;

/// <summary>Takes the final answer to a request.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="body">The body.</param>
internal delegate void AnswerTaker(int status, ReadOnlySpan<byte> body);
