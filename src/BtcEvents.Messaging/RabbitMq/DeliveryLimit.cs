using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BtcEvents.Failures;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace BtcEvents.Messaging;

/// <summary>
/// What becomes of a message that is delivered and never acknowledged, again and again, because whoever takes it dies
/// of it: the broker keeps it among the dead letters, in one queue for all of them. RabbitMQ 3 would deliver it for
/// ever, and 4 drop it without a word after 20 times. Set as policies, since the arguments of a queue that exists
/// cannot be changed; they hold for every quorum queue of the virtual host, whoever declares it and when. Sources:
/// RabbitMQ documentation, "Quorum Queues" (poison messages, at-least-once dead lettering) and "Policies".
/// </summary>
public sealed class DeliveryLimit(RabbitMqOptions options)
{
    /// <summary>How often a message may come back; with one time more it is a dead letter.</summary>
    public const int Returns = 20;

    // At least once needs reject-publish, although no queue of ours has a length that it would hold for.
    private static readonly JsonObject Limited = new()
    {
        ["delivery-limit"] = Returns,
        ["dead-letter-exchange"] = DeadLetterQueues.OfBroker,
        ["dead-letter-strategy"] = "at-least-once",
        ["overflow"] = "reject-publish",
    };

    // Whoever looks at dead letters takes them and gives them back, which counts: no number of looks may drop one.
    // RabbitMQ 3 has no word for "never".
    private static readonly JsonObject Unlimited = new() { ["delivery-limit"] = int.MaxValue };

    /// <summary>Makes the queue of dead letters and sets the policies; again, it changes nothing.</summary>
    /// <exception cref="ServerException">RabbitMQ is away, or the user may not do that.</exception>
    public async Task SetAsync(CancellationToken cancellationToken)
    {
        await new RabbitMqProbe(Options.Create(options)).CheckAsync(cancellationToken);
        await DeclareAsync(cancellationToken);
        await SetPolicyAsync("btc-dead-letters", DeadLetterQueues.Pattern, Unlimited, cancellationToken);
        await SetPolicyAsync("btc-delivery-limit", DeadLetterQueues.OtherPattern, Limited, cancellationToken);
    }

    private async Task DeclareAsync(CancellationToken cancellationToken)
    {
        const string name = DeadLetterQueues.OfBroker;
        try
        {
            await using var connection = await RabbitMqConnection
                .Factory(options)
                .CreateConnectionAsync(cancellationToken);
            await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
            await channel.ExchangeDeclareAsync(
                name,
                ExchangeType.Fanout,
                durable: true,
                cancellationToken: cancellationToken
            );
            await channel.QueueDeclareAsync(
                name,
                durable: true,
                exclusive: false,
                autoDelete: false,
                new Dictionary<string, object?>(StringComparer.Ordinal) { ["x-queue-type"] = "quorum" },
                cancellationToken: cancellationToken
            );
            await channel.QueueBindAsync(name, name, routingKey: "", cancellationToken: cancellationToken);
        }
        catch (OperationInterruptedException refused) when (refused.ShutdownReason is { ReplyCode: 403 or 406 } reason)
        {
            throw new ServerRefusedException("RabbitMQ", options.Address, options.User, reason.ReplyText, refused);
        }
        catch (RabbitMQClientException broken)
        {
            throw new ServerUnreachableException("RabbitMQ", options.Address, broken.Message, broken);
        }
    }

    private Task SetPolicyAsync(
        string name,
        string pattern,
        JsonObject definition,
        CancellationToken cancellationToken
    ) =>
        ManagementInterface.AskAsync(
            options,
            $"the tag 'policymaker' or 'administrator', to set the policy '{name}'",
            async http =>
            {
                using var answer = await http.PutAsJsonAsync(
                    $"policies/{Uri.EscapeDataString(options.VirtualHost)}/{name}",
                    new JsonObject
                    {
                        ["pattern"] = pattern,
                        ["apply-to"] = "queues", // RabbitMQ 3.10 does not know quorum_queues yet
                        ["definition"] = definition.DeepClone(),
                    },
                    cancellationToken
                );
                return answer.EnsureSuccessStatusCode();
            },
            cancellationToken
        );
}
