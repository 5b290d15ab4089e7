using System.Xml;
using System.Xml.Schema;

namespace Trading.Audit;

/// <summary>
/// The XML schema of the audit log (day-trading.md, "Audit log"), as it is written by the gateway and checked by the tools.
/// </summary>
public static class AuditLogSchema
{
    private const string ResourceName = "audit-log.xsd";

    /// <summary>The schema's text. The caller disposes of the stream.</summary>
    public static Stream Open() =>
        typeof(AuditLogSchema).Assembly.GetManifestResourceStream(ResourceName)
        ?? throw new InvalidOperationException($"{ResourceName} is not in the assembly.");

    /// <summary>The schema, ready for a validating reader.</summary>
    public static XmlSchemaSet Compile()
    {
        using var text = Open();
        using var reader = XmlReader.Create(text);
        var schemas = new XmlSchemaSet();
        schemas.Add(targetNamespace: null, reader);
        schemas.Compile();
        return schemas;
    }
}
