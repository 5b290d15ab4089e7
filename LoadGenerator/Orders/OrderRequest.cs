namespace Trading.LoadGenerator.Orders;

/// <summary>One request of the load; each door has its own words for it. No name in it needs escaping.</summary>
/// <param name="Kind">What it asks.</param>
/// <param name="User">The user.</param>
/// <param name="ClientOrderId">The order's client order id.</param>
/// <param name="Body">The JSON body over HTTP; empty for none.</param>
internal readonly record struct OrderRequest(OrderRequestKind Kind, string User, string ClientOrderId, string Body);
