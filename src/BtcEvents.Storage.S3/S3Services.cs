using BtcEvents.Failures;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.Storage.S3;

/// <summary>Artefacts on S3, from settings.</summary>
public static class S3Services
{
    /// <summary>Adds the artefact store and the server's probe; section <see cref="S3Options.Section"/>.</summary>
    public static IServiceCollection AddS3Artefacts(this IServiceCollection services, IConfiguration settings)
    {
        services.AddSingleton(_ => new S3Bucket(settings.GetSection(S3Options.Section).Get<S3Options>() ?? new()));
        services.AddSingleton<IArtefactStore, S3ArtefactStore>();
        return services.AddSingleton<IServerProbe, S3Probe>();
    }
}
