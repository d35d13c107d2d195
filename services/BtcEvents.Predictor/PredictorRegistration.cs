using BtcEvents.Contracts;
using BtcEvents.Messaging;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.Predictor;

/// <summary>Adds the predictor to a host's bus.</summary>
public static class PredictorRegistration
{
    /// <summary>
    /// The consumer on its own endpoint. Needs a market store, an artefact store and forecast options.
    /// </summary>
    public static void AddPredictor(this IBusRegistrationConfigurator bus)
    {
        bus.AddScoped<MonthPrediction>();
        bus.AddStageConsumer<PredictorConsumer, ModelTrained>(Stage.Forecast);
    }
}
