namespace Trading.Gateway.Http.Exchange;

/// <summary>A deposit or withdrawal that is made, and the balance now.</summary>
/// <param name="Id">Its id.</param>
/// <param name="User">Whose account.</param>
/// <param name="Asset">The asset.</param>
/// <param name="Amount">How much.</param>
/// <param name="Available">What can be spent of it now.</param>
/// <param name="Locked">What is held of it now.</param>
internal sealed record TransferDocument(
    string Id,
    string User,
    string Asset,
    string Amount,
    string Available,
    string Locked);
