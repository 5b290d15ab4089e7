namespace Orleans.Runtime;

/// <summary>The base class of the runtime's exceptions.</summary>
[GenerateSerializer]
public class OrleansException : Exception
{
    /// <summary>An exception with a default message.</summary>
    public OrleansException()
    {
    }

    /// <summary>An exception with a message.</summary>
    public OrleansException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a message and a cause.</summary>
    public OrleansException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
