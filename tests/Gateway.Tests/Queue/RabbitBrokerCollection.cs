namespace Trading.Gateway.Tests.Queue;

/// <summary>Tests that share one broker, as it takes seconds to start, and run one after the other, as one of them kills it.</summary>
[CollectionDefinition(RabbitBroker.Shared)]
public sealed class RabbitBrokerCollection : ICollectionFixture<RabbitBroker>;
