using System.Text.Json;
using BtcEvents.Storage.Operational;
using MassTransit;

namespace BtcEvents.Messaging;

/// <summary>How instances of a saga are named and read in the store.</summary>
public static class SagaKind
{
    /// <summary>The kind under which instances of <typeparamref name="TSaga"/> are stored.</summary>
    public static string Of<TSaga>() => typeof(TSaga).Name;

    /// <summary>The instance as it is stored.</summary>
    public static string Write<TSaga>(TSaga saga)
        where TSaga : class, ISagaVersion => JsonSerializer.Serialize(saga, FactJson.Options);

    /// <summary>The instance; the version of the row wins over the one in the document.</summary>
    /// <exception cref="InvalidDataException">The document is not one of <typeparamref name="TSaga"/>.</exception>
    public static TSaga Read<TSaga>(SagaDocument stored)
        where TSaga : class, ISagaVersion
    {
        try
        {
            var saga =
                JsonSerializer.Deserialize<TSaga>(stored.Doc, FactJson.Options)
                ?? throw new InvalidDataException($"an instance of {Of<TSaga>()} is empty");
            saga.Version = stored.Version;
            return saga;
        }
        catch (JsonException unreadable)
        {
            throw new InvalidDataException(
                $"an instance of {Of<TSaga>()} cannot be read: {unreadable.Message}",
                unreadable
            );
        }
    }
}
