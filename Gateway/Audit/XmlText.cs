using System.Xml;

namespace Trading.Gateway.Audit;

/// <summary>Makes any text one that XML can carry.</summary>
internal static class XmlText
{
    private const char Replacement = '\uFFFD';

    /// <summary>
    /// The text with U+FFFD in place of every character that XML 1.0 has no way to write (control characters, unpaired surrogates,
    /// U+FFFE, U+FFFF): a dump never fails for what somebody once typed. Text without such characters comes back as it is.
    /// </summary>
    public static string Carry(string text)
    {
        var faulty = FirstFaulty(text, 0);
        if (faulty < 0)
            return text;
        var characters = text.ToCharArray();
        for (; faulty >= 0; faulty = FirstFaulty(text, faulty + 1))
            characters[faulty] = Replacement;
        return new string(characters);
    }

    private static int FirstFaulty(string text, int from)
    {
        for (var i = from; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i]))
                continue;
            if (i + 1 == text.Length || !XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
                return i;
            i++;
        }

        return -1;
    }
}
