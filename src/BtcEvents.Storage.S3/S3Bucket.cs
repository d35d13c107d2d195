using System.Net;
using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using BtcEvents.Failures;

namespace BtcEvents.Storage.S3;

/// <summary>
/// One bucket of one S3 server, with bounded retries; failures of server and network come out as sentences about it.
/// </summary>
public sealed class S3Bucket : IDisposable
{
    private readonly S3Options _options;
    private readonly AmazonS3Client _client;

    /// <summary>Connects to nothing yet.</summary>
    /// <exception cref="BtcEvents.Failures.BadInputException">An option makes no sense; the sentence names
    /// it.</exception>
    public S3Bucket(S3Options options)
    {
        _options = OptionsCheck.Checked(S3Options.Section, options);
        _client =
            options.AccessKey.Length > 0
                ? new AmazonS3Client(new BasicAWSCredentials(options.AccessKey, options.SecretKey), Settings(options))
                : new AmazonS3Client(Settings(options));
    }

    /// <summary>The server for people, without keys.</summary>
    public string Address => _options.Address;

    /// <summary>The bucket's name.</summary>
    public string Name => _options.Bucket;

    /// <summary>The key of an object: its name, behind the prefix where there is one.</summary>
    internal string KeyOf(string name) => _options.Prefix.Length == 0 ? name : $"{_options.Prefix}/{name}";

    /// <summary>Returns where the bucket is there and may be listed; makes it where the options allow that.</summary>
    /// <exception cref="ServerUnreachableException">The server does not answer.</exception>
    /// <exception cref="ServerRefusedException">It refuses the keys, or there is no bucket.</exception>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        // Not a HEAD request: its answer has no body, so it cannot say what is wrong with the keys.
        var look = new ListObjectsV2Request
        {
            BucketName = Name,
            MaxKeys = 1,
            Prefix = KeyOf(""),
        };
        try
        {
            await CallAsync((client, token) => client.ListObjectsV2Async(look, token), cancellationToken);
        }
        catch (ServerRefusedException refused)
            when (_options.MakesBucket && refused.InnerException is AmazonS3Exception { ErrorCode: "NoSuchBucket" })
        {
            await CallAsync(MakeAsync, cancellationToken);
        }
    }

    /// <summary>One request, or several that belong together.</summary>
    internal async Task<T> CallAsync<T>(
        Func<IAmazonS3, CancellationToken, Task<T>> call,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await call(_client, cancellationToken);
        }
        catch (Exception failure)
            when (!cancellationToken.IsCancellationRequested && S3Failures.Describe(failure, _options) is not null)
        {
            throw S3Failures.Describe(failure, _options)!;
        }
    }

    /// <inheritdoc />
    public void Dispose() => _client.Dispose();

    private async Task<bool> MakeAsync(IAmazonS3 client, CancellationToken cancellationToken)
    {
        try
        {
            await client.PutBucketAsync(new PutBucketRequest { BucketName = Name }, cancellationToken);
            return true;
        }
        catch (AmazonS3Exception made)
            when (made.StatusCode == HttpStatusCode.Conflict && made.ErrorCode == "BucketAlreadyOwnedByYou")
        {
            return false; // another copy was faster
        }
    }

    private static AmazonS3Config Settings(S3Options options)
    {
        var settings = new AmazonS3Config
        {
            MaxErrorRetry = options.Retries,
            RetryMode = RequestRetryMode.Standard,
            ConnectTimeout = options.ConnectTimeout,
            Timeout = options.Timeout,
            // Every object is sent with its SHA-256 and checked against it when read; other servers than AWS's do not
            // take the checksums that the client would add by itself.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (options.IsPrivate)
        {
            settings.ServiceURL = options.Endpoint;
            settings.AuthenticationRegion = options.Region;
        }
        else
        {
            settings.RegionEndpoint = RegionEndpoint.GetBySystemName(options.Region);
        }

        settings.ForcePathStyle = options.ForcePathStyle ?? options.IsPrivate;
        return settings;
    }
}
