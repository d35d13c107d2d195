using BtcEvents.Storage.Operational;
using Marten;

namespace BtcEvents.Storage.Marten;

/// <summary>The registry. Promotions are kept as a history; the last one counts.</summary>
internal sealed class MartenModelRegistry(MartenUnit unit) : IModelRegistry
{
    /// <inheritdoc />
    public async Task RegisterAsync(RegisteredModel model, CancellationToken cancellationToken)
    {
        var known = new KnownModel
        {
            Id = KnownModel.IdOf(model.Symbol, model.Model),
            Symbol = model.Symbol,
            Model = model,
        };
        if (await unit.FindAsync<KnownModel>(known.Id, cancellationToken) is null)
        {
            unit.Tell(known, known.Id);
            unit.Add(
                async (session, again, token) =>
                {
                    if (!again || await session.LoadAsync<KnownModel>(known.Id, token) is null)
                    {
                        session.Insert(known);
                    }
                }
            );
        }
    }

    /// <inheritdoc />
    public async Task PromoteAsync(
        string symbol,
        string model,
        Guid cycleId,
        string reason,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(symbol, model, cancellationToken) is null)
        {
            throw new ArgumentException(
                $"{symbol}: model {model} is not registered, so it cannot be promoted",
                nameof(model)
            );
        }

        var last = await LastPromotionAsync(symbol, cancellationToken);
        if (last?.Model == model)
        {
            return;
        }

        var promotion = Numbered((last?.Number ?? 0) + 1);
        unit.Tell(promotion, promotion.Id);
        unit.Add(
            async (session, again, token) => // two at once may both promote, and the later counts
                session.Insert(again ? Numbered(await LastNumberAsync(session, symbol, token) + 1) : promotion)
        );

        Promotion Numbered(int number) =>
            new()
            {
                Id = FormattableString.Invariant($"{symbol}/{number:D8}"),
                Symbol = symbol,
                Number = number,
                Model = model,
                CycleId = cycleId,
                Reason = reason,
                PromotedAt = unit.Clock.GetUtcNow(),
            };
    }

    /// <inheritdoc />
    public async Task<RegisteredModel?> ChampionAsync(string symbol, CancellationToken cancellationToken) =>
        await LastPromotionAsync(symbol, cancellationToken) is { } last
            ? await FindAsync(symbol, last.Model, cancellationToken)
            : null;

    /// <inheritdoc />
    public async Task<RegisteredModel?> FindAsync(string symbol, string model, CancellationToken cancellationToken) =>
        (await unit.FindAsync<KnownModel>(KnownModel.IdOf(symbol, model), cancellationToken))?.Model;

    /// <inheritdoc />
    public async Task<IReadOnlyList<RegisteredModel>> ListAsync(string? symbol, CancellationToken cancellationToken)
    {
        var stored = await unit.ReadAsync(
            session =>
                session
                    .Query<KnownModel>()
                    .Where(model => symbol == null || model.Symbol == symbol)
                    .ToListAsync(cancellationToken),
            cancellationToken
        );
        return
        [
            .. stored
                .Concat(unit.Told<KnownModel>().Where(model => symbol is null || model.Symbol == symbol))
                .Select(known => known.Model)
                .OrderBy(model => model.RegisteredAt)
                .ThenBy(model => model.Model, StringComparer.Ordinal)
                .ThenBy(model => model.Symbol, StringComparer.Ordinal),
        ];
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<ModelPromotion>> PromotionsAsync(
        string? symbol,
        CancellationToken cancellationToken
    )
    {
        var stored = await unit.ReadAsync(
            session =>
                session
                    .Query<Promotion>()
                    .Where(promotion => symbol == null || promotion.Symbol == symbol)
                    .ToListAsync(cancellationToken),
            cancellationToken
        );
        return
        [
            .. stored
                .Concat(unit.Told<Promotion>().Where(promotion => symbol is null || promotion.Symbol == symbol))
                .OrderBy(promotion => promotion.PromotedAt)
                .ThenBy(promotion => promotion.Number)
                .Select(promotion => new ModelPromotion
                {
                    Symbol = promotion.Symbol,
                    Model = promotion.Model,
                    CycleId = promotion.CycleId,
                    Reason = promotion.Reason,
                    PromotedAt = promotion.PromotedAt,
                }),
        ];
    }

    /// <inheritdoc />
    public async Task<string?> PresentFeatureSetAsync(string symbol, CancellationToken cancellationToken) =>
        (await unit.FindAsync<PresentFeatureSet>(symbol, cancellationToken))?.Reference;

    /// <inheritdoc />
    public Task SetPresentFeatureSetAsync(
        string symbol,
        string reference,
        Guid cycleId,
        CancellationToken cancellationToken
    )
    {
        var present = new PresentFeatureSet
        {
            Id = symbol,
            Reference = reference,
            CycleId = cycleId,
            SetAt = unit.Clock.GetUtcNow(),
        };
        unit.Put(present, symbol);
        return Task.CompletedTask;
    }

    private async Task<Promotion?> LastPromotionAsync(string symbol, CancellationToken cancellationToken) =>
        unit.Told<Promotion>().Where(promotion => promotion.Symbol == symbol).MaxBy(promotion => promotion.Number)
        ?? await unit.ReadAsync(
            session => Last(session, symbol).FirstOrDefaultAsync(cancellationToken),
            cancellationToken
        );

    private static async Task<int> LastNumberAsync(
        IQuerySession session,
        string symbol,
        CancellationToken cancellationToken
    ) => (await Last(session, symbol).FirstOrDefaultAsync(cancellationToken))?.Number ?? 0;

    private static IQueryable<Promotion> Last(IQuerySession session, string symbol) =>
        session
            .Query<Promotion>()
            .Where(promotion => promotion.Symbol == symbol)
            .OrderByDescending(promotion => promotion.Number);
}
