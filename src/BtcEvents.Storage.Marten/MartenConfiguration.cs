using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using BtcEvents.Contracts;
using BtcEvents.Storage.Operational;
using JasperFx;
using JasperFx.Events;
using Marten;
using Marten.Services.Json.Transformations.SystemTextJson;
using Npgsql;
using Weasel.Core;

namespace BtcEvents.Storage.Marten;

/// <summary>
/// How Marten keeps our documents and facts: the same in every process, since the tables follow from it.
/// </summary>
internal static class MartenConfiguration
{
    /// <summary>Schema of every table; the database's other schemas stay as they are.</summary>
    public const string Schema = "btc";

    private static readonly JsonSerializerOptions Json = new(FactJson.Options)
    {
        // A message's body is JSON within JSON: every quote would be six characters.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Configures a store on <paramref name="source"/>.</summary>
    public static void Apply(StoreOptions options, NpgsqlDataSource source, TimeProvider clock)
    {
        options.Connection(source);
        options.DatabaseSchemaName = Schema;
        options.AutoCreateSchemaObjects = AutoCreate.None;
        options.DisableNpgsqlLogging = true;
        options.UseSystemTextJsonForSerialization(Json, EnumStorage.AsInteger, Casing.CamelCase);
        options.Policies.DisableInformationalFields();
        AddDocuments(options);
        AddFacts(options, clock);
    }

    private static void AddDocuments(StoreOptions options)
    {
        options.Schema.For<InboxMark>().DocumentAlias("inbox").Duplicate(mark => mark.Consumed, pgType: "timestamptz");
        options
            .Schema.For<WaitingMessage>()
            .DocumentAlias("outbox")
            .Duplicate(message => message.Due, pgType: "timestamptz")
            .Duplicate(message => message.CorrelationId!, pgType: "uuid");
        options
            .Schema.For<SagaInstance>()
            .DocumentAlias("saga")
            .UseNumericRevisions(true)
            .Metadata(metadata => metadata.Revision.MapTo(saga => saga.Version));
        options
            .Schema.For<ShownCycle>()
            .DocumentAlias("cycle")
            .Duplicate(cycle => cycle.StartedAt, pgType: "timestamptz");
        options.Schema.For<KnownModel>().DocumentAlias("model").Duplicate(model => model.Symbol, pgType: "text");
        options
            .Schema.For<Promotion>()
            .DocumentAlias("promotion")
            .Duplicate(promotion => promotion.Symbol, pgType: "text");
        options.Schema.For<PresentFeatureSet>().DocumentAlias("feature_set");
        options.Schema.For<OpenCycle>().DocumentAlias("open_cycle");
        options.Schema.For<ScheduledStart>().DocumentAlias("scheduled_start");
        options.Schema.For<SchemaMark>().DocumentAlias("schema_mark");
    }

    private static void AddFacts(StoreOptions options, TimeProvider clock)
    {
        options.Events.StreamIdentity = StreamIdentity.AsGuid;
        options.Events.TimeProvider = clock;
        options.Events.EnableUniqueIndexOnEventId = true; // each fact once: its id follows from the fact
        options.Events.MetadataConfig.CausationIdEnabled = true;
        options.Events.MetadataConfig.CorrelationIdEnabled = true;
        options.Events.AddEventTypes(FactJson.Types);
        foreach (var type in FactUpcasts.Types)
        {
            typeof(MartenConfiguration)
                .GetMethod(nameof(Upcast), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(type)
                .Invoke(null, [options]);
        }
    }

    private static void Upcast<TFact>(StoreOptions options)
        where TFact : class, ICycleFact =>
        options.Events.Upcast<TFact>(
            JsonNamingPolicy.SnakeCaseLower.ConvertName(typeof(TFact).Name),
            JsonTransformations.Upcast(json =>
                (TFact)FactJson.ReadOld(typeof(TFact), JsonObject.Create(json.RootElement)!)!
            )
        );
}
