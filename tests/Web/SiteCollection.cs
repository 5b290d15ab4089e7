namespace Trading.Web;

/// <summary>The tests that share a <see cref="Site"/>; they run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class SiteCollection : ICollectionFixture<Site>
{
    public const string Name = "site";
}
