namespace Trading.Audit;

/// <summary>Which fields a stored event carries. Bits are stored: they are never changed or used again.</summary>
[Flags]
internal enum AccountEventFields
{
    None = 0,
    Status = 1 << 0,
    Time = 1 << 1,
    Session = 1 << 2,
    Symbol = 1 << 3,
    Amount = 1 << 4,
    Price = 1 << 5,
    Shares = 1 << 6,
    CashIn = 1 << 7,
    CashOut = 1 << 8,
    FileName = 1 << 9,
    Hit = 1 << 10,
    Exchange = 1 << 11,
    All = (1 << 12) - 1,
}
