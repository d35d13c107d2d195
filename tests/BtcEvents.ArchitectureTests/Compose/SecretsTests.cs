using System.Diagnostics;
using System.Runtime.Versioning;
using BtcEvents.BusTests.Support;
using BtcEvents.ServiceDefaults;

namespace BtcEvents.ArchitectureTests.Compose;

/// <summary>Who gets which password, and that none of them is in the project.</summary>
[UnsupportedOSPlatform("windows")] // rights of files
public sealed class SecretsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static IReadOnlyDictionary<string, YamlPart> Declared => Containers.Declared("secrets");

    [Fact]
    public void Every_declared_secret_is_handed_to_somebody_and_nobody_is_promised_another()
    {
        var used = Containers
            .All.Values.SelectMany(container => Containers.SecretsOf(container).Keys)
            .Distinct()
            .Order();

        Assert.Equal(Declared.Keys.Order(), used);
    }

    [Fact]
    public async Task The_script_makes_exactly_the_files_that_are_declared_and_keeps_them()
    {
        using var folder = Project();

        var made = await MakeAsync(folder);

        Assert.Equal(
            Declared.Values.Select(secret => secret["file"].Text).Order(),
            made.Keys.Select(name => "./secrets/" + name).Order()
        );
        var passwords = made.Where(file => file.Key != "rabbitmq.conf" && !Containers.Given.ContainsKey(file.Key))
            .ToList();
        Assert.All(passwords, file => Assert.Matches("^[0-9a-f]{48}$", file.Value));
        Assert.Equal(passwords.Count, passwords.Select(file => file.Value).Distinct().Count());
        Assert.All(Containers.Given.Keys, name => Assert.Equal("", made[name]));
        Assert.Contains(
            $"default_pass = {made["rabbitmq_password"]}\n",
            made["rabbitmq.conf"],
            StringComparison.Ordinal
        );
        Assert.Equal(made, await MakeAsync(folder));
    }

    [Fact]
    public async Task A_list_of_services_in_another_form_is_told_and_no_user_is_left_out_unseen()
    {
        using var folder = Project();
        var list = folder.File("services/services.json");
        await File.WriteAllTextAsync(list, (await File.ReadAllTextAsync(list, Token)).ReplaceLineEndings(" "), Token);

        using var script = Start(folder);
        var told = await script.StandardError.ReadToEndAsync(Token);
        await script.WaitForExitAsync(Token);

        Assert.Equal(1, script.ExitCode);
        Assert.Contains("the list of services has another form", told, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("compose/secrets")));
    }

    [Theory]
    [InlineData("postgres", "admin")]
    [InlineData("mariadb", "root")]
    public void Every_service_has_a_user_of_its_own_in_each_database_that_it_uses(string server, string administrator)
    {
        var users = ServiceList
            .Shipped.Users.Where(user => server == "postgres" || user.Stores.Contains(ServiceEntry.MarketStore))
            .Select(user => user.Identifier)
            .Append(administrator)
            .Append("owner");

        Assert.Equal(
            users.Select(user => $"{server}_{user}").Order(),
            Containers.SecretsOf(Containers.All[server]).Keys.Order()
        );
    }

    [Fact]
    public void A_service_is_its_own_user_and_gets_no_password_but_its_own()
    {
        foreach (var (name, service) in Containers.Services)
        {
            var own = name.Replace('-', '_');
            var expected = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["rabbitmq_password"] = "RabbitMq__Password",
            };
            foreach (var (store, section) in new[] { ("postgres", "Postgres"), ("mariadb", "MariaDb") })
            {
                if (service["environment"][$"BTC_{section.ToUpperInvariant()}__USER"] is { IsThere: true } user)
                {
                    Assert.Equal("btc_" + own, user.Text);
                    expected.Add($"{store}_{own}", section + "__Password");
                }
            }

            if (service["environment"]["BTC_S3__ACCESSKEY"].IsThere)
            {
                expected.Add("s3_secret_key", "S3__SecretKey");
            }

            foreach (var (secret, setting) in Containers.Given.Where(_ => name == "alert-bridge"))
            {
                expected.Add(secret, setting);
            }

            Assert.Equal(expected.OrderBy(pair => pair.Key), Containers.SecretsOf(service).OrderBy(pair => pair.Key));
        }
    }

    [Fact]
    public void No_secret_is_written_in_the_files_and_what_holds_some_is_ignored_by_git_and_by_builds()
    {
        foreach (var (key, value) in Containers.All.Values.SelectMany(container => container["environment"].Map))
        {
            var secret =
                key.Contains("PASSWORD", StringComparison.Ordinal)
                || key.Contains("SECRETKEY", StringComparison.Ordinal);
            Assert.True(
                !secret
                    || (
                        key.EndsWith("_FILE", StringComparison.Ordinal)
                        && value.Text.StartsWith("/run/secrets/", StringComparison.Ordinal)
                    ),
                key
            );
        }

        Assert.DoesNotContain(
            Containers.Variables.Keys,
            name =>
                name.Contains("PASSWORD", StringComparison.Ordinal) || name.Contains("SECRET", StringComparison.Ordinal)
        );
        var ignored = File.ReadAllLines(Path.Combine(Containers.Root, ".gitignore"));
        Assert.Contains("/compose/secrets/", ignored);
        Assert.Contains("/.env", ignored);
        var unbuilt = File.ReadAllLines(Path.Combine(Containers.Root, ".dockerignore"));
        Assert.Contains("compose", unbuilt);
        Assert.Contains(".env", unbuilt);
    }

    // What the script needs of the project.
    private static TempFolder Project()
    {
        var folder = new TempFolder();
        foreach (var file in new[] { "compose/make-secrets", "services/services.json" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder.File(file))!);
            File.Copy(Path.Combine(Containers.Root, file), folder.File(file));
        }

        return folder;
    }

    private static Process Start(TempFolder folder) =>
        Process.Start(
            new ProcessStartInfo("bash", [folder.File("compose/make-secrets")])
            {
                RedirectStandardError = true,
                UseShellExecute = false,
            }
        )!;

    private static async Task<Dictionary<string, string>> MakeAsync(TempFolder folder)
    {
        using var script = Start(folder);
        await script.WaitForExitAsync(Token);
        Assert.Equal(0, script.ExitCode);
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
            File.GetUnixFileMode(folder.File("compose/secrets"))
        );
        var files = Directory.GetFiles(folder.File("compose/secrets"));
        // Containers are strangers.
        Assert.All(files, file => Assert.True(File.GetUnixFileMode(file).HasFlag(UnixFileMode.OtherRead), file));
        return files.ToDictionary(file => Path.GetFileName(file), File.ReadAllText, StringComparer.Ordinal);
    }
}
