using System.Xml;
using System.Xml.Schema;

namespace Trading.LoadGenerator.Verifying;

/// <summary>The schema of audit logs: the project's own, or one in a file.</summary>
internal static class AuditLogSchema
{
    private const string ResourceName = "audit-log.xsd";

    /// <summary>Reads a schema; the project's own where no file is named.</summary>
    public static XmlSchemaSet Read(string? path)
    {
        try
        {
            using var stream = path is not null
                ? File.OpenRead(path)
                : typeof(AuditLogSchema).Assembly.GetManifestResourceStream(ResourceName)
                    ?? throw CommandFailure.Usage("This build has no schema in it; name one with --schema.");
            var schemas = new XmlSchemaSet();
            using var reader = XmlReader.Create(stream);
            schemas.Add(null, reader);
            schemas.Compile();
            return schemas;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or XmlException or XmlSchemaException)
        {
            throw CommandFailure.Usage($"Cannot read the schema {path}: {e.Message}");
        }
    }
}
