using Orleans.Runtime;

namespace Orleans;

/// <summary>Marks an interface whose calls go to a grain. Every method returns a Task or a ValueTask.</summary>
public interface IGrain : IAddressable
{
}
