using BtcEvents.Failures;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace BtcEvents.Messaging;

/// <summary>Adds options to a host.</summary>
public static class SettingsRegistration
{
    /// <summary>
    /// Options from a section of the host's settings, the defaults where it is absent; given as they are or as
    /// <see cref="IOptions{TOptions}"/>. Where <see cref="OptionsCheck"/> finds a fault the host does not start, and
    /// says each.
    /// </summary>
    public static OptionsBuilder<TOptions> AddSettings<TOptions>(this IServiceCollection services, string section)
        where TOptions : class
    {
        services.TryAddSingleton(provider => provider.GetRequiredService<IOptions<TOptions>>().Value);
        services.AddSingleton<IValidateOptions<TOptions>>(provider => new Validation<TOptions>(section, provider));
        return services
            .AddOptions<TOptions>()
            .Configure<IServiceProvider>(
                (options, provider) => provider.GetService<IConfiguration>()?.GetSection(section).Fill(options)
            )
            .ValidateOnStart();
    }

    private sealed class Validation<TOptions>(string section, IServiceProvider services) : IValidateOptions<TOptions>
        where TOptions : class
    {
        public ValidateOptionsResult Validate(string? name, TOptions options)
        {
            string[] faults =
            [
                .. OptionsCheck.Faults(section, options, services),
                .. services.GetService<IConfiguration>() is { } settings
                    ? SecretsCheck
                        .Faults(settings, section, options)
                        .Concat(SettingNames.Faults(settings, section, typeof(TOptions)))
                    : [],
            ];
            return faults.Length > 0 ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;
        }
    }
}
