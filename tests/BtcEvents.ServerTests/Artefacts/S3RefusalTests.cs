using System.Net;
using System.Net.Sockets;
using BtcEvents.Failures;
using BtcEvents.Market;
using BtcEvents.ServerTests.Support;
using BtcEvents.Storage.S3;

namespace BtcEvents.ServerTests.Artefacts;

/// <summary>What a person reads when the artefacts' server cannot be used.</summary>
public sealed class S3RefusalTests : IDisposable
{
    private readonly S3Place _place = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task No_listener_is_one_sentence_with_the_address()
    {
        (_place.Options.Endpoint, _place.Options.Retries) = ($"http://127.0.0.1:{Ports.Free()}", 1);
        var away = await FailsAsync<ServerUnreachableException>();

        Assert.Equal($"S3 at {_place.Options.Endpoint} cannot be reached: Connection refused", away.Message);
        Assert.True(ServerTrouble.IsAway(away));
    }

    [Theory]
    [InlineData("InvalidAccessKeyId", "the access key is not known there")]
    [InlineData("SignatureDoesNotMatch", "the secret key does not belong to the access key")]
    [InlineData("AccessDenied", "it may not do this in bucket 'tests' (AccessDenied)")]
    [InlineData("RequestTimeTooSkewed", "this machine's clock and the server's differ too much")]
    public async Task A_refusal_is_one_sentence_without_keys(string code, string reason)
    {
        using var server = new S3Stub(403, code);
        (_place.Options.Endpoint, _place.Options.AccessKey, _place.Options.SecretKey) = (
            server.Endpoint,
            "k-123",
            "s-456"
        );

        var refused = await FailsAsync<ServerRefusedException>();

        Assert.Equal($"S3 at {server.Endpoint} refused user 'S3:AccessKey': {reason}", refused.Message);
        Assert.DoesNotContain("s-456", refused.ToString(), StringComparison.Ordinal);
        Assert.False(ServerTrouble.IsAway(refused));
    }

    [Theory]
    [InlineData(503, "SlowDown")]
    [InlineData(500, "InternalError")]
    public async Task A_server_in_trouble_is_asked_a_few_times_and_then_away(int status, string code)
    {
        using var server = new S3Stub(status, code);
        (_place.Options.Endpoint, _place.Options.Retries) = (server.Endpoint, 2);

        using var bucket = new S3Bucket(_place.Options);
        var away = await Assert.ThrowsAsync<ServerUnreachableException>(() => bucket.EnsureAsync(Token));

        Assert.Equal($"S3 at {server.Endpoint} cannot be reached: {code}", away.Message);
        Assert.Equal(3, server.Requests);
    }

    [Fact]
    public async Task A_server_that_takes_the_connection_and_says_nothing_is_away()
    {
        using var mute = new TcpListener(IPAddress.Loopback, 0);
        _place.Options.Endpoint = $"http://127.0.0.1:{Ports.Open(mute)}";
        (_place.Options.Timeout, _place.Options.Retries) = (TimeSpan.FromSeconds(1), 0);

        await FailsAsync<ServerUnreachableException>();
    }

    [Fact]
    public async Task A_bucket_that_is_not_there_is_made_where_that_is_allowed_and_named_where_not()
    {
        (_place.Options.Bucket, _place.Options.CreateBucket) = (
            FormattableString.Invariant($"made-{Environment.ProcessId}"),
            false
        );
        var refused = await FailsAsync<ServerRefusedException>();
        Assert.EndsWith(
            $"the bucket '{_place.Options.Bucket}' does not exist; make it, or set S3:CreateBucket",
            refused.Message,
            StringComparison.Ordinal
        );

        _place.Options.CreateBucket = true;
        using var bucket = new S3Bucket(_place.Options);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => new S3Probe(bucket).CheckAsync(Token)));

        Assert.NotEmpty(await new S3ArtefactStore(bucket).PutAsync("models", "json", new byte[] { 1 }, Token));
    }

    [Fact]
    public async Task A_cancelled_request_is_cancelled_and_not_a_server_that_is_away()
    {
        using var bucket = new S3Bucket(_place.Options);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bucket.EnsureAsync(new(canceled: true)));
    }

    public static TheoryData<string, Action<S3Options>> Wrong() =>
        new()
        {
            { "S3:Endpoint", options => options.Endpoint = "127.0.0.1:9000" },
            { "S3:Endpoint", options => options.Endpoint = "http://user:password@127.0.0.1" },
            { "S3:Bucket", options => options.Bucket = "" },
            { "S3:SecretKey", options => options.SecretKey = "" },
            { "S3:Prefix", options => options.Prefix = "/a" },
            { "S3:Prefix", options => options.Prefix = "a/../b" },
            { "S3:Timeout", options => options.Timeout = TimeSpan.Zero },
            { "S3:Retries", options => options.Retries = -1 },
        };

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Wrong))]
    public void An_option_that_makes_no_sense_is_named(string setting, Action<S3Options> wrong)
    {
        wrong(_place.Options);

        Assert.StartsWith(
            setting + " is ",
            Assert.Throws<BadInputException>(() => new S3Bucket(_place.Options)).Message,
            StringComparison.Ordinal
        );
    }

    // Every way to the server says the same.
    private async Task<T> FailsAsync<T>()
        where T : ServerException
    {
        using var bucket = new S3Bucket(_place.Options);
        await Assert.ThrowsAsync<T>(() =>
            new S3ArtefactStore(bucket).PutAsync("models", "json", new byte[] { 1 }, Token)
        );
        return await Assert.ThrowsAsync<T>(() => new S3Probe(bucket).CheckAsync(Token));
    }
}
