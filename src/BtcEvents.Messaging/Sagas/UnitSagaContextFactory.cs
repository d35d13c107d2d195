using BtcEvents.Storage.Operational;
using MassTransit;
using MassTransit.Middleware;
using MassTransit.Saga;

namespace BtcEvents.Messaging;

/// <summary>
/// Saga instances on the operational store. The outbox around the saga commits; an endpoint without it would keep
/// nothing.
/// </summary>
internal sealed class UnitSagaContextFactory<TSaga>(
    IOperationalUnit unit,
    ISagaConsumeContextFactory<IOperationalUnit, TSaga> factory
) : ISagaRepositoryContextFactory<TSaga>, ILoadSagaRepositoryContextFactory<TSaga>
    where TSaga : class, ISagaVersion
{
    public async Task Send<T>(ConsumeContext<T> context, IPipe<SagaRepositoryContext<TSaga, T>> next)
        where T : class
    {
        if (!context.TryGetPayload<OutboxConsumeContext>(out _))
        {
            throw new ConfigurationException(
                $"{typeof(TSaga).Name}: the saga's endpoint lacks the outbox that commits its instances"
            );
        }

        await next.Send(new UnitSagaContext<TSaga, T>(unit, context, factory));
    }

    public Task SendQuery<T>(
        ConsumeContext<T> context,
        ISagaQuery<TSaga> query,
        IPipe<SagaRepositoryQueryContext<TSaga, T>> next
    )
        where T : class =>
        throw new NotSupportedException($"{typeof(TSaga).Name}: instances are found by their id only");

    public Task<T> Execute<T>(
        Func<LoadSagaRepositoryContext<TSaga>, Task<T>> asyncMethod,
        CancellationToken cancellationToken = default
    )
        where T : class => asyncMethod(new Loader(unit, cancellationToken));

    public void Probe(ProbeContext context) => context.Add("persistence", "operationalStore");

    private sealed class Loader(IOperationalUnit unit, CancellationToken cancellationToken)
        : BasePipeContext(cancellationToken),
            LoadSagaRepositoryContext<TSaga>
    {
        public async Task<TSaga> Load(Guid correlationId) =>
            await unit.ReadSagaAsync(SagaKind.Of<TSaga>(), correlationId, CancellationToken) is { } stored
                ? SagaKind.Read<TSaga>(stored)
                : null!; // the contract's way to say that it does not exist
    }
}
