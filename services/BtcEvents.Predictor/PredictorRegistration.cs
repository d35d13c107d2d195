using BtcEvents.Contracts;
using BtcEvents.Forecasting;
using BtcEvents.Messaging;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.Predictor;

/// <summary>Adds the predictor to a host's bus.</summary>
public static class PredictorRegistration
{
    /// <summary>
    /// The consumer on its own endpoint. Needs a market store and an artefact store. Reads the section
    /// <c>Forecast</c> of the host's settings, unless the host has forecast options of its own.
    /// </summary>
    public static void AddPredictor(this IBusRegistrationConfigurator bus)
    {
        bus.AddSettings<ForecastOptions>(ForecastOptions.Section);
        bus.AddScoped<MonthPrediction>();
        bus.AddStageConsumer<PredictorConsumer, ModelTrained>(Stage.Forecast);
    }
}
