namespace Trading.Gateway.History;

/// <summary>
/// The tables and the journal do not belong together: the tables were made from the journal of another data folder, or rows were taken
/// from them. Nothing more is written until that is
/// put right; dropping the tables has them written anew.
/// </summary>
public sealed class HistoryMismatchException : Exception
{
    /// <summary>With a text that says what does not fit.</summary>
    public HistoryMismatchException(string message)
        : base(message)
    {
    }

    /// <summary>Without a text.</summary>
    public HistoryMismatchException()
    {
    }

    /// <summary>With the exception that led to it.</summary>
    public HistoryMismatchException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
