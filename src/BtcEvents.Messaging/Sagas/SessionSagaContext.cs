using System.Text.Json;
using BtcEvents.Storage.Operational;
using MassTransit;
using MassTransit.Context;
using MassTransit.Saga;

namespace BtcEvents.Messaging;

/// <summary>Saga instances of one message, in the session's transaction, with an optimistic version.</summary>
internal sealed class SessionSagaContext<TSaga, TMessage>(
    OperationalSession session, ConsumeContext<TMessage> context, ISagaConsumeContextFactory<OperationalSession, TSaga> factory)
    : ConsumeContextScope<TMessage>(context, session), SagaRepositoryContext<TSaga, TMessage>
    where TSaga : class, ISagaVersion
    where TMessage : class
{
    private readonly ConsumeContext<TMessage> _context = context;

    public Task<SagaConsumeContext<TSaga, TMessage>> Add(TSaga instance) =>
        factory.CreateSagaConsumeContext(session, _context, instance, SagaConsumeContextMode.Add);

    public async Task<SagaConsumeContext<TSaga, TMessage>> Insert(TSaga instance) =>
        await TryInsertAsync(instance)
            ? await factory.CreateSagaConsumeContext(session, _context, instance, SagaConsumeContextMode.Insert)
            : null!; // the contract's way to say that it exists

    public async Task<SagaConsumeContext<TSaga, TMessage>> Load(Guid correlationId)
    {
        var stored = await SagaStore.LoadAsync(session, SagaKind.Of<TSaga>(), correlationId, CancellationToken);
        return stored is null
            ? null! // the contract's way to say that it does not exist
            : await factory.CreateSagaConsumeContext(session, _context, SagaKind.Read<TSaga>(stored), SagaConsumeContextMode.Load);
    }

    public async Task Save(SagaConsumeContext<TSaga> context) => Require(await TryInsertAsync(context.Saga), context.Saga);

    public async Task Update(SagaConsumeContext<TSaga> context)
    {
        var (saga, doc) = (context.Saga, JsonSerializer.Serialize(context.Saga, FactJson.Options));
        Require(await SagaStore.TryUpdateAsync(session, SagaKind.Of<TSaga>(), saga.CorrelationId, saga.Version, doc, CancellationToken), saga);
        saga.Version++;
    }

    public async Task Delete(SagaConsumeContext<TSaga> context)
    {
        var saga = context.Saga;
        Require(await SagaStore.TryDeleteAsync(session, SagaKind.Of<TSaga>(), saga.CorrelationId, saga.Version, CancellationToken), saga);
    }

    public Task Discard(SagaConsumeContext<TSaga> context) => Task.CompletedTask;

    public Task Undo(SagaConsumeContext<TSaga> context) => Task.CompletedTask;

    public Task<SagaConsumeContext<TSaga, T>> CreateSagaConsumeContext<T>(
        ConsumeContext<T> consumeContext, TSaga instance, SagaConsumeContextMode mode)
        where T : class => factory.CreateSagaConsumeContext(session, consumeContext, instance, mode);

    private Task<bool> TryInsertAsync(TSaga saga)
    {
        saga.Version = 1;
        var doc = JsonSerializer.Serialize(saga, FactJson.Options);
        return SagaStore.TryInsertAsync(session, SagaKind.Of<TSaga>(), saga.CorrelationId, doc, CancellationToken);
    }

    private static void Require(bool done, TSaga saga)
    {
        if (!done)
        {
            throw new SagaConcurrencyException(typeof(TSaga), saga.CorrelationId);
        }
    }
}
