using BtcEvents.Failures;

namespace BtcEvents.Storage.S3;

/// <summary>Whether the artefacts' bucket is there; makes it where the options allow that.</summary>
public sealed class S3Probe(S3Bucket bucket) : IServerProbe
{
    /// <summary>Name of the server for people.</summary>
    public const string Name = S3Failures.Server;

    /// <inheritdoc />
    public string Server => S3Failures.Server;

    /// <inheritdoc />
    public string Address => bucket.Address;

    /// <inheritdoc />
    public Task CheckAsync(CancellationToken cancellationToken) => bucket.EnsureAsync(cancellationToken);
}
