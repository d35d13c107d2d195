namespace BtcEvents.AlertBridge;

/// <summary>
/// Posts each alert as JSON to an address of the user's. The header <c>Idempotency-Key</c> is the same whenever the
/// same telling is repeated
/// (https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header).
/// </summary>
/// <param name="client">Its base address is where to post to.</param>
public sealed class WebhookAlertChannel(HttpClient client) : IAlertChannel
{
    private readonly HttpReceiver _webhook = new("the webhook", client);

    /// <inheritdoc />
    public static string Name => "webhook";

    /// <inheritdoc />
    public Task SendAsync(AlertNotice notice, CancellationToken cancellationToken) =>
        _webhook.PostAsync(
            new
            {
                notice.Id,
                Status = notice.IsOver ? "resolved" : "raised",
                notice.Severity,
                notice.Title,
                notice.Text,
                notice.OccurredAt,
                notice.AlertId,
                Cycle = notice.Cycle is { } cycle
                    ? new
                    {
                        cycle.CycleId,
                        cycle.Symbol,
                        cycle.Month,
                        cycle.Attempt,
                    }
                    : null,
            },
            ("Idempotency-Key", $"\"{notice.Id}\""),
            cancellationToken: cancellationToken
        );
}
