using Trading.Accounts;

namespace Trading.Gateway.Commands;

/// <summary>Executes commands of one user: <see cref="IUserGrain.ExecuteAsync"/> of that user's grain.</summary>
public delegate Task<BatchResult> BatchExecution(CommandBatch batch);
