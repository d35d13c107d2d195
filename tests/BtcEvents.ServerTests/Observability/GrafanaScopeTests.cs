namespace BtcEvents.ServerTests.Observability;

public sealed class GrafanaScopeTests
{
    private static readonly GrafanaScope Scope = new(
        DateTimeOffset.FromUnixTimeSeconds(1_000),
        DateTimeOffset.FromUnixTimeSeconds(2_000),
        TimeSpan.FromSeconds(1),
        new Dictionary<string, string>(StringComparer.Ordinal) { ["symbol"] = "BTC-USD", ["instance"] = ".*" }
    );

    [Theory]
    [InlineData("rate(a[$__rate_interval])", "rate(a[4s])")]
    [InlineData("rate(a[$__interval])", "rate(a[2s])")]
    [InlineData("increase(a[$__range]) / $__range_s", "increase(a[1000s]) / 1000")]
    [InlineData("a{symbol=\"$symbol\",instance=~\"$instance\"}", "a{symbol=\"BTC-USD\",instance=~\".*\"}")]
    public void Promql_is_expanded(string query, string expected) => Assert.Equal(expected, Scope.Promql(query));

    [Theory]
    [InlineData("$__timeFilter(t)", "t BETWEEN FROM_UNIXTIME(1000) AND FROM_UNIXTIME(2000)")]
    [InlineData("$__timeGroup(t,'1d')", "UNIX_TIMESTAMP(t) DIV 86400 * 86400")]
    [InlineData("$__timeGroupAlias(t, '6h')", "UNIX_TIMESTAMP(t) DIV 21600 * 21600 AS \"time\"")]
    [InlineData("$__unixEpochFilter(t)", "t >= 1000 AND t <= 2000")]
    [InlineData("s = ${symbol:sqlstring}", "s = 'BTC-USD'")]
    public void Sql_is_expanded(string query, string expected) => Assert.Equal(expected, Scope.Sql(query));

    [Theory]
    [InlineData("$__timeFiltre(t)")]
    [InlineData("s = '$simbol'")]
    [InlineData("s = ${simbol:sqlstring}")]
    public void What_nobody_knows_is_named(string query) => Assert.Throws<FormatException>(() => Scope.Sql(query));
}
