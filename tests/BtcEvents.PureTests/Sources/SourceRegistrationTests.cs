using BtcEvents.Sources;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.PureTests.Sources;

public sealed class SourceRegistrationTests
{
    [Fact]
    public async Task A_further_source_comes_after_the_folder()
    {
        using var folder = await MarketFolder.CreateAsync();
        File.Delete(folder.File("vix.csv"));
        await using var services = new ServiceCollection()
            .AddMarketSources(folder.Path)
            .AddSeriesSource(_ => new FakeSource("further") { Simulated = true })
            .BuildServiceProvider();

        var snapshot = await services
            .GetRequiredService<SourceOrder>()
            .FetchAsync(
                new() { Symbol = MarketFolder.Symbol, AsOf = MarketFolder.Last },
                TestContext.Current.CancellationToken
            );

        Assert.All(snapshot.Series, s => Assert.Equal(s.Raw.Spec.Name == "vix" ? "further" : "csv", s.Source));
        Assert.Equal(
            $"{folder.File("vix.csv")}: the file is absent, so vix comes from further",
            Assert.Single(snapshot.Findings).Message
        );
    }
}
