using BtcEvents.ServiceDefaults;

namespace BtcEvents.ArchitectureTests.Compose;

/// <summary>How the containers tell that they can work, and who waits for whom.</summary>
public sealed class HealthTests
{
    // Not all of their images hold a program that could ask them.
    private static readonly string[] Dumb = ["loki", "otel-collector", "tempo"];

    private static readonly string[] Question = ["CMD", "/app/service", HealthQuestion.Argument];

    [Fact]
    public void Every_service_asks_its_own_page_and_the_image_does_so_by_itself()
    {
        Assert.All(Containers.Services.Values, service => Assert.Equal(Question, service["healthcheck"]["test"].Words));
        Assert.EndsWith(
            "CMD [\"/app/service\", \"health\"]",
            Assert.Single(Containers.Instructions("HEALTHCHECK")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_image_names_the_port_on_which_every_service_answers()
    {
        var port = Assert.Single(Containers.Instructions("EXPOSE"));

        Assert.Equal(port, new HealthOptions().Port.ToString());
        Assert.All(
            Containers.Services.Values,
            service =>
            {
                Assert.Equal(port, service["environment"]["BTC_HEALTH__PORT"].Text);
                Assert.Equal("0.0.0.0", service["environment"]["BTC_HEALTH__ADDRESS"].Text);
            }
        );
    }

    [Fact]
    public void Whoever_keeps_running_has_a_health_check_and_starts_again_by_itself()
    {
        foreach (var (name, container) in Containers.All.Where(pair => !Containers.EndsByItself(pair.Value)))
        {
            Assert.True(
                container["healthcheck"]["test"].List.Count > 1 || Dumb.Contains(name, StringComparer.Ordinal),
                $"{name} has no health check"
            );
            Assert.Equal("unless-stopped", container["restart"].Text);
        }
    }

    [Theory]
    [MemberData(nameof(Containers.Names), MemberType = typeof(Containers))]
    public void Who_is_waited_for_is_in_the_file_and_can_meet_the_condition(string name)
    {
        foreach (var (awaited, condition) in Containers.All[name]["depends_on"].Map)
        {
            Assert.True(
                Containers.All.TryGetValue(awaited, out var other),
                $"{name} waits for {awaited}, which is not there"
            );
            Assert.Equal(
                Containers.EndsByItself(other) ? "service_completed_successfully" : "service_healthy",
                condition["condition"].Text
            );
        }
    }

    [Fact]
    public void Services_wait_for_the_migration_and_for_every_server_that_they_use()
    {
        Assert.Equal(
            ["mariadb", "postgres", "rabbitmq", "s3"],
            Containers.All["migrate"]["depends_on"].Map.Keys.Order()
        );
        Assert.All(
            Containers.Services.Values,
            service => Assert.Equal(["migrate", "rabbitmq", "s3"], service["depends_on"].Map.Keys.Order())
        );
    }
}
