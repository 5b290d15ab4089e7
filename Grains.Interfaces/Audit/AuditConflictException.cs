using Orleans;

namespace Trading.Audit;

/// <summary>
/// A block's numbers do not follow the user's last event: the account that sent it is not up to date. Nothing was written.
/// </summary>
[GenerateSerializer, Alias("audit-conflict")]
public sealed class AuditConflictException : Exception
{
    /// <summary>With a text that names the user and both numbers.</summary>
    public AuditConflictException(string message)
        : base(message)
    {
    }

    /// <summary>Without a text.</summary>
    public AuditConflictException()
    {
    }

    /// <summary>With the exception that led to it.</summary>
    public AuditConflictException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
