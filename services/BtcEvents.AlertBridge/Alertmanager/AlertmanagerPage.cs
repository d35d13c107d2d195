using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using BtcEvents.Failures;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BtcEvents.AlertBridge;

/// <summary>
/// Where Alertmanager posts: 200 once the alerts are committed; 503 where the store is away, so that it tries again;
/// 400 and 401, which it does not try again, for what is no notification and for the wrong token.
/// </summary>
internal sealed partial class AlertmanagerPage(
    AlertmanagerIntake intake,
    AlertmanagerOptions options,
    ILogger<AlertmanagerPage> logger
)
{
    public const string Path = "/alertmanager";

    private const string Scheme = "Bearer ";

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
    };

    public async Task AnswerAsync(HttpContext context)
    {
        if (!IsAllowed(context.Request))
        {
            await SayAsync(
                context,
                StatusCodes.Status401Unauthorized,
                "the bearer token is not that of Alertmanager:Token"
            );
            return;
        }

        try
        {
            await intake.TakeAsync(await ReadAsync(context), context.RequestAborted);
            await SayAsync(context, StatusCodes.Status200OK, "taken");
        }
        catch (Exception wrong) when (wrong is JsonException || IsRefused(wrong))
        {
            Refused(logger, wrong.Message);
            await SayAsync(
                context,
                StatusCodes.Status400BadRequest,
                $"no notification of Alertmanager: {wrong.Message}"
            );
        }
        catch (Exception away) when (Failure.IsTransient(away) && !context.RequestAborted.IsCancellationRequested)
        {
            NotTaken(logger, away);
            await SayAsync(context, StatusCodes.Status503ServiceUnavailable, Failure.Describe(away));
        }
    }

    private static async Task<AlertmanagerNotification> ReadAsync(HttpContext context)
    {
        var notification = await JsonSerializer.DeserializeAsync<AlertmanagerNotification>(
            context.Request.Body,
            Strict,
            context.RequestAborted
        );
        return notification is { Alerts: var alerts } && alerts.All(alert => alert is not null)
            ? notification
            : throw new JsonException("there is a null where something must be");
    }

    // What came too slowly may come anew.
    private static bool IsRefused(Exception failure) =>
        failure is BadHttpRequestException { StatusCode: not StatusCodes.Status408RequestTimeout };

    private static Task SayAsync(HttpContext context, int code, string sentence)
    {
        context.Response.StatusCode = code;
        return context.Response.WriteAsync(sentence + "\n", context.RequestAborted);
    }

    private bool IsAllowed(HttpRequest request)
    {
        if (options.Token.Length == 0)
        {
            return true;
        }

        var given = request.Headers.Authorization.ToString();
        return given.StartsWith(Scheme, StringComparison.Ordinal)
            && CryptographicOperations.FixedTimeEquals(
                Encoding.UTF8.GetBytes(given[Scheme.Length..]),
                Encoding.UTF8.GetBytes(options.Token)
            );
    }

    [LoggerMessage(4003, LogLevel.Warning, "What was posted as Alertmanager's is refused: {Reason}")]
    private static partial void Refused(ILogger logger, string reason);

    [LoggerMessage(4004, LogLevel.Warning, "Alertmanager's alerts cannot be taken now; it tries again")]
    private static partial void NotTaken(ILogger logger, Exception failure);
}
