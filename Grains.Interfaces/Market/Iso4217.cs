using System.Collections.Immutable;

namespace Trading.Market;

/// <summary>
/// The currencies of messages: the active codes of ISO 4217, funds and metals included, and those that were withdrawn since 2015, as
/// messages may be of any age. XTS (tests) and
/// XXX (no currency) are none.
/// </summary>
public static class Iso4217
{
    private const int Letters = 26;
    private const int PackedMax = Letters * Letters * Letters;

    private const string Active =
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW " +
        "CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL " +
        "HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA " +
        "MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD " +
        "RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD " +
        "USN UYI UYU UYW UZS VED VES VND VUV WST XAD XAF XAG XAU XBA XBB XBC XBD XCD XCG XDR XOF XPD XPF XPT XSU XUA YER ZAR " +
        "ZMW ZWG";

    private const string Withdrawn = "ANG BGN BYR CUC HRK LTL MRO SLL STD VEF ZWL";

    // By packed number: 0 is none, 1 is AAA.
    private static readonly string?[] Codes = Fill();

    /// <summary>All codes, in alphabetical order.</summary>
    public static ImmutableArray<string> All { get; } = [.. Codes.OfType<string>()];

    /// <summary>True for the packed number of a code that is in the list.</summary>
    internal static bool Contains(int packed) => packed is > 0 and <= PackedMax && Codes[packed] is not null;

    /// <summary>The code of a packed number that is in the list.</summary>
    internal static string CodeOf(int packed) => Codes[packed]!;

    private static string?[] Fill()
    {
        var codes = new string?[PackedMax + 1];
        foreach (var code in $"{Active} {Withdrawn}".Split(' '))
            codes[((code[0] - 'A') * Letters + code[1] - 'A') * Letters + code[2] - 'A' + 1] = code;
        return codes;
    }
}
