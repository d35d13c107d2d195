using BtcEvents.Storage.Operational;
using MassTransit;
using MassTransit.Context;
using MassTransit.Saga;

namespace BtcEvents.Messaging;

/// <summary>Saga instances of one message, in its unit, with an optimistic version.</summary>
internal sealed class UnitSagaContext<TSaga, TMessage>(
    IOperationalUnit unit,
    ConsumeContext<TMessage> context,
    ISagaConsumeContextFactory<IOperationalUnit, TSaga> factory
) : ConsumeContextScope<TMessage>(context, unit), SagaRepositoryContext<TSaga, TMessage>
    where TSaga : class, ISagaVersion
    where TMessage : class
{
    private readonly ConsumeContext<TMessage> _context = context;

    public Task<SagaConsumeContext<TSaga, TMessage>> Add(TSaga instance) =>
        factory.CreateSagaConsumeContext(unit, _context, instance, SagaConsumeContextMode.Add);

    public async Task<SagaConsumeContext<TSaga, TMessage>> Insert(TSaga instance)
    {
        await AddAsync(instance);
        return await factory.CreateSagaConsumeContext(unit, _context, instance, SagaConsumeContextMode.Insert);
    }

    public async Task<SagaConsumeContext<TSaga, TMessage>> Load(Guid correlationId)
    {
        var stored = await unit.LoadSagaAsync(SagaKind.Of<TSaga>(), correlationId, CancellationToken);
        return stored is null
            ? null! // the contract's way to say that it does not exist
            : await factory.CreateSagaConsumeContext(
                unit,
                _context,
                SagaKind.Read<TSaga>(stored),
                SagaConsumeContextMode.Load
            );
    }

    public Task Save(SagaConsumeContext<TSaga> context) => AddAsync(context.Saga);

    public async Task Update(SagaConsumeContext<TSaga> context)
    {
        var saga = context.Saga;
        await unit.UpdateSagaAsync(
            SagaKind.Of<TSaga>(),
            saga.CorrelationId,
            saga.Version,
            SagaKind.Write(saga),
            CancellationToken
        );
        saga.Version++;
        await ShowAsync(saga);
    }

    public Task Delete(SagaConsumeContext<TSaga> context) =>
        unit.RemoveSagaAsync(SagaKind.Of<TSaga>(), context.Saga.CorrelationId, context.Saga.Version, CancellationToken);

    public Task Discard(SagaConsumeContext<TSaga> context) => Task.CompletedTask;

    public Task Undo(SagaConsumeContext<TSaga> context) => Task.CompletedTask;

    public Task<SagaConsumeContext<TSaga, T>> CreateSagaConsumeContext<T>(
        ConsumeContext<T> consumeContext,
        TSaga instance,
        SagaConsumeContextMode mode
    )
        where T : class => factory.CreateSagaConsumeContext(unit, consumeContext, instance, mode);

    private async Task AddAsync(TSaga saga)
    {
        saga.Version = 1;
        await unit.AddSagaAsync(SagaKind.Of<TSaga>(), saga.CorrelationId, SagaKind.Write(saga), CancellationToken);
        await ShowAsync(saga);
    }

    private Task ShowAsync(TSaga saga) =>
        saga is IShowsCycle shown ? unit.ShowAsync(shown.ToView(), CancellationToken) : Task.CompletedTask;
}
