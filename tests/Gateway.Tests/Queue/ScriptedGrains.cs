using System.Reflection;
using Orleans;
using Trading.Exchange;

namespace Trading.Gateway.Tests.Queue;

/// <summary>Grains of which only the instruments and the placing of orders are there; the test says how that ends.</summary>
public class ScriptedGrains : DispatchProxy
{
    private Func<string, PlaceOrder, Task<OrderAnswer>> _place = null!;
    private string _key = "";

    internal static IGrainFactory Create(Func<string, PlaceOrder, Task<OrderAnswer>> place) => Create<IGrainFactory>(place, "");

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name switch
    {
        nameof(IGrainFactory.GetGrain) when targetMethod.ReturnType == typeof(IOrderGrain) =>
            Create<IOrderGrain>(_place, (string)args![0]!),
        nameof(IGrainFactory.GetGrain) when targetMethod.ReturnType == typeof(IInstrumentsGrain) => Create<IInstrumentsGrain>(_place, ""),
        nameof(IOrderGrain.PlaceAsync) => _place(_key, (PlaceOrder)args![0]!),
        nameof(IInstrumentsGrain.ListAsync) => Task.FromResult<Instrument[]>([Http.Exchange.TestInstruments.BtcUsd]),
        _ => throw new NotSupportedException(targetMethod.Name),
    };

    private static TGrain Create<TGrain>(Func<string, PlaceOrder, Task<OrderAnswer>> place, string key)
        where TGrain : class
    {
        var grain = Create<TGrain, ScriptedGrains>();
        var proxy = (ScriptedGrains)(object)grain;
        (proxy._place, proxy._key) = (place, key);
        return grain;
    }
}
