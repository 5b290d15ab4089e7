namespace Trading.LoadGenerator.Orders;

/// <summary>One request of the load.</summary>
/// <param name="Kind">What it asks.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">Path and query.</param>
/// <param name="Body">The JSON body; empty for none.</param>
internal readonly record struct OrderRequest(OrderRequestKind Kind, string Method, string Path, string Body);
