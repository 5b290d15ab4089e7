using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Trading.Gateway.Exchange;

/// <summary>The names of the fields that a body may have, in the order in which their faults are told.</summary>
internal sealed class FieldNames(params string[] names)
{
    private readonly ImmutableArray<byte[]> _utf8 = [.. names.Select(Encoding.ASCII.GetBytes)];

    /// <summary>How many there are.</summary>
    public int Count => names.Length;

    /// <summary>The name of a field.</summary>
    public string this[int field] => names[field];

    /// <summary>The field whose name the reader is at; -1 where there is none of that name.</summary>
    /// <param name="reader">At a property name.</param>
    /// <param name="expected">The field to look at first: clients write fields mostly in one order.</param>
    public int Find(in Utf8JsonReader reader, int expected)
    {
        for (var i = 0; i < _utf8.Length; i++)
        {
            var field = expected + i < _utf8.Length ? expected + i : expected + i - _utf8.Length;
            if (reader.ValueTextEquals(_utf8[field]))
                return field;
        }

        return -1;
    }
}
