using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Xml.Linq;

namespace BtcEvents.Cli.Dashboard;

/// <summary>
/// The program of the dashboard, from its NuGet package: in the folder of all packages of this user, fetched when it is
/// not there yet.
/// </summary>
/// <param name="packages">Folder of packages.</param>
internal sealed class DashboardPackage(string packages)
{
    /// <summary>What does in place of it.</summary>
    public const string Instead =
        "any other OTLP receiver will do: name it in OTEL_EXPORTER_OTLP_ENDPOINT and leave --dashboard away";

    private const string Project = "dashboard.csproj";

    private static readonly (string Name, string Version) Package = Read();

    /// <summary>The folder where NuGet keeps packages for this user.</summary>
    public static string UsualFolder =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } given
            ? Path.GetFullPath(given)
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private string Program =>
        Path.Combine(packages, Package.Name.ToLowerInvariant(), Package.Version, "tools", "Aspire.Dashboard");

    /// <summary>The file of the program.</summary>
    /// <param name="tell">Told that it is being fetched, before that begins.</param>
    /// <param name="cancellationToken">Ends the fetching.</param>
    /// <exception cref="DashboardUnavailableException">Not for this kind of machine; or not there, and no .NET SDK to
    /// fetch it with.</exception>
    /// <exception cref="IOException">It could not be fetched.</exception>
    public async Task<string> FindAsync(Action<string> tell, CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.OSArchitecture != Architecture.X64)
        {
            throw new DashboardUnavailableException(
                $"--dashboard: the dashboard is served for Linux on x64 only, and this is "
                    + $"{RuntimeInformation.RuntimeIdentifier}; {Instead}"
            );
        }

        if (!File.Exists(Program))
        {
            await FetchAsync(tell, cancellationToken);
        }

        return Program;
    }

    private async Task FetchAsync(Action<string> tell, CancellationToken cancellationToken)
    {
        var (_, sdks) = await RunAsync(["--list-sdks"], cancellationToken);
        if (string.IsNullOrWhiteSpace(sdks))
        {
            throw new DashboardUnavailableException(
                $"--dashboard: the dashboard is not there yet, and only the .NET SDK can fetch it; {Instead}"
            );
        }

        tell($"fetching the dashboard (38 MB) to {packages} ...");
        // Outside the checkout, whose own packages are none of its business.
        var folder = Directory.CreateTempSubdirectory("btc-dashboard-");
        try
        {
            var project = Path.Combine(folder.FullName, Project);
            await using (var file = File.Create(project))
            {
                await Open().CopyToAsync(file, cancellationToken);
            }

            var (code, said) = await RunAsync(["restore", project, "--packages", packages], cancellationToken);
            if (code != 0 || !File.Exists(Program))
            {
                throw new IOException($"the dashboard could not be fetched: {Reason(said)}; {Instead}");
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // Its exit code and what it printed: nothing where there is no such program, or no SDK beside the runtime.
    private static async Task<(int Code, string Printed)> RunAsync(
        string[] arguments,
        CancellationToken cancellationToken
    )
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["DOTNET_NOLOGO"] = "true";
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            var printed = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            await errors;
            return (process.ExitCode, printed);
        }
        catch (Win32Exception)
        {
            return (-1, "");
        }
    }

    private static string Reason(string said) =>
        said.Split('\n', StringSplitOptions.TrimEntries)
            .FirstOrDefault(line => line.Contains("error", StringComparison.Ordinal))
        ?? "dotnet restore gave no reason";

    private static Stream Open() => typeof(DashboardPackage).Assembly.GetManifestResourceStream(Project)!;

    private static (string Name, string Version) Read()
    {
        using var project = Open();
        var package = XDocument.Load(project).Descendants("PackageDownload").Single();
        return (package.Attribute("Include")!.Value, package.Attribute("Version")!.Value.Trim('[', ']'));
    }
}
