using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using BtcEvents.ServerTests.Operational;
using BtcEvents.Storage.S3;

namespace BtcEvents.ServerTests.Artefacts;

/// <summary>A prefix of one test in a bucket of the real server, and a plain client to look behind the store.</summary>
internal sealed class S3Place : IDisposable
{
    private static int _count;
    private readonly AmazonS3Client _client;

    public S3Place()
    {
        Options = new S3Options
        {
            Endpoint = PostgresPlace.Servers["S3__ENDPOINT"],
            Region = PostgresPlace.Servers["S3__REGION"],
            Bucket = "tests",
            AccessKey = PostgresPlace.Servers["S3__ACCESSKEY"],
            SecretKey = PostgresPlace.Servers["S3__SECRETKEY"],
            Prefix = FormattableString.Invariant($"run-{Environment.ProcessId}/{Interlocked.Increment(ref _count)}"),
        };
        var settings = new AmazonS3Config
        {
            ServiceURL = Options.Endpoint,
            ForcePathStyle = true,
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
        };
        _client = new AmazonS3Client(new BasicAWSCredentials(Options.AccessKey, Options.SecretKey), settings);
    }

    public S3Options Options { get; }

    public Task WriteAsync(string reference, byte[] content, CancellationToken cancellationToken) =>
        _client.PutObjectAsync(
            new PutObjectRequest
            {
                BucketName = Options.Bucket,
                Key = $"{Options.Prefix}/{reference}",
                InputStream = new MemoryStream(content),
                UseChunkEncoding = false,
            },
            cancellationToken
        );

    /// <summary>Marks an object by writing it again with a note, which another write would take away.</summary>
    public Task MarkAsync(string reference, byte[] content, CancellationToken cancellationToken)
    {
        var request = new PutObjectRequest
        {
            BucketName = Options.Bucket,
            Key = $"{Options.Prefix}/{reference}",
            InputStream = new MemoryStream(content),
            UseChunkEncoding = false,
        };
        request.Metadata["note"] = "mine";
        return _client.PutObjectAsync(request, cancellationToken);
    }

    public async Task<bool> IsMarkedAsync(string reference, CancellationToken cancellationToken) =>
        (
            await _client.GetObjectMetadataAsync(Options.Bucket, $"{Options.Prefix}/{reference}", cancellationToken)
        ).Metadata["note"] == "mine";

    public async Task<IReadOnlyList<string>> KeysAsync(CancellationToken cancellationToken) =>
        [
            .. (
                (
                    await _client.ListObjectsV2Async(
                        new() { BucketName = Options.Bucket, Prefix = Options.Prefix },
                        cancellationToken
                    )
                ).S3Objects
                ?? []
            ).Select(one => one.Key),
        ];

    public void Dispose() => _client.Dispose();
}
