using System.Text;
using System.Xml;
using Trading.Audit;
using Trading.Gateway.Audit;

namespace Trading.Gateway.Tests.Audit;

/// <summary>An audit journal in memory, and what its export says.</summary>
internal sealed class Journal
{
    private readonly PagedShard[] _shards;

    public Journal(int shards = 3, int pageSize = 2)
    {
        _shards = Enumerable.Range(0, shards).Select(_ => new PagedShard(pageSize)).ToArray();
        Export = new AuditExport(_shards);
    }

    public AuditExport Export { get; }

    public Journal Add(string user, long timeMs, params AccountEvent[] events)
    {
        var writer = new AccountEventWriter();
        foreach (var e in events)
            writer.Write(e);
        var block = new AuditBlock
        {
            User = user,
            Server = "node-1",
            TimeMs = timeMs,
            Count = events.Length,
            Events = writer.WrittenSpan.ToArray(),
        };
        _shards[AuditShards.Of(user, _shards.Length)].AppendAsync(block);
        return this;
    }

    public async Task<(string Xml, AuditElementCounts Counts)> WriteAsync(string? user = null)
    {
        using var stream = new MemoryStream();
        var counts = await Export.WriteAsync(stream, user, CancellationToken.None);
        return (Encoding.UTF8.GetString(stream.ToArray()), counts);
    }

    /// <summary>The lines between the root's tags, after the whole was found valid against the schema.</summary>
    public async Task<string[]> LinesAsync(string? user = null)
    {
        var (xml, counts) = await WriteAsync(user);
        Validate(xml);
        var lines = xml.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("""<?xml version="1.0" encoding="utf-8"?>""", lines[0]);
        Assert.Equal("<log>", lines[1]);
        Assert.Equal("</log>", lines[^1]);
        Assert.Equal(counts.Total, lines.Length - 3);
        return lines[2..^1];
    }

    public static void Validate(string xml)
    {
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = AuditLogSchema.Compile() };
        using var reader = XmlReader.Create(new StringReader(xml), settings);
        while (reader.Read())
        {
        }
    }
}
