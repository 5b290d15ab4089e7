namespace Orleans.Runtime;

/// <summary>The runtime could not deliver a call: the silo has stopped, or the observer is gone. The call did not run.</summary>
[GenerateSerializer]
public class OrleansMessageRejectionException : OrleansException
{
    internal OrleansMessageRejectionException(string message)
        : base(message)
    {
    }
}
