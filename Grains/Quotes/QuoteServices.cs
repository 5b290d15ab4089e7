using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Trading.Quotes;

/// <summary>Registers what quote grains need.</summary>
public static class QuoteServices
{
    /// <summary>
    /// Adds the client of the quote server, the cache and the counters, with their options checked when the host starts. The options of the
    /// audit journal, a
    /// <see cref="TimeProvider"/> and logging must be there; an <see cref="IQuoteSource"/> that was added before is kept.
    /// </summary>
    public static IServiceCollection AddQuotes(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<QuoteOptions>().Bind(configuration.GetSection(QuoteOptions.Section)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<QuoteOptions>, QuoteOptionsValidator>());
        services.TryAddSingleton<IQuoteSource, QuoteClient>();
        services.TryAddSingleton<QuoteRecorder>();
        services.TryAddSingleton<QuoteCounters>();
        services.TryAddSingleton<QuoteCache>();
        return services;
    }
}
