using System.Text.Json;
using BtcEvents.Contracts;
using JasperFx.Events;
using JasperFx.Resources;
using Marten;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Wolverine;
using Wolverine.Marten;
using Wolverine.RabbitMQ;
using ConnectionFactory = RabbitMQ.Client.ConnectionFactory;

namespace BtcEvents.Peers.Wolverine;

/// <summary>
/// Wolverine with Marten and RabbitMQ, inbox and outbox durable, on the servers that our services' settings name.
/// </summary>
internal static class PeerHost
{
    private const string Queue = "selection";
    private const string Exchange = "BtcEvents.Contracts:FeaturesSelected";

    public static void Add(HostApplicationBuilder builder, IConfiguration settings, bool tuned)
    {
        builder.UseWolverine(wolverine =>
        {
            wolverine.UseRuntimeCompilation();
            wolverine.UseSystemTextJsonForSerialization(json => json.PropertyNamingPolicy = JsonNamingPolicy.CamelCase);
            wolverine.Policies.AutoApplyTransactions();
            wolverine.Policies.UseDurableInboxOnAllListeners();
            wolverine.Policies.UseDurableOutboxOnAllSendingEndpoints();
            AddRabbitMq(wolverine, settings.GetSection("RabbitMq"), tuned);
        });
        builder
            .Services.AddMarten(marten => Configure(marten, settings.GetSection("Postgres"), tuned))
            .UseLightweightSessions()
            .IntegrateWithWolverine();
        builder.Services.AddResourceSetupOnStartup();
    }

    private static void AddRabbitMq(WolverineOptions wolverine, IConfiguration settings, bool tuned)
    {
        wolverine
            .UseRabbitMq(factory => Connect(factory, settings))
            .UseQuorumQueues()
            .AutoProvision()
            .ConfigureChannelCreation(channel =>
            {
                // Off by default; but then the outbox may forget what has never reached the broker, and ours never
                // does.
                channel.PublisherConfirmationsEnabled = true;
                channel.PublisherConfirmationTrackingEnabled = true;
            });
        wolverine
            .PublishMessage<FeaturesSelected>()
            .ToRabbitExchange(Exchange, exchange => exchange.ExchangeType = ExchangeType.Fanout);
        var listener = wolverine.ListenToRabbitQueue(Queue);
        if (tuned)
        {
            listener.MaximumParallelMessages(64).ListenerCount(2);
        }
    }

    private static void Connect(ConnectionFactory factory, IConfiguration settings)
    {
        factory.HostName = settings["Host"]!;
        factory.Port = settings.GetValue<int>("Port");
        factory.VirtualHost = settings["VirtualHost"]!;
        factory.UserName = settings["User"]!;
        factory.Password = settings["Password"]!;
    }

    private static void Configure(StoreOptions marten, IConfiguration settings, bool tuned)
    {
        var connection = new NpgsqlConnectionStringBuilder
        {
            Host = settings["Host"],
            Port = settings.GetValue<int>("Port"),
            Database = settings["Database"],
            Username = settings["User"],
            Password = settings["Password"],
        };
        if (tuned)
        {
            (connection.MaxAutoPrepare, connection.AutoPrepareMinUsages) = (50, 2); // as ours
            marten.Events.AppendMode = EventAppendMode.Quick;
        }

        marten.Connection(connection.ToString());
    }
}
