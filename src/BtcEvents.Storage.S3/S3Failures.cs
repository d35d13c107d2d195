using System.Net;
using Amazon.Runtime;
using BtcEvents.Failures;

namespace BtcEvents.Storage.S3;

/// <summary>
/// What a request to S3 can end in, as a sentence for people. What the server says is left out where it repeats the
/// access key.
/// </summary>
internal static class S3Failures
{
    public const string Server = "S3";

    /// <summary>The failure as a sentence, or null where neither the server nor the network is to blame.</summary>
    public static ServerException? Describe(Exception failure, S3Options options) =>
        failure switch
        {
            AmazonServiceException answer when IsAway(answer) => Away(options, Code(answer), failure),
            AmazonServiceException answer when Refusal(answer, options) is { } reason => new ServerRefusedException(
                Server,
                options.Address,
                options.User,
                reason,
                failure
            ),
            AmazonServiceException answer when answer.StatusCode != default => null,
            HttpRequestException or IOException or TimeoutException or OperationCanceledException => Away(
                options,
                Innermost(failure),
                failure
            ),
            AmazonClientException
            {
                InnerException: HttpRequestException or IOException or TimeoutException or OperationCanceledException
            } => Away(options, Innermost(failure), failure),
            AmazonClientException => new ServerRefusedException(
                Server,
                options.Address,
                options.User,
                failure.Message,
                failure
            ), // no credentials found
            _ => null,
        };

    // Also where the connection broke within an answer.
    private static bool IsAway(AmazonServiceException answer) =>
        answer.StatusCode >= HttpStatusCode.InternalServerError
        || answer.ErrorCode is "SlowDown" or "RequestTimeout"
        || (answer.InnerException is { } cause && ServerTrouble.IsAway(cause));

    private static ServerUnreachableException Away(S3Options options, string reason, Exception failure) =>
        new(Server, options.Address, reason, failure);

    private static string? Refusal(AmazonServiceException answer, S3Options options) =>
        answer switch
        {
            { ErrorCode: "InvalidAccessKeyId" } => "the access key is not known there",
            { ErrorCode: "SignatureDoesNotMatch" } => "the secret key does not belong to the access key",
            { ErrorCode: "RequestTimeTooSkewed" } => "this machine's clock and the server's differ too much",
            { ErrorCode: "NoSuchBucket" } =>
                $"the bucket '{options.Bucket}' does not exist; make it, or set S3:CreateBucket",
            { StatusCode: HttpStatusCode.MovedPermanently or HttpStatusCode.TemporaryRedirect } =>
                $"the bucket '{options.Bucket}' is not in region {options.Region}",
            { StatusCode: HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized } =>
                $"it may not do this in bucket '{options.Bucket}' ({Code(answer)})",
            _ => null,
        };

    private static string Code(AmazonServiceException answer) =>
        string.IsNullOrEmpty(answer.ErrorCode)
            ? FormattableString.Invariant($"status {(int)answer.StatusCode}")
            : answer.ErrorCode;

    private static string Innermost(Exception failure) => failure.GetBaseException().Message;
}
