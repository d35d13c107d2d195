using BtcEvents.Failures;
using BtcEvents.Market;

namespace BtcEvents.Storage.S3;

/// <summary>Which bucket holds the artefacts, and who asks.</summary>
public sealed class S3Options
{
    /// <summary>Name of the section in the settings.</summary>
    public const string Section = "S3";

    /// <summary>Address of a private server, for example <c>http://127.0.0.1:9000</c>; empty for AWS.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>Region of the bucket; also part of every signature.</summary>
    public string Region { get; set; } = "us-east-1";

    /// <summary>Bucket.</summary>
    public string Bucket { get; set; } = "btc-events";

    /// <summary>
    /// Access key; empty together with <see cref="SecretKey"/> for the AWS client's own chain (role, profile,
    /// environment).
    /// </summary>
    public string AccessKey { get; set; } = "";

    /// <summary>Secret key.</summary>
    public string SecretKey { get; set; } = "";

    /// <summary>Folder within the bucket, for example <c>production/artefacts</c>; empty for none.</summary>
    public string Prefix { get; set; } = "";

    /// <summary>
    /// Bucket in the path instead of the host name; unless set, where there is an <see cref="Endpoint"/>.
    /// </summary>
    public bool? ForcePathStyle { get; set; }

    /// <summary>
    /// Whether a bucket that is not there is made; unless set, where there is an <see cref="Endpoint"/>.
    /// </summary>
    public bool? CreateBucket { get; set; }

    /// <summary>Longest wait for a connection; 1 s to 5 min.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Longest wait for one request; 1 s to 1 h.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How often a request is tried again, with a growing pause, where the server is away or overloaded; 0 to 10.
    /// </summary>
    public int Retries { get; set; } = 3;

    internal bool IsPrivate => Endpoint.Length > 0;

    internal bool MakesBucket => CreateBucket ?? IsPrivate;

    /// <summary>The server for people.</summary>
    internal string Address => IsPrivate ? Endpoint : $"AWS {Region}";

    /// <summary>Who asks, for people: never a key.</summary>
    internal string User => AccessKey.Length > 0 ? "S3:AccessKey" : "the AWS credential chain";

    internal void RefuseWrong()
    {
        Require(
            !IsPrivate || IsAddress(Endpoint),
            nameof(Endpoint),
            "an http or https address without user and path, or empty"
        );
        Require(Region.Length > 0, nameof(Region), "a region");
        Require(Bucket.Length > 0 && !Bucket.Contains('/'), nameof(Bucket), "the name of a bucket");
        Require(
            AccessKey.Length > 0 == SecretKey.Length > 0,
            nameof(SecretKey),
            "given where S3:AccessKey is given, and only there"
        );
        Require(
            Prefix.Length == 0 || Prefix.Split('/').All(part => part is not ("" or "." or "..")),
            nameof(Prefix),
            "names separated by single slashes"
        );
        Require(IsWithin(ConnectTimeout, TimeSpan.FromMinutes(5)), nameof(ConnectTimeout), "1 second to 5 minutes");
        Require(IsWithin(Timeout, TimeSpan.FromHours(1)), nameof(Timeout), "1 second to 1 hour");
        Require(Retries is >= 0 and <= 10, nameof(Retries), "0 to 10");
    }

    private static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && address is { Scheme: "http" or "https", UserInfo: "", PathAndQuery: "/" };

    private static bool IsWithin(TimeSpan time, TimeSpan most) => time >= TimeSpan.FromSeconds(1) && time <= most;

    private static void Require(bool holds, string setting, string rule)
    {
        if (!holds)
        {
            throw new BadInputException($"S3:{setting} must be {rule}");
        }
    }
}
