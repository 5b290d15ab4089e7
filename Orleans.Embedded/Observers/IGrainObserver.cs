using Orleans.Runtime;

namespace Orleans;

/// <summary>Marks an interface through which grains call back to local objects. Methods return void, a Task or a ValueTask.</summary>
public interface IGrainObserver : IAddressable
{
}
