namespace Trading.Gateway.Http;

/// <summary>What is wrong with fields of a request, in the form of <see cref="ProblemDocument.Errors"/>.</summary>
internal static class FieldFault
{
    /// <summary>What is wrong with a text that is not a user id.</summary>
    public const string NoUserId = "is not 1 to 64 printable characters without a comma";

    /// <summary>One faulty field.</summary>
    public static IReadOnlyDictionary<string, string> Of(string field, string message) =>
        new Dictionary<string, string>(StringComparer.Ordinal) { [field] = message };
}
