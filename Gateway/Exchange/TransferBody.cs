using System.Text.Json;
using Trading.Accounts;
using Trading.Exchange;

namespace Trading.Gateway.Exchange;

/// <summary>
/// The body of a deposit or withdrawal: <c>{"user","asset","amount","id"}</c>, all of them needed. All its faults are told together.
/// </summary>
internal sealed class TransferBody : JsonBody
{
    private const int UserField = 0;
    private const int AssetField = 1;
    private const int AmountField = 2;
    private const int IdField = 3;

    private static readonly FieldNames Names = new("user", "asset", "amount", "id");

    private Asset _asset;
    private decimal _amount;
    private string? _id;

    private TransferBody()
        : base(Names)
    {
    }

    /// <summary>Whose account it is; empty where that cannot be read.</summary>
    public string User { get; private set; } = "";

    /// <summary>Reads a body.</summary>
    public static TransferBody Read(ReadOnlySpan<byte> json)
    {
        var body = new TransferBody();
        body.ReadFields(json);
        return body;
    }

    /// <summary>The transfer that is asked for, or null where there are faults.</summary>
    public Transfer? ToTransfer(bool isWithdrawal)
    {
        if (!IsObject)
            return null;
        for (var field = UserField; field <= IdField; field++)
            Need(field);
        var units = 0L;
        if (IsSound(AmountField) && IsSound(AssetField)
            && (!Decimals.TryToUnits(_amount, _asset.Decimals, out units) || units > Asset.UnitsMax))
            Fault(AmountField, FaultCodes.BadAmount, $"is not a whole number of units of {_asset}, or more than an account may hold");
        return IsFaultless ? new Transfer(_id!, _asset, units, isWithdrawal) : null;
    }

    /// <inheritdoc/>
    protected override void ReadValue(int field, ref Utf8JsonReader reader)
    {
        if (field == AmountField)
        {
            _amount = ReadDecimal(field, ref reader, FaultCodes.BadAmount);
            return;
        }

        if (ReadText(field, ref reader) is not { } text)
            return;
        switch (field)
        {
            case UserField:
                User = text;
                if (!UserId.IsValid(text))
                    Fault(field, FaultCodes.Malformed, Http.FieldFault.NoUserId);
                break;
            case AssetField:
                if (!Asset.TryParse(text, out _asset))
                    Fault(field, FaultCodes.UnknownAsset, "is not an asset");
                break;
            default:
                _id = text;
                if (!ClientIds.IsValid(text))
                    Fault(field, FaultCodes.Malformed, ClientIds.Rule);
                break;
        }
    }
}
