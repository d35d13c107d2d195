using BtcEvents.Storage.Operational;
using MassTransit;
using MassTransit.Configuration;
using MassTransit.Saga;

namespace BtcEvents.Messaging;

/// <summary>Keeps the instances of a saga in the operational store.</summary>
public static class SagaRegistration
{
    /// <summary>Use after <c>AddSagaStateMachine</c>.</summary>
    public static void InOperationalStore<TSaga>(this ISagaRegistrationConfigurator<TSaga> saga)
        where TSaga : class, ISagaVersion =>
        saga.Repository(repository =>
        {
            repository.RegisterLoadSagaRepository<TSaga, UnitSagaContextFactory<TSaga>>();
            repository.RegisterSagaRepository<
                TSaga,
                IOperationalUnit,
                SagaConsumeContextFactory<IOperationalUnit, TSaga>,
                UnitSagaContextFactory<TSaga>
            >();
        });
}
